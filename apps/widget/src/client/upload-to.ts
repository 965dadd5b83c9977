import { type UploadState, uploadFile } from '@recado/client/upload-file'
import type { OutgoingFile } from './outgoing.ts'
import type { Session } from './session.ts'

type Upload = UploadState<string>

/**
 * Uploads a file to a conversation and answers its id.
 * @param keep called with what is to be known of the file to go on, also after a reload.
 */
export function uploadTo(
  session: Session,
  conversationId: string,
  file: OutgoingFile,
  keep: (changes: Partial<OutgoingFile>) => Promise<void>,
): Promise<string> {
  const { blob, kind, name, type, attachment_id: id } = file
  const asked = { conversation_id: conversationId, kind, name, content_type: type, size_bytes: blob.size }
  return uploadFile({
    ...{ blob, id },
    api: {
      begin: () => session.ask<Upload>('POST', 'attachments', asked),
      find: (id) => session.ask<Upload>('GET', `attachments/${id}`),
      putPart: (id, offset, part) => session.ask<Upload>('PUT', `attachments/${id}/parts?offset=${offset}`, part),
      finish: (id) => session.ask('POST', `attachments/${id}/finish`, {}),
    },
    begun: (id) => keep({ attachment_id: id }),
    progress: (progress) => keep({ progress }),
  })
}
