import { type ConversationEventData, EVENT_DATA, WorkspaceChange } from '@recado/contracts/events'
import { ContactId, ConversationId, MemberId, TeamId } from '@recado/contracts/ids'
import { MessageView } from '@recado/contracts/messages'
import type { SocketEvent } from '@recado/contracts/realtime'
import { z } from 'zod'

/** Who has the conversation that an event is of. */
const Assignment = z.object({
  conversation_id: ConversationId,
  assignee_id: MemberId.nullable(),
  team_id: TeamId.nullable(),
})
export type Assignment = z.output<typeof Assignment>

const MessageEvent = Assignment.extend({ message: MessageView })
const OutOfSight = z.object({ conversation_id: ConversationId })
const ContactEvent = z.object({ contact_id: ContactId })

export type HeardEvent =
  | {
      kind: 'message'
      change: 'created' | 'edited' | 'deleted'
      place: Assignment
      message: z.output<typeof MessageView>
    }
  | {
      kind: 'conversation'
      name: string
      occurredAt: Date
      data: z.output<(typeof EVENT_DATA)['conversation.updated']> & Partial<ConversationEventData<'conversation.rated'>>
    }
  | { kind: 'seen'; conversationId: ConversationId; seq: number }
  | {
      kind: 'delivery'
      conversationId: ConversationId
      seq: number
      delivery: ConversationEventData<'message.delivery_changed'>['delivery']
    }
  | { kind: 'progress'; conversationId: ConversationId; mark: 'delivered' | 'read'; seq: number }
  | { kind: 'out_of_sight'; conversationId: ConversationId }
  | { kind: 'contact'; contactId: ContactId; erased: boolean }
  | { kind: 'workspace'; change: WorkspaceChange }

/** What an event of the wire says; undefined for one that concerns no screen, or that a newer server invented. */
export function readEvent({ name, data, occurred_at }: z.output<typeof SocketEvent>): HeardEvent | undefined {
  switch (name) {
    case 'message.created':
    case 'message.edited':
    case 'message.deleted': {
      const { data: heard } = MessageEvent.safeParse(data)
      if (heard === undefined) return undefined
      const { message, ...place } = heard
      return { kind: 'message', change: name.slice(8) as 'created' | 'edited' | 'deleted', place, message }
    }
    case 'message.delivery_changed': {
      const { data: heard } = EVENT_DATA[name].safeParse(data)
      return (
        heard && { kind: 'delivery', conversationId: heard.conversation_id, seq: heard.seq, delivery: heard.delivery }
      )
    }
    case 'conversation.created':
    case 'conversation.updated':
    case 'conversation.assigned':
    case 'conversation.resolved':
    case 'conversation.reopened':
    case 'conversation.rated':
    case 'conversation.snoozed': {
      const { data: heard } = EVENT_DATA['conversation.updated'].safeParse(data)
      const rating = name === 'conversation.rated' ? EVENT_DATA[name].safeParse(data).data?.rating : undefined
      return (
        heard && { kind: 'conversation', name, occurredAt: occurred_at, data: { ...heard, ...(rating && { rating }) } }
      )
    }
    case 'conversation.seen': {
      const { data: heard } = EVENT_DATA[name].safeParse(data)
      return heard && { kind: 'seen', conversationId: heard.conversation_id, seq: heard.last_seen_seq }
    }
    case 'conversation.delivered':
    case 'conversation.read': {
      const { data: heard } = EVENT_DATA[name].safeParse(data)
      const mark = name === 'conversation.read' ? 'read' : 'delivered'
      return heard && { kind: 'progress', conversationId: heard.conversation_id, mark, seq: heard.seq }
    }
    case 'conversation.out_of_sight': {
      const { data: heard } = OutOfSight.safeParse(data)
      return heard && { kind: 'out_of_sight', conversationId: heard.conversation_id }
    }
    case 'workspace.changed': {
      const { data: heard } = WorkspaceChange.safeParse(data)
      return heard && { kind: 'workspace', change: heard }
    }
    default: {
      if (!name.startsWith('contact.')) return undefined
      const { data: heard } = ContactEvent.safeParse(data)
      return heard && { kind: 'contact', contactId: heard.contact_id, erased: name.startsWith('contact.eras') }
    }
  }
}
