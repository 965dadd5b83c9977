import type { CarImportView } from '@recado/contracts/car-imports'
import { Link } from '@tanstack/react-router'
import { CircleAlert, CircleCheck, CircleSlash } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { buttonStyle } from '../../design/button.tsx'
import { Card } from '../../design/card.tsx'
import { Notice } from '../../design/notice.tsx'
import { Progress } from '../../design/progress.tsx'
import { useFormat } from '../../i18n/use-format.ts'
import { useImportWords } from './use-import-words.ts'

/** How far an import is, or how it ended. */
export function ImportState({ found }: { found: CarImportView }) {
  const { t } = useTranslation('stock-import')
  const format = useFormat()
  const words = useImportWords()
  if (found.status === 'done')
    return (
      <>
        <Notice
          icon={CircleCheck}
          tone="good"
          action={
            <Link to="/estoque" className={buttonStyle({ size: 'small' })}>
              {t('see_stock')}
            </Link>
          }
        >
          {t('done', { count: found.cars })}
        </Notice>
        <dl className="grid grid-cols-2 gap-3 lg:grid-cols-4">
          {(['created', 'updated', 'gone', 'refused'] as const).map((key) => (
            <div key={key} className="grid content-start gap-1 rounded-8 border border-line bg-surface px-4 py-3">
              <dt className="text-13 text-ink-soft">{t(`figures.${key}`)}</dt>
              <dd className="text-20 font-semibold tabular-nums">{format.number(found[key])}</dd>
              <dd className="text-12 text-ink-faint">{t(`figures.${key}_note`)}</dd>
            </div>
          ))}
        </dl>
      </>
    )
  if (found.status === 'failed')
    return (
      <Notice
        icon={CircleAlert}
        tone="bad"
        action={
          <Link
            to={found.problem?.code === 'quota_exceeded' ? '/configuracoes/plano' : '/estoque/importar'}
            className={buttonStyle({ size: 'small' })}
          >
            {t(found.problem?.code === 'quota_exceeded' ? 'see_plan' : 'again')}
          </Link>
        }
      >
        {words.problem(found)} {t('unchanged')}
      </Notice>
    )
  if (found.status === 'discarded')
    return (
      <Notice icon={CircleSlash} tone="accent">
        {t('discarded')} {t('unchanged')}
      </Notice>
    )
  if (found.status === 'uploading')
    return (
      <Card title={t('uploading')} description={t('uploading_text')}>
        <Progress
          label={t('uploading')}
          share={found.size_bytes === 0 ? null : found.received_bytes / found.size_bytes}
        />
      </Card>
    )
  return (
    <Card title={t('running')} description={t('running_text')}>
      <div className="grid gap-2">
        <Progress label={t('running')} share={shareOf(found)} />
        <p role="status" className="text-13 text-ink-soft">
          {t('rows_read', { count: found.rows, shown: format.number(found.rows) })}
        </p>
      </div>
    </Card>
  )
}

/** How far its file is read; null before the first rows are stored, and when all is read and the cars are changed. */
function shareOf({ read_bytes: read, size_bytes: size }: CarImportView): number | null {
  return read > 0 && read < size ? read / size : null
}
