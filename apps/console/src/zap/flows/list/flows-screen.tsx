import type { FlowView } from '@recado/contracts/flows'
import { FlowId } from '@recado/contracts/ids'
import { useNavigate } from '@tanstack/react-router'
import { Plus, Workflow } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../design/button.tsx'
import { Card } from '../../../design/card.tsx'
import { EmptyState } from '../../../design/empty-state.tsx'
import { Input } from '../../../design/input.tsx'
import { PageHeader } from '../../../design/page-header.tsx'
import { Segmented } from '../../../design/segmented.tsx'
import { ListView } from '../../../lists/list-view.tsx'
import { useWholeList } from '../../../lists/use-whole-list.ts'
import { useServices } from '../../../services.ts'
import { useMay } from '../../../session/me-context.ts'
import { flowKeys, listFlows } from '../flows.api.ts'
import { CreateFlowDialog } from './create-flow-dialog.tsx'
import { FlowRow } from './flow-row.tsx'

/** The company's bots. */
export function FlowsScreen() {
  const { t } = useTranslation('flows')
  const { http } = useServices()
  const may = useMay()
  const navigate = useNavigate()
  const [creating, setCreating] = useState(false)
  const [shown, setShown] = useState<'current' | 'archived'>('current')
  const [search, setSearch] = useState('')
  const archived = shown === 'archived'
  const list = useWholeList(flowKeys.list(archived), () => listFlows(http, archived))
  const open = (id: FlowView['id']) =>
    void navigate({ to: '/fluxos/$flowId', params: { flowId: String(FlowId.encode(id)) } })
  const create = may('flows.edit') ? (
    <Button kind="primary" onClick={() => setCreating(true)}>
      <Plus size={16} aria-hidden />
      {t('new')}
    </Button>
  ) : undefined
  const some = (list.items?.length ?? 0) > 0
  return (
    <div className="mx-auto w-full max-w-260 px-4 py-6 sm:px-8 sm:py-8">
      <PageHeader title={t('title')} description={t('text')} actions={some || archived ? create : undefined} />
      <div className="mb-3 flex flex-wrap gap-2">
        <Segmented
          label={t('shown')}
          value={shown}
          segments={(['current', 'archived'] as const).map((value) => ({ value, label: t(`shows.${value}`) }))}
          onChange={setShown}
        />
        {(list.items?.length ?? 0) > 6 && (
          <Input
            type="search"
            className="h-8! max-w-64"
            aria-label={t('search')}
            placeholder={t('search')}
            value={search}
            onChange={({ target }) => setSearch(target.value)}
          />
        )}
      </div>
      <Card flush>
        <ListView
          list={list}
          empty={
            archived ? (
              <EmptyState icon={Workflow} title={t('archive_empty_title')}>
                {t('archive_empty')}
              </EmptyState>
            ) : (
              <EmptyState icon={Workflow} title={t('empty_title')} action={create}>
                {t('empty')}
              </EmptyState>
            )
          }
        >
          {(flows) => (
            <ul>
              {flows
                .filter(({ name }) => name.toLowerCase().includes(search.trim().toLowerCase()))
                .map((flow) => (
                  <FlowRow key={flow.id} flow={flow} onOpen={() => open(flow.id)} />
                ))}
            </ul>
          )}
        </ListView>
      </Card>
      {creating && <CreateFlowDialog onClose={() => setCreating(false)} onOpen={open} />}
    </div>
  )
}
