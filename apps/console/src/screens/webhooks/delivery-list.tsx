import { History, Inbox } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../api/use-act.ts'
import { Badge, type Tone } from '../../design/badge.tsx'
import { Button } from '../../design/button.tsx'
import { Card } from '../../design/card.tsx'
import { EmptyState } from '../../design/empty-state.tsx'
import { type Column, Table } from '../../design/table.tsx'
import { RelativeTime } from '../../i18n/relative-time.tsx'
import { ListView } from '../../lists/list-view.tsx'
import { useKeysetList } from '../../lists/use-keyset-list.ts'
import { useServices } from '../../services.ts'
import { DeliveryDialog } from './delivery-dialog.tsx'
import { useEventName } from './use-event-name.ts'
import { type Delivery, listDeliveries, replayDead, type Webhook } from './webhooks.api.ts'

const TONES: Record<Delivery['status'], Tone> = { pending: 'accent', delivered: 'good', dead: 'bad' }
// How far back "send again" reaches.
const WEEK_MS = 7 * 86_400_000

/** What was sent to one endpoint and how it went. */
export function DeliveryList({ webhook, mayManage }: { webhook: Webhook; mayManage: boolean }) {
  const { t } = useTranslation('webhooks')
  const { http } = useServices()
  const eventName = useEventName()
  const [opened, setOpened] = useState<Delivery>()
  const list = useKeysetList(['deliveries', webhook.id], (cursor) => listDeliveries(http, webhook.id, cursor))
  const replay = useAct({
    run: () => replayDead(http, webhook.id, new Date(Date.now() - WEEK_MS)),
    changes: ['deliveries'],
    done: (_input, { deliveries }) => ({ text: t('replayed', { count: deliveries }) }),
  })
  const columns: Column<Delivery>[] = [
    {
      key: 'event',
      header: t('event'),
      cell: (delivery) => (
        <button
          type="button"
          onClick={() => setOpened(delivery)}
          className="max-w-full truncate text-13 hover:underline"
        >
          {eventName(delivery.event)}
        </button>
      ),
    },
    {
      key: 'status',
      header: t('status'),
      width: 'w-36',
      cell: ({ status, last_status }) => (
        <span className="flex items-center gap-2">
          <Badge tone={TONES[status]}>{t(`delivery.${status}`)}</Badge>
          {last_status !== null && <span className="text-12 text-ink-faint">{last_status}</span>}
        </span>
      ),
    },
    {
      key: 'attempts',
      header: t('attempts'),
      width: 'w-28',
      wideOnly: true,
      cell: ({ attempts }) => <span className="text-ink-soft">{attempts}</span>,
    },
    {
      key: 'at',
      header: t('at'),
      width: 'w-32',
      cell: ({ created_at }) => (
        <span className="text-ink-soft">
          <RelativeTime value={created_at} />
        </span>
      ),
    },
  ]
  return (
    <Card
      title={t('deliveries')}
      description={webhook.url}
      flush
      actions={
        mayManage &&
        list.items?.some(({ status }) => status === 'dead') && (
          <Button size="small" busy={replay.isPending} onClick={() => replay.mutate(undefined)}>
            <History size={14} aria-hidden />
            {t('replay_dead')}
          </Button>
        )
      }
    >
      <ListView
        list={list}
        empty={
          <EmptyState icon={Inbox} title={t('no_deliveries_title')}>
            {t('no_deliveries')}
          </EmptyState>
        }
      >
        {(deliveries) => <Table label={t('deliveries')} columns={columns} rows={deliveries} rowKey={({ id }) => id} />}
      </ListView>
      {opened && <DeliveryDialog delivery={opened} mayManage={mayManage} onClose={() => setOpened(undefined)} />}
    </Card>
  )
}
