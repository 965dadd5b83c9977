import { Readable } from 'node:stream'
import { type AppError, errors as platformErrors } from '../../platform/errors.ts'
import { type Storage, StorageError, type TenantKeys, tenantKeys } from '../../platform/storage/index.ts'
import type { ScopeSource } from '../../tenancy/tenant-scope.ts'
import { requireUpload, type UploadName } from './append-part.ts'
import { type Attachment, endUpload, findAttachment } from './attachments.sql.ts'
import { FOLDERS } from './begin-upload.ts'
import { errors } from './errors.ts'
import { type Inspected, inspectFile, type Refusal } from './inspect-file.ts'
import type { UploadPorts } from './ports.ts'

/**
 * Ends an upload: the bytes are asked what they are, the parts become one file, a picture gets its thumbnail. Nothing of
 * this happens inside a transaction. Asking again gives the same answer, also when it is asked twice at once.
 *
 * @throws not_found (404), upload_incomplete (409), quota_exceeded (402), attachment_disguised (415),
 * attachment_image_refused (422: too many pixels, or unreadable). What is refused is deleted and never counted.
 */
export async function finishUpload(ports: UploadPorts, source: ScopeSource, name: UploadName): Promise<Attachment> {
  const upload = await ports.withTenant(source, (scope) => requireUpload(scope, name))
  if (upload.status === 'refused') throw refusal(upload.refused_reason as Refusal)
  if (upload.status !== 'uploading') return upload
  if (upload.received_bytes < upload.size_bytes) {
    throw errors.upload_incomplete({
      params: { received: upload.received_bytes, size: upload.size_bytes },
      extra: { received_bytes: upload.received_bytes },
    })
  }
  const keys = tenantKeys(source.tenant.id)
  try {
    const inspected = await inspectFile(upload, () => readParts(ports.storage, keys, upload))
    return 'refused' in inspected
      ? await refuse(ports, source, upload, inspected.refused)
      : await keep(ports, source, upload, inspected)
  } catch (error) {
    // Whoever finished it at the same moment has taken the parts away.
    if (!(error instanceof StorageError) || error.code !== 'storage_not_found') throw error
    const ended = await ports.withTenant(source, (scope) => requireUpload(scope, name))
    if (ended.status === 'uploading') throw error
    return ended
  }
}

async function* readParts(storage: Storage, keys: TenantKeys, upload: Attachment): AsyncGenerator<Uint8Array> {
  for (const part of upload.parts) {
    const { stream } = await storage.get(keys.own(part.key))
    yield* stream
  }
}

async function keep(
  ports: UploadPorts,
  source: ScopeSource,
  upload: Attachment,
  { type, thumbnail, width, height, durationMs }: Inspected,
): Promise<Attachment> {
  const { storage } = ports
  const keys = tenantKeys(source.tenant.id)
  const folder = FOLDERS[upload.kind]
  await storage.put(keys.own(upload.storage_key), Readable.from(readParts(storage, keys, upload)), {
    contentType: type.contentType,
    maxBytes: upload.size_bytes,
  })
  const thumbnailKey = thumbnail === null ? null : keys.upload(folder, `${upload.id}/thumbnail.webp`)
  if (thumbnailKey !== null && thumbnail !== null) {
    await storage.put(thumbnailKey, thumbnail, { contentType: 'image/webp' })
  }
  // Counted in the transaction that makes it a file: of several at the limit as many become files as there is room for, and
  // one that is finished twice counts once. A refused one stays as it was, to be finished when there is room.
  const ended = await ports.withTenant(source, async (scope) => {
    const ready = await endUpload(scope, upload.id, {
      status: 'ready',
      content_type: type.contentType,
      thumbnail_key: thumbnailKey,
      width,
      height,
      duration_ms: durationMs,
    })
    if (ready !== undefined) await ports.meter.take(scope, upload.id, upload.received_bytes)
    return ready
  })
  await storage.deletePrefix(keys.uploadFolder(folder, `${upload.id}/parts`))
  if (ended !== undefined) return ended
  const present = await ports.withTenant(source, (scope) => findAttachment(scope, upload.id))
  if (present !== undefined) return present
  // Erased or swept while it was put together: without its row nobody would find the file again.
  await storage.deletePrefix(keys.uploadFolder(folder, upload.id))
  throw platformErrors.not_found()
}

async function refuse(ports: UploadPorts, source: ScopeSource, upload: Attachment, reason: Refusal): Promise<never> {
  await ports.withTenant(source, (scope) => endUpload(scope, upload.id, { status: 'refused', refused_reason: reason }))
  await ports.storage.deletePrefix(tenantKeys(source.tenant.id).uploadFolder(FOLDERS[upload.kind], upload.id))
  throw refusal(reason)
}

function refusal(reason: Refusal): AppError {
  return errors[reason]()
}
