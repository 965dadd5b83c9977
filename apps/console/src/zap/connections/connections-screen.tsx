import { Link } from '@tanstack/react-router'
import { MessageCircle, Plus, Receipt } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, buttonStyle } from '../../design/button.tsx'
import { Card } from '../../design/card.tsx'
import { EmptyState } from '../../design/empty-state.tsx'
import { PageHeader } from '../../design/page-header.tsx'
import { ListView } from '../../lists/list-view.tsx'
import { useWholeList } from '../../lists/use-whole-list.ts'
import { useServices } from '../../services.ts'
import { useMay } from '../../session/me-context.ts'
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
  // Meta alone charges by the message.
  const mayCost = useMay()('billing.read') && list.items?.some(({ driver }) => driver === 'cloud')
  const actions = list.items?.length ? (
    <>
      {mayCost && (
        <Link to="/configuracoes/whatsapp/custos" className={buttonStyle()}>
          <Receipt size={16} aria-hidden />
          {t('costs')}
        </Link>
      )}
      {connect}
    </>
  ) : undefined
  return (
    <>
      <PageHeader title={t('title')} description={t('text')} actions={actions} />
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
