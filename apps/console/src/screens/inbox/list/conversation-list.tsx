import type { ConversationView } from '@recado/contracts/conversations'
import { ConversationId, type InboxId, type LabelId, type MemberId } from '@recado/contracts/ids'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { wireId } from '../../../api/wire-id.ts'
import type { Colleague, Inbox, Label } from '../../../inbox/inbox.api.ts'
import { listSettings } from '../../../inbox/list-settings.ts'
import { useColleagues } from '../../../inbox/use-colleagues.ts'
import type { ConversationListState } from '../../../inbox/use-conversation-list.ts'
import { useInboxAddress } from '../../../inbox/use-inbox-address.ts'
import { useInboxes } from '../../../inbox/use-inboxes.ts'
import { useLabels } from '../../../inbox/use-labels.ts'
import { usePrefetchConversation } from '../../../inbox/use-prefetch-conversation.ts'
import { ConversationRow } from './conversation-row.tsx'

const ROW_HEIGHT = 56
/** Another page is asked for when so few rows are left below. */
const AHEAD = 20
/** What is on screen is fetched first. */
const PREFETCH_AFTER_MS = 120

interface ConversationListProps {
  list: ConversationListState
  items: readonly ConversationView[]
}

/** Rows of which only those in sight exist, however many there are. The chosen one is kept in sight. */
export function ConversationList({ list, items }: ConversationListProps) {
  const { t } = useTranslation('inbox')
  const { folder, conversationId, open } = useInboxAddress()
  const scroller = useRef<HTMLDivElement>(null)
  const inboxes = useById<InboxId, Inbox>(useInboxes())
  const labels = useById<LabelId, Label>(useLabels())
  const colleagues = useById<MemberId, Colleague>(useColleagues())
  const { labelNames } = listSettings.useValue()
  const prefetch = usePrefetchConversation()
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => items[index]?.id ?? index,
    overscan: 10,
  })
  const shown = rows.getVirtualItems()
  const last = shown.at(-1)?.index ?? 0
  const { loadMore } = list
  useEffect(() => {
    if (last >= items.length - AHEAD) loadMore?.()
  }, [last, items.length, loadMore])

  const selected = items.findIndex(({ id }) => id === conversationId)
  // Once for each that is chosen: a list that moves under somebody who reads on in it does not jump back.
  const keptFor = useRef<ConversationView['id']>(undefined)
  useEffect(() => {
    if (selected < 0 || keptFor.current === conversationId || scroller.current === null) return
    keptFor.current = conversationId
    bringIntoSight(scroller.current, selected)
  }, [selected, conversationId])

  // J, K and the eye go to what lies beside: it is there before it is asked for.
  const [above, below] = [items[selected - 1], selected < 0 ? undefined : items[selected + 1]]
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const beside of [below, above]) if (beside !== undefined) prefetch(beside)
    }, PREFETCH_AFTER_MS)
    return () => clearTimeout(timer)
  }, [above, below, prefetch])

  const handlers = useRef({ open, prefetch })
  handlers.current = { open, prefetch }
  const [onOpen, onNear] = useMemo(
    () => [
      (conversation: ConversationView) => handlers.current.open(conversation.id),
      (conversation: ConversationView) => handlers.current.prefetch(conversation),
    ],
    [],
  )
  return (
    <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto overscroll-contain">
      <ul aria-label={t('list.label')} className="relative" style={{ height: rows.getTotalSize() }}>
        {shown.map(({ key, index, start }) => {
          const conversation = items[index]
          if (conversation === undefined) return null
          const { assignee_id, inbox_id, id } = conversation
          return (
            <li
              key={key}
              aria-posinset={index + 1}
              aria-setsize={loadMore === undefined ? items.length : -1}
              className="absolute inset-x-0 top-0"
              style={{ height: ROW_HEIGHT, transform: `translateY(${start}px)` }}
            >
              <ConversationRow
                conversation={conversation}
                href={`/caixa/${folder}/${wireId(ConversationId, id)}`}
                selected={id === conversationId}
                inbox={inboxes.get(inbox_id)}
                labels={labels}
                labelNames={labelNames}
                assignee={folder === 'minhas' || assignee_id === null ? undefined : colleagues.get(assignee_id)}
                onOpen={onOpen}
                onNear={onNear}
              />
            </li>
          )
        })}
      </ul>
    </div>
  )
}

function bringIntoSight(box: HTMLElement, index: number): void {
  const top = index * ROW_HEIGHT
  const lowest = top + ROW_HEIGHT - box.clientHeight
  if (top < box.scrollTop) box.scrollTop = top
  else if (lowest > box.scrollTop) box.scrollTop = lowest
}

function useById<Id, Item extends { id: Id }>(items: readonly Item[]): ReadonlyMap<Id, Item> {
  return useMemo(() => new Map(items.map((item) => [item.id, item])), [items])
}
