import type { AdvisorOptions } from '@recado/contracts/advisor'
import { useTranslation } from 'react-i18next'
import { Meter } from '../../design/meter.tsx'
import { useFormat } from '../../i18n/use-format.ts'

/** What the plan still gives this month, and who speaks. */
export function PlanLeft({ options: { plan, model } }: { options: AdvisorOptions }) {
  const { t } = useTranslation('consultor')
  const format = useFormat()
  const { executions_used: used, executions_limit: limit } = plan
  const text =
    limit === null
      ? t('plan.unlimited', { count: used })
      : limit === 0
        ? t('plan.none')
        : t('plan.left', { count: Math.max(limit - used, 0), limit: format.number(limit) })
  return (
    <div className="grid min-w-0 flex-1 basis-56 gap-1.5 text-12 text-ink-faint">
      <p className="text-13 text-ink-soft">{text}</p>
      {limit !== null && limit > 0 && (
        <div className="max-w-56">
          <Meter label={t('plan.label')} used={used} limit={limit} text={text} />
        </div>
      )}
      <p>{model === 'offline' ? t('speaks_offline') : t('speaks', { model })}</p>
    </div>
  )
}
