import { deliver } from './deliver.ts'
import { createOutbox, type Outbox, type OutboxParts } from './outbox.ts'
import { createClientIds, type Outgoing } from './outgoing.ts'
import { openOutgoingStore } from './outgoing-store.ts'
import type { Session } from './session.ts'
import type { Conversation, Message } from './widget-state.ts'

/** Everything that the visitor's own words need on their way. Comes with the panel, or for what an earlier page has left. */
export interface Sending extends Outbox {
  nextId(): string
  /** Nothing that was on its way is sent any more. */
  clear(): Promise<void>
}

export interface SendingParts extends Omit<OutboxParts, 'kept' | 'deliver'> {
  inboxKey: string
  session: Session
  /** The conversation that is open now. */
  openId(): string | undefined
  onDelivered(delivered: { message: Message; conversation?: Conversation }): void
}

export function createSending({ inboxKey, session, openId, onDelivered, ...parts }: SendingParts): Sending {
  const kept = openOutgoingStore(inboxKey)
  const send = async (item: Outgoing, change: (changes: Partial<Outgoing>) => Promise<void>) =>
    onDelivered(await deliver(session, item, { openId: openId(), pageUrl: location.href, change }))
  return { ...createOutbox({ ...parts, kept, deliver: send }), nextId: createClientIds(), clear: () => kept.clear() }
}
