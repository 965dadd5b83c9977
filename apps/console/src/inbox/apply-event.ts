import type { ConversationView } from '@recado/contracts/conversations'
import type { WorkspaceChange } from '@recado/contracts/events'
import type { ContactId, ConversationId, MemberId } from '@recado/contracts/ids'
import type { MessageView } from '@recado/contracts/messages'
import type { QueryClient } from '@tanstack/react-query'
import type { Assignment, HeardEvent } from '../realtime/heard-events.ts'
import { afterConversationEvent, afterMessage, afterProgress, afterSeen } from './conversation-changes.ts'
import { findInLists } from './find-in-lists.ts'
import { noteHeard } from './hear-while.ts'
import type { Filters } from './inbox.api.ts'
import { inboxKeys } from './inbox-keys.ts'
import { forgetConversation, putConversation } from './put-conversation.ts'

export interface EventSink {
  queries: QueryClient
  memberId: MemberId | null
  /** A message for a thread that may be held. */
  storeMessage(message: MessageView): void
  /** What became of a message on its channel. */
  storeDelivery(event: Extract<HeardEvent, { kind: 'delivery' }>): void
  /** Has a conversation read anew. */
  refresh(id: ConversationId): void
  /** Numbers beside the folders may have changed; mentions too if it says so. */
  recount(what: 'counters' | 'mentions'): void
  contactChanged(id: ContactId): void
  /** When an erasure begins, and again when it has ended: nothing that was read before may stay. */
  contactErased(id: ContactId): void
  /** Labels, people, roles, …: what everybody works with. */
  workspaceChanged(change: WorkspaceChange): void
  /** A new message, after everything knows of it. */
  arrived(message: MessageView, conversation: ConversationView | undefined, place: Assignment): void
}

/** Puts an event into everything that is held. Heard twice, it changes nothing the second time. */
export function applyEvent(sink: EventSink, event: HeardEvent): void {
  const id = conversationOf(event)
  if (id !== undefined) noteHeard(sink.queries, { id })
  switch (event.kind) {
    case 'message':
      applyMessage(sink, event)
      break
    case 'conversation':
      applyConversation(sink, event)
      break
    case 'delivery':
      sink.storeDelivery(event)
      break
    case 'seen':
      applySeen(sink, event)
      break
    case 'progress': {
      const held = findHeld(sink.queries, event.conversationId)
      if (held !== undefined) put(sink, held, afterProgress(held, event.mark, event.seq))
      break
    }
    case 'out_of_sight':
      sink.recount('mentions')
      forgetConversation(sink.queries, event.conversationId)
      break
    case 'contact':
      sink.contactChanged(event.contactId)
      if (event.erased) sink.contactErased(event.contactId)
      break
    case 'workspace':
      sink.workspaceChanged(event.change)
  }
}

function conversationOf(event: HeardEvent): ConversationId | undefined {
  switch (event.kind) {
    case 'message':
      return event.place.conversation_id
    case 'conversation':
      return event.data.conversation_id
    case 'contact':
    case 'workspace':
      return undefined
    default:
      return event.conversationId
  }
}

function applyConversation(
  sink: EventSink,
  { name, data, occurredAt }: Extract<HeardEvent, { kind: 'conversation' }>,
): void {
  const held = findHeld(sink.queries, data.conversation_id)
  // Who is given one may find notes in it that name them.
  sink.recount(name === 'conversation.assigned' ? 'mentions' : 'counters')
  if (held !== undefined) put(sink, held, afterConversationEvent(held, data, occurredAt))
  else if (mayBelong(sink, data)) sink.refresh(data.conversation_id)
}

function applySeen(sink: EventSink, { conversationId, seq }: Extract<HeardEvent, { kind: 'seen' }>): void {
  sink.recount('mentions')
  const held = findHeld(sink.queries, conversationId)
  if (held === undefined) return
  const { view, stale } = afterSeen(held, seq)
  put(sink, held, view)
  if (stale) sink.refresh(held.id)
}

function applyMessage(sink: EventSink, event: Extract<HeardEvent, { kind: 'message' }>): void {
  const { message, place, change } = event
  sink.storeMessage(message)
  const held = findHeld(sink.queries, place.conversation_id)
  if (change !== 'created') {
    // Whom it named may be named no more, or only now.
    if (message.kind === 'note' || change === 'deleted') sink.recount('mentions')
    // Whether the list shows this very message, and what it shows then, the server knows.
    if (held !== undefined) sink.refresh(held.id)
    return
  }
  if (held !== undefined && message.seq <= held.last_seq) return
  if (sink.memberId !== null && message.mentions.includes(sink.memberId)) sink.recount('mentions')
  if (held === undefined) {
    if (mayBelong(sink, place)) sink.refresh(place.conversation_id)
    sink.arrived(message, undefined, place)
    return
  }
  const { view, stale } = afterMessage(held, message)
  put(sink, held, view)
  if (stale) sink.refresh(held.id)
  if (view.status !== held.status) sink.recount('counters')
  sink.arrived(message, view, place)
}

function put(sink: EventSink, held: ConversationView, view: ConversationView): void {
  if (view !== held) putConversation(sink.queries, sink.memberId, view)
}

function findHeld(queries: QueryClient, id: ConversationId): ConversationView | undefined {
  return queries.getQueryData<ConversationView>(inboxKeys.conversation(id)) ?? findInLists(queries, id)
}

/** Whether one of the lists that are held could take it in, by what an event says of whose it is. */
function mayBelong({ queries, memberId }: EventSink, place: Pick<Assignment, 'assignee_id' | 'team_id'>): boolean {
  return queries
    .getQueryCache()
    .findAll({ queryKey: inboxKeys.lists })
    .some(({ queryKey }) => {
      const { assignee, team_id } = queryKey[1] as Filters
      if (team_id !== undefined && team_id !== place.team_id) return false
      if (assignee === undefined) return true
      if (assignee === 'none') return place.assignee_id === null
      return place.assignee_id === (assignee === 'me' ? memberId : assignee)
    })
}
