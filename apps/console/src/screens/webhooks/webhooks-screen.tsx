import { Plus, Webhook as WebhookIcon } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../design/button.tsx'
import { Card } from '../../design/card.tsx'
import { EmptyState } from '../../design/empty-state.tsx'
import { PageHeader } from '../../design/page-header.tsx'
import { ListView } from '../../lists/list-view.tsx'
import { useKeysetList } from '../../lists/use-keyset-list.ts'
import { useServices } from '../../services.ts'
import { useMay } from '../../session/me-context.ts'
import { DeliveryList } from './delivery-list.tsx'
import { WebhookDialog } from './webhook-dialog.tsx'
import { WebhookRow } from './webhook-row.tsx'
import { listWebhooks, type Webhook } from './webhooks.api.ts'

/** Addresses that are told of events; one of them opened shows its deliveries. */
export function WebhooksScreen() {
  const { t } = useTranslation('webhooks')
  const { http } = useServices()
  const mayManage = useMay()('webhooks.manage')
  const [editing, setEditing] = useState<Webhook | 'new'>()
  const [openId, setOpenId] = useState<string>()
  const list = useKeysetList(['webhooks'], (cursor) => listWebhooks(http, cursor))
  const create = mayManage && (
    <Button kind="primary" onClick={() => setEditing('new')}>
      <Plus size={16} aria-hidden />
      {t('new')}
    </Button>
  )
  const opened = list.items?.find(({ id }) => id === openId)
  return (
    <>
      <PageHeader title={t('title')} description={t('text')} actions={list.items?.length ? create : undefined} />
      <div className="grid gap-6">
        <Card flush>
          <ListView
            list={list}
            empty={
              <EmptyState icon={WebhookIcon} title={t('empty_title')} action={create}>
                {t('empty')}
              </EmptyState>
            }
          >
            {(webhooks) => (
              <ul>
                {webhooks.map((webhook) => (
                  <WebhookRow
                    key={webhook.id}
                    webhook={webhook}
                    open={webhook.id === openId}
                    mayManage={mayManage}
                    onOpen={() => setOpenId(webhook.id === openId ? undefined : webhook.id)}
                    onEdit={() => setEditing(webhook)}
                  />
                ))}
              </ul>
            )}
          </ListView>
        </Card>
        {opened && <DeliveryList key={opened.id} webhook={opened} mayManage={mayManage} />}
      </div>
      {editing && (
        <WebhookDialog {...(editing !== 'new' && { webhook: editing })} onClose={() => setEditing(undefined)} />
      )}
    </>
  )
}
