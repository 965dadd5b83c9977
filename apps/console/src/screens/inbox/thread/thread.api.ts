import { attachmentEndpoints } from '@recado/contracts/attachments'
import type { AttachmentId, ConversationId, MemberId } from '@recado/contracts/ids'
import { messageEndpoints } from '@recado/contracts/messages'
import type { Http } from '../../../api/http.ts'

/** What a file is, with addresses to read it by that last ten minutes. */
export function getAttachment(http: Http, id: AttachmentId) {
  return http.call(attachmentEndpoints.get, { params: { id } })
}

/** `mentions`: whom a note names from now on. */
export function editMessage(
  http: Http,
  at: { id: ConversationId; seq: number },
  body: string,
  mentions?: readonly MemberId[],
) {
  return http.call(messageEndpoints.edit, { params: at, body: { body, mentions: mentions && [...mentions] } })
}

export function deleteMessage(http: Http, id: ConversationId, seq: number) {
  return http.call(messageEndpoints.delete, { params: { id, seq } })
}
