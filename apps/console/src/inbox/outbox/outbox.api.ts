import { AttachmentDetail, AttachmentView, BeginUploadBody } from '@recado/contracts/attachments'
import { AttachmentId, type ConversationId } from '@recado/contracts/ids'
import type { MessageView } from '@recado/contracts/messages'
import { shorten } from '@recado/contracts/shorten'
import { z } from 'zod'
import type { Http } from '../../api/http.ts'
import { wireId } from '../../api/wire-id.ts'
import { postMessage } from '../inbox.api.ts'
import type { OutboxEntry, OutboxFile } from './outbox-entry.ts'

export type Attachment = z.output<typeof AttachmentView>

/** Every call that sending takes. */
export interface OutboxApi {
  begin(conversationId: ConversationId, file: OutboxFile): Promise<Attachment>
  stateOf(id: AttachmentId): Promise<Attachment>
  putPart(id: AttachmentId, offset: number, bytes: Blob): Promise<Attachment>
  finish(id: AttachmentId): Promise<Attachment>
  /** `attachment_ids` in the order of the entry's files. */
  post(entry: OutboxEntry, attachmentIds: AttachmentId[]): Promise<MessageView>
}

export function outboxApi(http: Http): OutboxApi {
  const at = (id: AttachmentId) => `/api/v1/attachments/${wireId(AttachmentId, id)}`
  return {
    begin: (conversation_id, { kind, name, content_type, size_bytes }) => {
      const body = z.encode(BeginUploadBody, {
        ...{ conversation_id, kind, size_bytes },
        name: shorten(name, 200),
        content_type: content_type || 'application/octet-stream',
      })
      return http.send('POST', '/api/v1/attachments', body, AttachmentView)
    },
    stateOf: (id) => http.get(at(id), AttachmentDetail),
    putPart: (id, offset, bytes) => http.putBytes(`${at(id)}/parts?offset=${offset}`, bytes, AttachmentView),
    finish: (id) => http.send('POST', `${at(id)}/finish`, undefined, AttachmentView),
    post: ({ conversation_id, client_id, kind, body, mentions, reply_to_seq }, attachment_ids) =>
      postMessage(http, conversation_id, {
        ...{ client_id, kind, body, attachment_ids, mentions: [...mentions] },
        ...(reply_to_seq === null ? {} : { reply_to_seq }),
      }),
  }
}
