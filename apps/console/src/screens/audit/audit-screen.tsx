import { Download, ScrollText } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { saveFile } from '../../api/save-file.ts'
import { useAct } from '../../api/use-act.ts'
import { Button } from '../../design/button.tsx'
import { Card } from '../../design/card.tsx'
import { EmptyState } from '../../design/empty-state.tsx'
import { PageHeader } from '../../design/page-header.tsx'
import { ListView } from '../../lists/list-view.tsx'
import { useKeysetList } from '../../lists/use-keyset-list.ts'
import { useServices } from '../../services.ts'
import { useMay } from '../../session/me-context.ts'
import { type AuditFilter, exportAudit, listAudit } from './audit.api.ts'
import { AuditFilters } from './audit-filters.tsx'
import { AuditRow } from './audit-row.tsx'

const EVERYTHING: AuditFilter = { action: '', from: '', to: '' }

export function AuditScreen() {
  const { t } = useTranslation('audit')
  const { http } = useServices()
  const may = useMay()
  const [filter, setFilter] = useState(EVERYTHING)
  const list = useKeysetList(['audit', filter], (cursor) => listAudit(http, filter, cursor))
  const download = useAct({
    run: async () => saveFile(await exportAudit(http, filter), t('file')),
    changes: [],
  })
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('text')}
        actions={
          may('audit.export') && (
            <Button busy={download.isPending} onClick={() => download.mutate(undefined)}>
              <Download size={16} aria-hidden />
              {t('export')}
            </Button>
          )
        }
      />
      <Card flush>
        <AuditFilters value={filter} onChange={setFilter} />
        <ListView
          list={list}
          empty={
            <EmptyState
              icon={ScrollText}
              title={t('empty_title')}
              action={filter !== EVERYTHING && <Button onClick={() => setFilter(EVERYTHING)}>{t('clear')}</Button>}
            >
              {t('empty')}
            </EmptyState>
          }
        >
          {(entries) => (
            <ul>
              {entries.map((entry) => (
                <AuditRow key={entry.id} entry={entry} />
              ))}
            </ul>
          )}
        </ListView>
      </Card>
    </>
  )
}
