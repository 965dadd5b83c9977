import { ApiProblem } from '@recado/client/api-problem'
import type { OutgoingFile } from './outgoing.ts'
import type { Session } from './session.ts'

/** Small enough for a bad line to carry one, within what the server takes (64 kB to 4 MB). */
const PART_BYTES = 256 * 1024

/** Parts in a row after which the server has no more than before. */
const IN_VAIN = 3

interface Upload {
  id: string
  received_bytes: number
  size_bytes: number
  status: 'uploading' | 'ready' | 'sent' | 'refused'
}

/**
 * Uploads a file in parts and answers its id. What has begun goes on where it was, also after a reload.
 * @param keep called with what is to be known of the file to go on.
 */
export async function uploadFile(
  session: Session,
  conversationId: string,
  file: OutgoingFile,
  keep: (file: OutgoingFile) => Promise<void>,
): Promise<string> {
  let upload = await resume(session, file)
  if (upload === undefined) {
    upload = await session.ask<Upload>('POST', 'attachments', {
      conversation_id: conversationId,
      kind: file.kind,
      name: file.name,
      content_type: file.type,
      size_bytes: file.blob.size,
    })
    await keep({ ...file, attachment_id: upload.id, progress: 0 })
  }
  const { id } = upload
  let inVain = 0
  // Ends: with the last part, or when parts do not bring it further; the outbox then waits and begins again.
  while (upload.status === 'uploading' && upload.received_bytes < file.blob.size) {
    const before = upload.received_bytes
    upload = await sendPart(session, id, file.blob, before)
    inVain = upload.received_bytes > before ? 0 : inVain + 1
    if (inVain === IN_VAIN) throw new Error('the upload does not get on')
    await keep({ ...file, attachment_id: id, progress: upload.received_bytes / file.blob.size })
  }
  if (upload.status === 'uploading') await session.ask('POST', `attachments/${id}/finish`, {})
  return id
}

/** Undefined when there is none, or none that can go on. */
async function resume(session: Session, { attachment_id: id }: OutgoingFile): Promise<Upload | undefined> {
  if (id === undefined) return undefined
  try {
    const upload = await session.ask<Upload>('GET', `attachments/${id}`)
    return upload.status === 'refused' ? undefined : upload
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 404) return undefined
    throw error
  }
}

async function sendPart(session: Session, id: string, blob: Blob, offset: number): Promise<Upload> {
  try {
    return await session.ask<Upload>('PUT', `attachments/${id}/parts?offset=${offset}`, cut(blob, offset))
  } catch (error) {
    // The answer to the part before was lost: it had come.
    if (!(error instanceof ApiProblem) || error.code !== 'upload_offset_wrong') throw error
    return session.ask<Upload>('GET', `attachments/${id}`)
  }
}

/** The last part takes what would be too small to come alone. */
function cut(blob: Blob, offset: number): Blob {
  const rest = blob.size - offset
  return blob.slice(offset, rest < PART_BYTES * 1.5 ? blob.size : offset + PART_BYTES, 'application/octet-stream')
}
