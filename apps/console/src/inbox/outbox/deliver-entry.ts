import { uploadFile } from '@recado/client/upload-file'
import type { AttachmentId } from '@recado/contracts/ids'
import type { MessageView } from '@recado/contracts/messages'
import type { OutboxApi } from './outbox.api.ts'
import type { OutboxEntry } from './outbox-entry.ts'

export interface Delivery {
  entry: OutboxEntry
  /** Keeps what a retry needs: called before the first part of a file leaves. */
  keep(entry: OutboxEntry): Promise<void>
  /** 0 to 1 of the file at `index`. */
  progress(index: number, done: number): void
}

/**
 * Uploads what of the files the server has not, then sends. May be called again after any failure.
 * @throws ApiProblem, Unreachable
 */
export async function deliverEntry(api: OutboxApi, { entry, keep, progress }: Delivery): Promise<MessageView> {
  let current = entry
  const ids: AttachmentId[] = []
  for (const [index, file] of entry.files.entries()) {
    const id = await uploadFile({
      ...{ blob: file.blob, id: file.attachment_id ?? undefined },
      api: { ...api, begin: () => api.begin(entry.conversation_id, file) },
      begun: (id) => {
        current = withAttachment(current, index, id)
        return keep(current)
      },
      progress: (done) => progress(index, done),
    })
    ids.push(id)
  }
  return api.post(current, ids)
}

function withAttachment(entry: OutboxEntry, index: number, id: AttachmentId): OutboxEntry {
  return { ...entry, files: entry.files.map((file, at) => (at === index ? { ...file, attachment_id: id } : file)) }
}
