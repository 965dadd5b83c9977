import { useQuery } from '@tanstack/react-query'
import { ChartNoAxesColumn } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Card } from '../../design/card.tsx'
import { EmptyState } from '../../design/empty-state.tsx'
import { ErrorState } from '../../design/error-state.tsx'
import { Meter } from '../../design/meter.tsx'
import { SkeletonRows } from '../../design/skeleton.tsx'
import { useFormat } from '../../i18n/use-format.ts'
import { useServices } from '../../services.ts'
import { readUsage, type Usage } from './plan.api.ts'

/** What is used, against what the plan gives; the fullest first. */
export function UsageCard() {
  const { t } = useTranslation(['plan', 'common'])
  const { http } = useServices()
  const usage = useQuery({ queryKey: ['usage'], queryFn: () => readUsage(http) })
  const items = usage.data?.items.toSorted((a, b) => (b.percent ?? -1) - (a.percent ?? -1))
  return (
    <Card title={t('usage')} flush>
      {usage.isError ? (
        <ErrorState error={usage.error} onRetry={() => void usage.refetch()} />
      ) : items === undefined ? (
        <SkeletonRows label={t('common:loading')} />
      ) : items.length === 0 ? (
        <EmptyState icon={ChartNoAxesColumn} title={t('no_usage_title')}>
          {t('no_usage')}
        </EmptyState>
      ) : (
        <ul>
          {items.map((item) => (
            <UsageRow key={item.metric} item={item} />
          ))}
        </ul>
      )}
    </Card>
  )
}

function UsageRow({ item }: { item: Usage }) {
  const { t } = useTranslation('plan')
  const format = useFormat()
  const { metric, used, limit, period, period_end } = item
  const amount = (value: number) => (metric === 'storage_bytes' ? format.bytes(value) : format.number(value))
  const text =
    limit === null ? t('unlimited', { used: amount(used) }) : t('of', { used: amount(used), limit: amount(limit) })
  return (
    <li className="grid gap-2 border-b border-line px-4 py-3.5 last:border-0 sm:px-5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="text-13 font-medium">{t(`metrics.${metric}`)}</span>
        <span className="text-13 text-ink-soft">{text}</span>
      </div>
      {limit !== null && <Meter label={t(`metrics.${metric}`)} used={used} limit={limit} text={text} />}
      {period !== 'none' && period_end !== null && (
        <p className="text-12 text-ink-faint">{t('starts_over', { date: format.date(period_end) })}</p>
      )}
    </li>
  )
}
