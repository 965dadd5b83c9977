import { randomUUID } from 'node:crypto'
import type { AttachmentId } from '@recado/contracts/ids'
import { errors as platformErrors } from '../../platform/errors.ts'
import { tenantKeys } from '../../platform/storage/index.ts'
import type { ScopeSource, TenantScope } from '../../tenancy/tenant-scope.ts'
import { type Attachment, addPart, findAttachment } from './attachments.sql.ts'
import { FOLDERS } from './begin-upload.ts'
import { errors } from './errors.ts'
import { requireRoomForPart } from './open-uploads.ts'
import type { UploadPorts } from './ports.ts'

/** Whose upload: the id, and the uploader who began it. */
export interface UploadName {
  id: AttachmentId
  uploader: string
}

/** Each part is held in memory while it is stored. */
export const MAX_PART_BYTES = 4 * 1024 ** 2
/** All but the last: the row names every part, so a file does not come byte by byte. */
export const MIN_PART_BYTES = 64 * 1024

/**
 * Stores the next part of an upload. `offset` must be where the last one ended (`received_bytes`); after a lost answer
 * the sender asks where that is and goes on from there.
 *
 * @throws not_found (404), upload_ended (409), upload_offset_wrong (409, with `received_bytes`),
 * upload_part_size_wrong (422), uploads_unfinished_full (429)
 */
export async function appendPart(
  ports: Pick<UploadPorts, 'withTenant' | 'storage'>,
  source: ScopeSource,
  { id, uploader, offset, bytes }: UploadName & { offset: number; bytes: Uint8Array },
): Promise<Attachment> {
  const upload = await ports.withTenant(source, async (scope) => {
    const found = await requireUpload(scope, { id, uploader })
    await requireRoomForPart(scope, uploader, bytes.length)
    return found
  })
  if (upload.status !== 'uploading') throw errors.upload_ended()
  if (offset !== upload.received_bytes) throw wrongOffset(upload)
  requirePartSize(upload, offset, bytes.length)
  // A name of its own: two who send the same part at once do not write over each other.
  const folder = `${id}/parts/${String(offset).padStart(12, '0')}-${randomUUID()}`
  const key = tenantKeys(source.tenant.id).upload(FOLDERS[upload.kind], folder)
  await ports.storage.put(key, bytes, { contentType: 'application/octet-stream' })
  const after = await ports.withTenant(source, (scope) => addPart(scope, id, offset, { key, size: bytes.length }))
  if (after !== undefined) return after
  await ports.storage.delete(key)
  throw wrongOffset(await ports.withTenant(source, (scope) => requireUpload(scope, { id, uploader })))
}

/** @throws not_found (404) for an upload of nobody or of somebody else */
export async function requireUpload(scope: TenantScope, { id, uploader }: UploadName): Promise<Attachment> {
  const upload = await findAttachment(scope, id)
  if (upload === undefined || upload.uploader !== uploader) throw platformErrors.not_found()
  return upload
}

function wrongOffset(upload: Attachment) {
  return errors.upload_offset_wrong({
    params: { received: upload.received_bytes },
    extra: { received_bytes: upload.received_bytes },
  })
}

function requirePartSize(upload: Attachment, offset: number, size: number): void {
  const rest = upload.size_bytes - offset
  const smallest = Math.min(MIN_PART_BYTES, rest)
  if (size < smallest || size > Math.min(rest, MAX_PART_BYTES)) {
    throw errors.upload_part_size_wrong({
      params: { smallest, largest: Math.min(rest, MAX_PART_BYTES) },
    })
  }
}
