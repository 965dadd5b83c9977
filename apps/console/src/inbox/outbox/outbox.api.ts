import { TIMEOUT_MS } from '@recado/client/send-request'
import { type AttachmentView, attachmentEndpoints } from '@recado/contracts/attachments'
import type { AttachmentId, ConversationId } from '@recado/contracts/ids'
import type { MessageView } from '@recado/contracts/messages'
import type { z } from 'zod'
import type { Http } from '../../api/http.ts'
import { postMessage } from '../inbox.api.ts'
import type { OutboxEntry, OutboxFile } from './outbox-entry.ts'

export type Attachment = z.output<typeof AttachmentView>

/** Every call that sending takes. */
export interface OutboxApi {
  begin(conversationId: ConversationId, file: OutboxFile): Promise<Attachment>
  find(id: AttachmentId): Promise<Attachment>
  putPart(id: AttachmentId, offset: number, bytes: Blob): Promise<Attachment>
  finish(id: AttachmentId): Promise<Attachment>
  /** `attachment_ids` in the order of the entry's files. */
  post(entry: OutboxEntry, attachmentIds: AttachmentId[]): Promise<MessageView>
}

export function outboxApi(http: Http): OutboxApi {
  return {
    begin: (conversation_id, { kind, name, content_type, size_bytes }) =>
      http.call(attachmentEndpoints.begin, {
        body: {
          ...{ conversation_id, kind, name, size_bytes },
          content_type: content_type || 'application/octet-stream',
        },
        timeout: TIMEOUT_MS,
      }),
    find: (id) => http.call(attachmentEndpoints.get, { params: { id }, timeout: TIMEOUT_MS }),
    putPart: (id, offset, file) =>
      http.upload(attachmentEndpoints.putPart, { params: { id }, query: { offset }, file }),
    finish: (id) => http.call(attachmentEndpoints.finish, { params: { id }, timeout: TIMEOUT_MS }),
    post: ({ conversation_id, client_id, kind, body, mentions, reply_to_seq }, attachment_ids) =>
      postMessage(http, conversation_id, {
        ...{ client_id, kind, body, attachment_ids, mentions: [...mentions] },
        ...(reply_to_seq === null ? {} : { reply_to_seq }),
      }),
  }
}
