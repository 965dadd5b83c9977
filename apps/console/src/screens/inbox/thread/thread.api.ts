import { AttachmentDetail } from '@recado/contracts/attachments'
import { AttachmentId, ConversationId, MemberId } from '@recado/contracts/ids'
import { MessageView } from '@recado/contracts/messages'
import { z } from 'zod'
import type { Http } from '../../../api/http.ts'
import { wireId } from '../../../api/wire-id.ts'

/** What a file is, with addresses to read it by that last ten minutes. */
export function getAttachment(http: Http, id: AttachmentId) {
  return http.get(`/api/v1/attachments/${wireId(AttachmentId, id)}`, AttachmentDetail)
}

/** `mentions`: whom a note names from now on. */
export function editMessage(
  http: Http,
  at: { id: ConversationId; seq: number },
  body: string,
  mentions?: readonly MemberId[],
) {
  const named = mentions === undefined ? {} : { mentions: mentions.map((member) => z.encode(MemberId, member)) }
  return http.send('PATCH', messagePath(at.id, at.seq), { body, ...named }, MessageView)
}

export function deleteMessage(http: Http, id: ConversationId, seq: number) {
  return http.send('DELETE', messagePath(id, seq), undefined, MessageView)
}

function messagePath(id: ConversationId, seq: number): string {
  return `/api/v1/conversations/${wireId(ConversationId, id)}/messages/${seq}`
}
