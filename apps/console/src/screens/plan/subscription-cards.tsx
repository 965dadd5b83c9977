import { useQuery } from '@tanstack/react-query'
import { Receipt } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Badge, type Tone } from '../../design/badge.tsx'
import { Card } from '../../design/card.tsx'
import { EmptyState } from '../../design/empty-state.tsx'
import { ErrorState } from '../../design/error-state.tsx'
import { SkeletonRows } from '../../design/skeleton.tsx'
import { useFormat } from '../../i18n/use-format.ts'
import { useServices } from '../../services.ts'
import { readBilling, type Subscription } from './plan.api.ts'

const TONES: Record<Subscription['status'], Tone> = {
  incomplete: 'warn',
  trialing: 'accent',
  active: 'good',
  past_due: 'warn',
  suspended: 'bad',
  cancelled: 'neutral',
}

/** What the company subscribes to, until when, and what follows. */
export function SubscriptionCards() {
  const { t } = useTranslation(['plan', 'common'])
  const { http } = useServices()
  const billing = useQuery({ queryKey: ['billing'], queryFn: () => readBilling(http) })
  return (
    <Card title={t('subscriptions')} flush>
      {billing.isError ? (
        <ErrorState error={billing.error} onRetry={() => void billing.refetch()} />
      ) : billing.data === undefined ? (
        <SkeletonRows label={t('common:loading')} rows={2} />
      ) : billing.data.subscriptions.length === 0 ? (
        <EmptyState icon={Receipt} title={t('none_title')}>
          {t('none')}
        </EmptyState>
      ) : (
        <ul>
          {billing.data.subscriptions.map((subscription) => (
            <SubscriptionRow key={subscription.id} subscription={subscription} />
          ))}
        </ul>
      )}
    </Card>
  )
}

function SubscriptionRow({ subscription }: { subscription: Subscription }) {
  const { t } = useTranslation('plan')
  const format = useFormat()
  const {
    plan_name,
    product,
    status,
    cycle,
    price_centavos,
    trial_ends_at,
    period_end,
    suspends_at,
    next_plan_name,
    next_plan_at,
  } = subscription
  const until =
    status === 'trialing' && trial_ends_at !== null
      ? t('trial_until', { date: format.date(trial_ends_at) })
      : t('renews', { date: format.date(period_end) })
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line px-4 py-3.5 last:border-0 sm:px-5">
      <div className="grid gap-0.5">
        <span className="flex items-center gap-2 font-medium">
          {plan_name}
          <Badge tone={TONES[status]}>{t(`statuses.${status}`)}</Badge>
        </span>
        <span className="text-12 text-ink-faint">
          {t(`products.${product as 'chat'}`, { defaultValue: product })} · {until}
        </span>
        {suspends_at !== null && (
          <span className="text-12 text-bad">{t('suspends', { date: format.date(suspends_at) })}</span>
        )}
        {next_plan_name !== null && next_plan_at !== null && (
          <span className="text-12 text-ink-soft">
            {t('next', { plan: next_plan_name, date: format.date(next_plan_at) })}
          </span>
        )}
      </div>
      <p className="sm:text-right">
        <span className="text-16 font-semibold">
          {price_centavos === null ? t('on_request') : format.money(price_centavos)}
        </span>
        {price_centavos !== null && <span className="block text-12 text-ink-faint">{t(`cycles.${cycle}`)}</span>}
      </p>
    </li>
  )
}
