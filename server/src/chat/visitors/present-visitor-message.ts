import type { MessageView } from '@recado/contracts/messages'
import type { VisitorMessage } from '@recado/contracts/widget'

/** Whether a visitor may see a message at all: what they wrote and what was said to them, never notes or what happened. */
export function isForVisitors(message: Pick<MessageView, 'direction' | 'kind'>): boolean {
  return message.direction !== 'internal' && message.kind !== 'note' && message.kind !== 'event'
}

/** A message without anything of the company's inside: who wrote it is a name. @throws RangeError for an internal one. */
export function presentVisitorMessage(message: MessageView): VisitorMessage {
  const { kind } = message
  if (!isForVisitors(message) || kind === 'note' || kind === 'event') throw new RangeError('a message among colleagues')
  return {
    id: message.id,
    conversation_id: message.conversation_id,
    seq: message.seq,
    client_id: message.direction === 'in' ? message.client_id : '',
    kind,
    from: message.direction === 'in' ? 'visitor' : 'company',
    // A visitor knows who they are; what else the company calls them is not for a page.
    author_name: message.direction === 'in' ? '' : message.author.name,
    body: message.body,
    attachments: message.attachments,
    reply_to_seq: message.reply_to_seq,
    created_at: message.created_at,
    edited_at: message.edited_at,
    deleted_at: message.deleted_at,
  }
}
