import type { ChatRef } from '@recado/contracts/bots'
import type { DriverEvent } from '../driver/driver.ts'
import { newId } from '../new-id.ts'
import type { Store } from '../store/open-store.ts'
import type { SendState } from '../store/send-queue.ts'

type Ack = DriverEvent & { event: 'ack' }

const ORDER: readonly SendState[] = ['queued', 'sending', 'uncertain', 'failed', 'sent', 'delivered', 'read', 'played']

/**
 * Whether a message in one state goes over to the next that is heard of, in whatever order these come: forward only, and a
 * receipt proves that an uncertain or failed one arrived after all. A refusal ends what was not delivered.
 */
export function advances(from: SendState, to: SendState): boolean {
  if (to === 'failed') return ORDER.indexOf(from) <= ORDER.indexOf('sent') && from !== 'failed'
  if (from === 'failed') return ORDER.indexOf(to) >= ORDER.indexOf('delivered')
  return ORDER.indexOf(to) > ORDER.indexOf(from)
}

/** Keeps what became of a message. @returns whether it is news for the server. */
export function recordAck(store: Store, ack: Ack, place: { lane: string; chat: ChatRef }, now: number): boolean {
  const send = store.sends.findByMessage(ack.messageId)
  if (send !== undefined) {
    if (!advances(send.state, ack.state)) return false
    store.sends.setState(send.seq, ack.state)
  }
  const { messageId, state, problem = null, detail = '', at } = ack
  const event = {
    event: 'ack' as const,
    event_id: newId('evt'),
    chat: place.chat,
    at: at.toISOString(),
    message_id: messageId,
    id: send?.id ?? null,
    state,
    problem,
    detail: detail.slice(0, 500),
  }
  store.events.add({
    ...{ eventId: event.event_id, route: 'incoming', lane: place.lane, history: false, payload: event, media: [] },
    at: now,
  })
  return true
}
