import { readInteractive } from '@recado/contracts/interactive'
import type { MessageView } from '@recado/contracts/messages'
import type { VisitorMessage } from '@recado/contracts/widget'
import { faceOf } from './face-of.ts'

/** Whether a visitor may see a message at all: what they wrote and what was said to them, never notes or what happened. */
export function isForVisitors(message: Pick<MessageView, 'direction' | 'kind'>): boolean {
  return message.direction !== 'internal' && message.kind !== 'note' && message.kind !== 'event'
}

/** A message without anything of the company's inside: who wrote it is a name and a face. @throws RangeError for an internal one. */
export function presentVisitorMessage(message: MessageView): VisitorMessage {
  const { kind } = message
  if (!isForVisitors(message) || kind === 'note' || kind === 'event') throw new RangeError('a message among colleagues')
  const interactive = message.direction === 'out' && !message.deleted_at ? readInteractive(message.data) : undefined
  return {
    id: message.id,
    conversation_id: message.conversation_id,
    seq: message.seq,
    client_id: message.direction === 'in' ? message.client_id : '',
    kind,
    from: message.direction === 'in' ? 'visitor' : 'company',
    // A visitor knows who they are; what else the company calls them is not for a page.
    author_name: message.direction === 'in' ? '' : message.author.name,
    author_face:
      message.direction === 'in' || message.author.member_id === null ? '' : faceOf(message.author.member_id),
    body: message.body,
    attachments: message.attachments,
    ...(interactive === undefined ? {} : { interactive }),
    reply_to_seq: message.reply_to_seq,
    created_at: message.created_at,
    edited_at: message.edited_at,
    deleted_at: message.deleted_at,
  }
}
