import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { PageHeader } from '../../design/page-header.tsx'
import { useServices } from '../../services.ts'
import { useMay } from '../../session/me-context.ts'
import { countLeads, leadKeys } from '../leads/leads.api.ts'
import { UnreadArrivals } from '../leads/unread-arrivals.tsx'
import { LeadInboxCard } from './lead-inbox-card.tsx'
import { PortalsCard } from './portals-card.tsx'

/** By which ways leads arrive, and where they are answered. */
export function SourcesScreen() {
  const { t } = useTranslation('stock-settings')
  const { http } = useServices()
  const reads = useMay()('leads.write')
  const counts = useQuery({ queryKey: leadKeys.counts, queryFn: () => countLeads(http), enabled: reads })
  return (
    <>
      <PageHeader title={t('sources.title')} description={t('sources.text')} />
      {(counts.data?.unread_arrivals ?? 0) > 0 && <UnreadArrivals />}
      <div className="grid gap-4">
        <PortalsCard />
        <LeadInboxCard />
      </div>
    </>
  )
}
