import { MessageCircle, Plus } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../design/button.tsx'
import { Card } from '../../design/card.tsx'
import { EmptyState } from '../../design/empty-state.tsx'
import { PageHeader } from '../../design/page-header.tsx'
import { ListView } from '../../lists/list-view.tsx'
import { useWholeList } from '../../lists/use-whole-list.ts'
import { useServices } from '../../services.ts'
import { ConnectionRow } from './connection-row.tsx'
import { connectionsQuery, listConnections } from './connections.api.ts'

const ConnectDialog = lazy(() => import('./connect-dialog.tsx').then((file) => ({ default: file.ConnectDialog })))

/** The company's WhatsApp numbers and how each fares. */
export function ConnectionsScreen() {
  const { t } = useTranslation('connections')
  const { http } = useServices()
  const [connecting, setConnecting] = useState(false)
  const list = useWholeList(connectionsQuery(http).queryKey, () => listConnections(http))
  const connect = (
    <Button kind="primary" onClick={() => setConnecting(true)}>
      <Plus size={16} aria-hidden />
      {t('connect')}
    </Button>
  )
  return (
    <>
      <PageHeader title={t('title')} description={t('text')} actions={list.items?.length ? connect : undefined} />
      <Card flush>
        <ListView
          list={list}
          empty={
            <EmptyState icon={MessageCircle} title={t('empty_title')} action={connect}>
              {t('empty')}
            </EmptyState>
          }
        >
          {(connections) => (
            <ul>
              {connections.map((connection) => (
                <ConnectionRow key={connection.id} connection={connection} />
              ))}
            </ul>
          )}
        </ListView>
      </Card>
      {connecting && (
        <Suspense>
          <ConnectDialog onClose={() => setConnecting(false)} />
        </Suspense>
      )}
    </>
  )
}
