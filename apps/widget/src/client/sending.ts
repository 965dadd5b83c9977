import { withMutex } from '@recado/client/mutex'
import { createOutbox, type Outbox, type OutboxOptions } from '@recado/client/outbox'
import { openOutboxStore } from '@recado/client/outbox-store'
import { deliver } from './deliver.ts'
import { compareOutgoing, createClientIds, type Outgoing } from './outgoing.ts'
import { readRefusal } from './read-refusal.ts'
import type { Session } from './session.ts'
import type { Conversation, Message } from './widget-state.ts'

/** Everything that the visitor's own words need on their way. Comes with the panel, or for what an earlier page has left. */
export interface Sending extends Outbox<Outgoing> {
  nextId(): string
}

export interface SendingParts extends Pick<OutboxOptions<Outgoing>, 'tellTabs'> {
  inboxKey: string
  session: Session
  /** What waits or was refused, after each change. */
  show(items: Outgoing[]): void
  /** The conversation that is open now. */
  openId(): string | undefined
  onDelivered(delivered: { message: Message; conversation?: Conversation }): void
}

/** Drawn once it is kept, some milliseconds later: what somebody has seen there is never lost with the page. */
export function createSending({ inboxKey, session, openId, onDelivered, show, tellTabs }: SendingParts): Sending {
  const outbox: Outbox<Outgoing> = createOutbox({
    store: openOutboxStore({ database: `recado:${inboxKey}`, store: 'outgoing' }),
    compare: compareOutgoing,
    // A message may begin the conversation that the next one is of: all are sent in order.
    laneOf: () => '',
    isRefused: ({ refusal }) => refusal !== undefined,
    withRefusal: ({ refusal: _refusal, ...item }, problem) =>
      problem === undefined ? item : { ...item, refusal: readRefusal(problem) },
    deliver: async (item, change) =>
      onDelivered(await deliver(session, item, { openId: openId(), pageUrl: location.href, change })),
    changed: () => show(outbox.items()),
    alone: (work) => withMutex(`recado:${inboxKey}:outbox`, work),
    tellTabs,
  })
  return { ...outbox, nextId: createClientIds() }
}
