import type { ConversationEventData, ConversationEventName } from '@recado/contracts/events'
import { encodeId } from '@recado/contracts/ids'
import { VisitorMessage } from '@recado/contracts/widget'
import { isForVisitors, presentVisitorMessage } from '../chat/visitors/index.ts'

type MessageData = ConversationEventData<'message.created'>
type ConversationData = ConversationEventData<'conversation.resolved'>

/** What a visitor hears of an event of their conversation; undefined for all that is among colleagues. */
export function presentToVisitor(
  name: ConversationEventName,
  data: unknown,
): { name: string; data: Record<string, unknown> } | undefined {
  switch (name) {
    case 'message.created':
    case 'message.edited':
    case 'message.deleted': {
      const { message } = data as MessageData
      if (!isForVisitors(message)) return undefined
      const view = presentVisitorMessage({
        ...message,
        created_at: new Date(message.created_at),
        edited_at: dateOrNull(message.edited_at),
        deleted_at: dateOrNull(message.deleted_at),
      })
      return { name, data: { message: VisitorMessage.encode(view) } }
    }
    case 'conversation.resolved':
    case 'conversation.reopened': {
      const { conversation_id: id } = data as ConversationData
      const status = name === 'conversation.resolved' ? 'resolved' : 'open'
      return { name, data: { conversation_id: encodeId('cnv', id), status } }
    }
    case 'conversation.rated': {
      const { conversation_id: id, rating } = data as ConversationEventData<'conversation.rated'>
      return { name, data: { conversation_id: encodeId('cnv', id), rating } }
    }
    case 'conversation.seen': {
      const { conversation_id: id, last_seen_seq: seq } = data as ConversationEventData<'conversation.seen'>
      return { name, data: { conversation_id: encodeId('cnv', id), seen_seq: seq } }
    }
    default:
      return undefined
  }
}

function dateOrNull(text: string | null): Date | null {
  return text === null ? null : new Date(text)
}
