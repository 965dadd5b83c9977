import { Link } from '@tanstack/react-router'
import { Compass, Plus, Settings2 } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { buttonStyle } from '../../design/button.tsx'
import { Card } from '../../design/card.tsx'
import { EmptyState } from '../../design/empty-state.tsx'
import { Input } from '../../design/input.tsx'
import { PageHeader } from '../../design/page-header.tsx'
import { ListView } from '../../lists/list-view.tsx'
import { useKeysetList } from '../../lists/use-keyset-list.ts'
import { useServices } from '../../services.ts'
import { useMay } from '../../session/me-context.ts'
import { EXECUTIONS, listExecutions } from '../consultor.api.ts'
import { CompareBar } from './compare-bar.tsx'
import { ExampleCards } from './example-cards.tsx'
import { ExecutionRow } from './execution-row.tsx'
import { useFreshRuns } from './use-fresh-runs.ts'

/** Below so many there is nothing to search. */
const SEARCHED_FROM = 6
/** With fewer there is room for more ideas. */
const FEW = 4

/** What was put to the board, the newest first. */
export function ConsultorScreen() {
  const { t } = useTranslation('consultor')
  const { http } = useServices()
  const may = useMay()
  const [search, setSearch] = useState('')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const asked = useDeferredValue(search.trim())
  const list = useKeysetList([EXECUTIONS, 'list', asked], (cursor) => listExecutions(http, asked, cursor))
  useFreshRuns(list.items)
  const isEmpty = list.items?.length === 0 && asked === ''
  const choose = (id: string, on: boolean) =>
    setChosen((before) => (on ? [...before.slice(-1), id] : before.filter((one) => one !== id)))
  return (
    <div className="mx-auto w-full max-w-260 px-4 py-6 sm:px-8 sm:py-8">
      <PageHeader
        title={t('title')}
        description={t('text')}
        actions={
          <>
            {may('advisor.manage') && (
              <Link to="/configuracoes/consultor" className={buttonStyle()} aria-label={t('settings')}>
                <Settings2 size={16} aria-hidden />
              </Link>
            )}
            {!isEmpty && (
              <Link to="/consultor/nova" className={buttonStyle({ kind: 'primary' })}>
                <Plus size={16} aria-hidden />
                {t('ask')}
              </Link>
            )}
          </>
        }
      />
      {(search !== '' || (list.items?.length ?? 0) >= SEARCHED_FROM) && (
        <Input
          type="search"
          className="mb-3 max-w-80"
          aria-label={t('search')}
          placeholder={t('search')}
          value={search}
          onChange={({ target }) => setSearch(target.value)}
        />
      )}
      {isEmpty ? (
        <ExampleCards isFirst />
      ) : (
        <Card flush>
          <ListView
            list={list}
            empty={
              <EmptyState icon={Compass} title={t('not_found_title')}>
                {t('not_found')}
              </EmptyState>
            }
          >
            {(executions) => (
              <ul aria-label={t('title')}>
                {executions.map((execution) => (
                  <ExecutionRow
                    key={execution.execution_id}
                    execution={execution}
                    chosen={chosen.includes(execution.execution_id)}
                    onChoose={executions.length > 1 ? (on) => choose(execution.execution_id, on) : undefined}
                  />
                ))}
              </ul>
            )}
          </ListView>
        </Card>
      )}
      {!isEmpty && asked === '' && (list.items?.length ?? FEW) < FEW && (
        <div className="mt-8">
          <ExampleCards isFirst={false} />
        </div>
      )}
      <CompareBar
        executions={(list.items ?? []).filter(({ execution_id }) => chosen.includes(execution_id))}
        onClear={() => setChosen([])}
      />
    </div>
  )
}
