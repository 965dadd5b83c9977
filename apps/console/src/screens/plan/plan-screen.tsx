import { useTranslation } from 'react-i18next'
import { PageHeader } from '../../design/page-header.tsx'
import { useMay } from '../../session/me-context.ts'
import { SubscriptionCards } from './subscription-cards.tsx'
import { UsageCard } from './usage-card.tsx'

export function PlanScreen() {
  const { t } = useTranslation('plan')
  const may = useMay()
  return (
    <>
      <PageHeader title={t('title')} description={t('text')} />
      <div className="grid gap-6">
        {may('billing.read') && <SubscriptionCards />}
        {may('usage.read') && <UsageCard />}
      </div>
    </>
  )
}
