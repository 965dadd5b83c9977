import { useTranslation } from 'react-i18next'
import { useAct } from '../../api/use-act.ts'
import { Button } from '../../design/button.tsx'
import { Dialog } from '../../design/dialog.tsx'
import { DialogActions } from '../../design/dialog-frame.tsx'
import { useFormat } from '../../i18n/use-format.ts'
import { useServices } from '../../services.ts'
import { useCarWords } from '../stock/use-car-words.ts'
import { type FipePreview, replaceFipe } from './fipe.api.ts'
import { FipeCoverage } from './fipe-coverage.tsx'

/** What a file would come to, before it takes the place of the table in use. */
export function FipeDialog({ file, preview, onClose }: { file: File; preview: FipePreview; onClose(): void }) {
  const { t } = useTranslation(['stock-import', 'common'])
  const { http } = useServices()
  const format = useFormat()
  const words = useCarWords()
  const use = useAct({
    run: () => replaceFipe(http, file),
    changes: ['fipe-table', 'cars'],
    done: () => ({ text: t('fipe.used') }),
    after: onClose,
  })
  const { rows, refused, problems, sample, coverage } = preview
  return (
    <Dialog
      open
      wide
      onOpenChange={(open) => open || onClose()}
      title={t('fipe.preview')}
      description={t('fipe.preview_text', { count: rows, shown: format.number(rows), name: file.name })}
    >
      <div className="grid gap-4">
        <section className="grid gap-2" aria-label={t('fipe.would')}>
          <h3 className="text-13 font-medium">{t('fipe.would')}</h3>
          <FipeCoverage coverage={coverage} />
        </section>
        <ul className="grid gap-1 text-13" aria-label={t('fipe.sample')}>
          {sample.map((row) => (
            <li key={`${row.model} ${row.version} ${row.year}`} className="flex justify-between gap-4">
              <span className="min-w-0 truncate">
                {[row.brand, row.model, row.version, row.year].filter((part) => part !== '').join(' ')}
              </span>
              <span className="shrink-0 tabular-nums">{words.price(row.price_cents)}</span>
            </li>
          ))}
        </ul>
        {refused > 0 && (
          <section className="grid gap-2" aria-label={t('fipe.refused_label')}>
            <h3 className="text-13 font-medium">
              {t('fipe.refused', { count: refused, shown: format.number(refused) })}
            </h3>
            <ul className="grid max-h-50 gap-1 overflow-y-auto text-12 text-ink-soft">
              {problems.map(({ line, problem, text }) => (
                <li key={line}>
                  {t('fipe.line', { line: format.number(line) })}: {t(`fipe.problems.${problem}`)}{' '}
                  <span className="break-all">“{text}”</span>
                </li>
              ))}
            </ul>
          </section>
        )}
        <DialogActions>
          <Button onClick={onClose}>{t('common:actions.cancel')}</Button>
          <Button kind="primary" busy={use.isPending} onClick={() => use.mutate(undefined)}>
            {t('fipe.use')}
          </Button>
        </DialogActions>
      </div>
    </Dialog>
  )
}
