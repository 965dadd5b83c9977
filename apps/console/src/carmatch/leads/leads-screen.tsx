import { LEAD_STAGES, type LeadStage } from '@recado/contracts/leads'
import { useQuery } from '@tanstack/react-query'
import { Search, UserRoundPlus } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Card } from '../../design/card.tsx'
import { EmptyState } from '../../design/empty-state.tsx'
import { Input } from '../../design/input.tsx'
import { PageHeader } from '../../design/page-header.tsx'
import { Segmented } from '../../design/segmented.tsx'
import { ListView } from '../../lists/list-view.tsx'
import { useKeysetList } from '../../lists/use-keyset-list.ts'
import { useServices } from '../../services.ts'
import { LeadRow } from './lead-row.tsx'
import { countLeads, leadKeys, listLeads } from './leads.api.ts'
import { UnreadArrivals } from './unread-arrivals.tsx'

type Shown = LeadStage | 'all'

/** Who asked about cars, the latest touched first. */
export function LeadsScreen() {
  const { t } = useTranslation('leads')
  const { http } = useServices()
  const [shown, setShown] = useState<Shown>('all')
  const [typed, setTyped] = useState('')
  const q = useDeferredValue(typed.trim())
  const query = { ...(shown === 'all' ? {} : { stage: [shown] }), ...(q === '' ? {} : { q }) }
  const list = useKeysetList(leadKeys.list(query), (cursor) => listLeads(http, query, cursor))
  const counts = useQuery({ queryKey: leadKeys.counts, queryFn: () => countLeads(http) })
  const labelOf = (stage: Shown) => {
    const count = stage === 'all' ? undefined : counts.data?.stages[stage]
    return count === undefined ? t(`stages.${stage}`) : t('stage_count', { stage: t(`stages.${stage}`), count })
  }
  return (
    <>
      <PageHeader title={t('title')} description={t('text')} />
      {(counts.data?.unread_arrivals ?? 0) > 0 && <UnreadArrivals />}
      <div className="mb-3 flex flex-wrap gap-2">
        <span className="max-w-full overflow-x-auto">
          <Segmented
            label={t('shown')}
            value={shown}
            onChange={setShown}
            className="max-w-none!"
            segments={(['all', ...LEAD_STAGES] as const).map((value) => ({ value, label: labelOf(value) }))}
          />
        </span>
        <Input
          type="search"
          aria-label={t('search')}
          placeholder={t('search')}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
          className="h-8! min-w-48 flex-1"
        />
      </div>
      <Card flush>
        <ListView
          list={list}
          empty={
            shown !== 'all' || q !== '' ? (
              <EmptyState icon={Search} title={t('nothing_title')}>
                {t('nothing')}
              </EmptyState>
            ) : (
              <EmptyState icon={UserRoundPlus} title={t('empty_title')}>
                {t('empty')}
              </EmptyState>
            )
          }
        >
          {(leads) => (
            <ul aria-label={t('title')}>
              {leads.map((lead) => (
                <LeadRow key={lead.id} lead={lead} />
              ))}
            </ul>
          )}
        </ListView>
      </Card>
    </>
  )
}
