import type { AttachmentId } from '@recado/contracts/ids'
import type { MessageView } from '@recado/contracts/messages'
import { ApiProblem, Unreachable } from '../../api/api-problem.ts'
import type { Attachment, OutboxApi } from './outbox.api.ts'
import type { OutboxEntry, OutboxFile } from './outbox-entry.ts'

/** Half a megabyte: some four seconds at 1 Mbit/s are the most that a lost line costs. The server takes 64 kB to 4 MB. */
const PART_BYTES = 512 * 1024

/** Parts in a row after which the server has no more than before. */
const IN_VAIN = 3

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
  for (const index of entry.files.keys()) {
    const file = current.files[index]
    if (file === undefined) continue
    const upload = await findUpload(api, file)
    const begun = upload ?? (await api.begin(entry.conversation_id, file))
    if (upload === undefined) {
      current = withAttachment(current, index, begun.id)
      await keep(current)
    }
    await sendParts(api, file, begun, (done) => progress(index, done))
    ids.push(begun.id)
  }
  return api.post(current, ids)
}

/** What the server has of a file whose upload was begun before; undefined when it was not, or was swept away since. */
async function findUpload(api: OutboxApi, file: OutboxFile): Promise<Attachment | undefined> {
  if (file.attachment_id === null) return undefined
  try {
    return await api.stateOf(file.attachment_id)
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 404) return undefined
    throw error
  }
}

async function sendParts(
  api: OutboxApi,
  { blob, size_bytes }: OutboxFile,
  begun: Attachment,
  progress: (done: number) => void,
): Promise<void> {
  if (begun.status === 'ready' || begun.status === 'sent') return progress(1)
  let received = begun.received_bytes
  let inVain = 0
  // Ends: with the last part, or when parts do not bring it further; the outbox then waits and begins again.
  while (received < size_bytes) {
    progress(received / size_bytes)
    const part = blob.slice(received, received + PART_BYTES)
    const { received_bytes } = await api.putPart(begun.id, received, part).catch(whereItStands)
    inVain = received_bytes > received ? 0 : inVain + 1
    if (inVain === IN_VAIN) throw new Unreachable('the upload does not get on')
    received = received_bytes
  }
  progress(1)
  await api.finish(begun.id)
}

/** The answer to a part was lost: the server says how far it has come, and it goes on from there. */
function whereItStands(error: unknown): { received_bytes: number } {
  if (error instanceof ApiProblem && error.code === 'upload_offset_wrong') {
    const received = error.extra.received_bytes
    if (typeof received === 'number') return { received_bytes: received }
  }
  throw error
}

function withAttachment(entry: OutboxEntry, index: number, id: AttachmentId): OutboxEntry {
  return { ...entry, files: entry.files.map((file, at) => (at === index ? { ...file, attachment_id: id } : file)) }
}
