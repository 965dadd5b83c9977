import { FileUp } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Card } from '../../design/card.tsx'
import { EmptyState } from '../../design/empty-state.tsx'
import { PageHeader } from '../../design/page-header.tsx'
import { ListView } from '../../lists/list-view.tsx'
import { useKeysetList } from '../../lists/use-keyset-list.ts'
import { useServices } from '../../services.ts'
import { FeedsCard } from '../feeds/feeds-card.tsx'
import { FipeCard } from '../fipe/fipe-card.tsx'
import { BeginImport } from './begin-import.tsx'
import { ImportRow } from './import-row.tsx'
import { importKeys, listImports } from './imports.api.ts'

/** How cars come in: now, by themselves, and how it went. */
export function ImportsScreen() {
  const { t } = useTranslation('stock-import')
  const { http } = useServices()
  const list = useKeysetList(importKeys.list, (cursor) => listImports(http, cursor))
  return (
    <>
      <PageHeader title={t('title')} description={t('text')} />
      <div className="grid gap-4">
        <BeginImport />
        <FeedsCard />
        <FipeCard />
        <Card title={t('history')} flush>
          <ListView
            list={list}
            empty={
              <EmptyState icon={FileUp} title={t('history_empty_title')}>
                {t('history_empty')}
              </EmptyState>
            }
          >
            {(imports) => (
              <ul>
                {imports.map((one) => (
                  <ImportRow key={one.id} found={one} />
                ))}
              </ul>
            )}
          </ListView>
        </Card>
      </div>
    </>
  )
}
