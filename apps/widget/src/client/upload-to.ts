import type { ItemChange } from '@recado/client/outbox'
import { type UploadState, uploadFile } from '@recado/client/upload-file'
import type { Outgoing, OutgoingFile } from './outgoing.ts'
import type { Session } from './session.ts'

type Upload = UploadState<string>

/**
 * Uploads a file to a conversation and answers its id.
 * @param change keeps its id, to go on also after a reload, and shows how much has come.
 */
export function uploadTo(
  session: Session,
  conversationId: string,
  file: OutgoingFile,
  change: ItemChange<Outgoing>,
): Promise<string> {
  const { blob, kind, name, type, attachment_id: id } = file
  let current = file
  const asked = { conversation_id: conversationId, kind, name, content_type: type, size_bytes: blob.size }
  return uploadFile({
    ...{ blob, id },
    api: {
      begin: () => session.ask<Upload>('POST', 'attachments', asked),
      find: (id) => session.ask<Upload>('GET', `attachments/${id}`),
      putPart: (id, offset, part) => session.ask<Upload>('PUT', `attachments/${id}/parts?offset=${offset}`, part),
      finish: (id) => session.ask('POST', `attachments/${id}/finish`, {}),
    },
    begun: (attachment_id) => {
      current = { ...file, attachment_id }
      return change.keep({ file: current })
    },
    progress: (progress) => change.show({ file: { ...current, progress } }),
  })
}
