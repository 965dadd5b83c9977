import type { ItemChange } from '@recado/client/outbox'
import { uploadFile } from '@recado/client/upload-file'
import type { AttachmentId } from '@recado/contracts/ids'
import type { MessageView } from '@recado/contracts/messages'
import type { OutboxApi } from './outbox.api.ts'
import type { OutboxEntry, OutboxFile } from './outbox-entry.ts'

/**
 * Uploads what of the files the server has not, then sends. May be called again after any failure.
 * @param change keeps what a retry needs, before the first part of a file leaves
 * @throws ApiProblem, Unreachable
 */
export async function deliverEntry(
  api: OutboxApi,
  entry: OutboxEntry,
  change: ItemChange<OutboxEntry>,
): Promise<MessageView> {
  let { files } = entry
  const withFile = (index: number, changes: Partial<OutboxFile>) => {
    files = files.map((file, at) => (at === index ? { ...file, ...changes } : file))
    return { files }
  }
  const ids: AttachmentId[] = []
  for (const [index, file] of entry.files.entries()) {
    const id = await uploadFile({
      ...{ blob: file.blob, id: file.attachment_id ?? undefined },
      api: { ...api, begin: () => api.begin(entry.conversation_id, file) },
      begun: (attachment_id) => change.keep(withFile(index, { attachment_id })),
      progress: (progress) => change.show(withFile(index, { progress })),
    })
    ids.push(id)
  }
  return api.post(entry, ids)
}
