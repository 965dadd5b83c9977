import type { AdvisorOptions } from '@recado/contracts/advisor'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { buttonStyle } from '../../design/button.tsx'
import { Card } from '../../design/card.tsx'
import { Meter } from '../../design/meter.tsx'
import { useFormat } from '../../i18n/use-format.ts'

/** What the plan gives, and how much of it is used. */
export function BudgetCard({ plan }: { plan: AdvisorOptions['plan'] }) {
  const { t } = useTranslation('consultor')
  const format = useFormat()
  const rows = [
    { key: 'executions', used: plan.executions_used, limit: plan.executions_limit },
    { key: 'tokens', used: plan.tokens_used, limit: plan.tokens_limit },
  ] as const
  return (
    <Card
      title={t('config.budget.title')}
      description={t('config.budget.text', { count: plan.concurrent_limit })}
      flush
      actions={
        <Link to="/configuracoes/plano" className={buttonStyle({ size: 'small' })}>
          {t('config.budget.plan')}
        </Link>
      }
    >
      <ul>
        {rows.map(({ key, used, limit }) => {
          const text =
            limit === null
              ? t('config.budget.unlimited', { used: format.number(used) })
              : t('config.budget.of', { used: format.number(used), limit: format.number(limit) })
          return (
            <li key={key} className="grid gap-2 border-b border-line px-4 py-3.5 last:border-0 sm:px-5">
              <div className="flex flex-wrap items-baseline justify-between gap-x-4 text-13">
                <span className="font-medium">{t(`config.budget.${key}`)}</span>
                <span className="text-ink-soft">{text}</span>
              </div>
              {limit !== null && <Meter label={t(`config.budget.${key}`)} used={used} limit={limit} text={text} />}
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
