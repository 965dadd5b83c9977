import { ApiProblem, Unreachable } from './api-problem.ts'

/** What the server has of a file, as every call answers it. */
export interface UploadState<Id> {
  id: Id
  status: 'uploading' | 'ready' | 'sent' | 'refused'
  received_bytes: number
}

/** Every call that an upload takes. */
export interface UploadApi<Id> {
  begin(): Promise<UploadState<Id>>
  find(id: Id): Promise<UploadState<Id>>
  /** @throws `upload_offset_wrong`, which says how much has been received */
  putPart(id: Id, offset: number, part: Blob): Promise<UploadState<Id>>
  finish(id: Id): Promise<unknown>
}

export interface Upload<Id> {
  api: UploadApi<Id>
  blob: Blob
  /** Of what was begun before: it goes on where it was, also after a reload. */
  id?: Id | undefined
  /** Keeps what going on takes; the first part leaves when it is kept. */
  begun(id: Id): Promise<void>
  /** How much the server has, from 0 to 1. */
  progress(done: number): void | Promise<void>
}

/**
 * Small enough for a bad line to carry one within the time-out of a request (46 kbit/s), and two seconds at 1 Mbit/s are
 * the most that a lost line costs. The server takes 64 kB to 4 MB.
 */
export const PART_BYTES = 256 * 1024

/** Parts in a row after which the server has no more than before. */
const IN_VAIN = 3

/**
 * Uploads a file in parts, those that the server has not, and answers its id. May be called again after any failure.
 * @throws ApiProblem, Unreachable
 */
export async function uploadFile<Id>({ api, blob, id: known, begun, progress }: Upload<Id>): Promise<Id> {
  const resumed = known === undefined ? undefined : await findUpload(api, known)
  let upload = resumed ?? (await api.begin())
  const { id } = upload
  if (resumed === undefined) await begun(id)
  let inVain = 0
  // Ends: with the last part, or when parts do not bring it further; who called waits and begins again.
  while (upload.status === 'uploading' && upload.received_bytes < blob.size) {
    const before = upload.received_bytes
    await progress(before / blob.size)
    upload = await api.putPart(id, before, partAt(blob, before)).catch((error) => findPlace(api, id, error))
    inVain = upload.received_bytes > before ? 0 : inVain + 1
    if (inVain === IN_VAIN) throw new Unreachable('the upload does not get on')
  }
  await progress(1)
  if (upload.status === 'uploading') await api.finish(id)
  return id
}

/** Undefined when it was swept away since, or refused for what was in it: it begins anew. */
async function findUpload<Id>(api: UploadApi<Id>, id: Id): Promise<UploadState<Id> | undefined> {
  try {
    const upload = await api.find(id)
    return upload.status === 'refused' ? undefined : upload
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 404) return undefined
    throw error
  }
}

/** The answer to a part was lost, and the part had come: it goes on from where the server is. */
function findPlace<Id>(api: UploadApi<Id>, id: Id, error: unknown): Promise<UploadState<Id>> {
  if (error instanceof ApiProblem && error.code === 'upload_offset_wrong') return api.find(id)
  throw error
}

/** The last part takes what would be too small to come alone. */
function partAt(blob: Blob, offset: number): Blob {
  const isLast = blob.size - offset < PART_BYTES * 1.5
  return blob.slice(offset, isLast ? blob.size : offset + PART_BYTES, 'application/octet-stream')
}
