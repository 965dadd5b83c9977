import type { FlowImportLine } from '@recado/contracts/flows'
import { useTranslation } from 'react-i18next'
import { Badge } from '../../../design/badge.tsx'
import { Button } from '../../../design/button.tsx'
import { DialogActions } from '../../../design/dialog-frame.tsx'

/** What did not come along as it was, block by block. */
export function ImportReport({ report, onOpen }: { report: readonly FlowImportLine[]; onOpen(): void }) {
  const { t } = useTranslation('flows')
  const lost = report.filter(({ kind }) => kind === 'lost')
  const changed = report.filter(({ kind }) => kind === 'changed')
  return (
    <>
      <p className="pb-3 text-13">{t('import.sentence', { lost: lost.length, changed: changed.length })}</p>
      <ul className="grid gap-px overflow-hidden rounded-8 border border-line bg-line">
        {[...lost, ...changed].map(({ code, kind, block, group, original_type, text }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines may be equal, and never move
          <li key={index} className="grid gap-1 bg-surface px-3 py-2 text-13">
            <span className="flex items-center gap-2">
              <Badge tone={kind === 'lost' ? 'bad' : 'warn'}>{t(`import.${kind}`)}</Badge>
              <span className="text-12 text-ink-faint">
                {[group, original_type].filter(Boolean).join(' · ') || (block ?? code)}
              </span>
            </span>
            {text}
          </li>
        ))}
      </ul>
      <DialogActions>
        <Button kind="primary" onClick={onOpen}>
          {t('import.open')}
        </Button>
      </DialogActions>
    </>
  )
}
