import type { ChatRef } from '@recado/contracts/bots'
import { advances } from '@recado/contracts/delivery'
import type { DriverEvent } from '../driver/driver.ts'
import { newId } from '../new-id.ts'
import type { Store } from '../store/open-store.ts'
import { leftAs } from '../store/send-queue.ts'

type Ack = DriverEvent & { event: 'ack' }

/** Keeps what became of a message. @returns whether it is news for the server. */
export function recordAck(store: Store, ack: Ack, place: { lane: string; chat: ChatRef }, now: number): boolean {
  const send = store.sends.findByMessage(ack.messageId)
  if (send !== undefined) {
    if (!advances(leftAs(send.state), ack.state)) return false
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
