import type { TabChannel } from '@recado/client/tab-channel'
import type { Conversations } from './conversations.ts'
import type { Session } from './session.ts'
import type { Store } from './store.ts'
import type { TabMessage } from './tab-message.ts'
import type { WidgetState } from './widget-state.ts'

/** Of several answers that come at once the last is marked, once. */
const TOGETHER_MS = 400

/** Tells the server what this device has and what the visitor has seen, as both grow. */
export function createMarks(parts: {
  session: Session
  state: Store<WidgetState>
  conversations: Conversations
  tabs: TabChannel<TabMessage>
}): { hear(read: Extract<TabMessage, { name: 'read' }>): void } {
  const { session, state, conversations, tabs } = parts
  let waits = false

  const say = async () => {
    const { threads, watching, view } = state.get()
    for (const held of state.get().conversations) {
      const { id, delivered_seq: delivered, read_seq: read } = held
      const last = threads[id]?.messages.findLast(({ from }) => from === 'company')?.seq ?? 0
      const seen = watching && view?.name === 'thread' && view.id === id
      if (seen && last > read) {
        conversations.update(id, { read_seq: last, delivered_seq: Math.max(delivered, last), unread_count: 0 })
        tabs.send({ name: 'read', conversation_id: id, seq: last })
        await session.ask('POST', `conversations/${id}/read`, { seq: last })
      } else if (last > delivered) {
        conversations.update(id, { delivered_seq: last })
        await session.ask('POST', `conversations/${id}/delivered`, { seq: last })
      }
    }
  }
  state.subscribe(() => {
    if (waits) return
    waits = true
    setTimeout(() => {
      waits = false
      // A mark that is lost is made up for by the next: each says how far everything is.
      if (state.get().access === 'open') say().catch(() => undefined)
    }, TOGETHER_MS)
  })
  return {
    hear: ({ conversation_id: id, seq }) => {
      const held = state.get().conversations.find((conversation) => conversation.id === id)
      if (held !== undefined && seq > held.read_seq) conversations.update(id, { read_seq: seq, unread_count: 0 })
    },
  }
}
