import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { AttachmentKind } from '@recado/contracts/attachments'
import type { AttachmentId, ConversationId, TenantId } from '@recado/contracts/ids'
import type { MessageAttachment } from '@recado/contracts/messages'
import { type Storage, tenantKeys } from '../../platform/storage/index.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { findDeclaredType } from './attachment-types.ts'
import { findAttachment, insertReceived } from './attachments.sql.ts'
import { FOLDERS } from './begin-upload.ts'
import { type Inspected, inspectFile, type Refusal } from './inspect-file.ts'
import type { StorageMeter } from './ports.ts'

/** A file that a channel brought, of which everything is known but the message. */
export interface ReceivedFile {
  id: AttachmentId
  kind: AttachmentKind
  name: string
  sizeBytes: number
  storageKey: string
  thumbnailKey: string | null
  inspected: Inspected
}

/** Larger ones are kept as documents, which are not held in memory. */
const HELD_BYTES = 32 * 1024 ** 2

/**
 * Looks at a file that a channel brought and puts it where files are. Asks the storage: not inside a scope. The same `source`
 * at the same instant is the same file, so that who is interrupted puts it there again and not a second time. As an
 * inbound file it is refused for no plan, but for what it is: no program, and nothing that is other than it says.
 */
export async function receiveFile(
  storage: Storage,
  tenantId: TenantId,
  file: {
    source: string
    at: Date
    kind: AttachmentKind
    name: string
    contentType: string
    sizeBytes: number
    open: () => AsyncIterable<Uint8Array>
  },
): Promise<ReceivedFile | { refused: Refusal | 'attachment_type_refused' }> {
  const wished = file.sizeBytes > HELD_BYTES ? 'document' : file.kind
  const first = await inspectAs(wished, file)
  // A picture that nobody can draw is a file all the same.
  const found = 'refused' in first && wished === 'image' ? await inspectAs('document', file, first) : first
  if ('refused' in found) return found
  const { kind } = found.type
  const id = idOf(file.at, `${tenantId}/${file.source}`)
  const keys = tenantKeys(tenantId)
  const storageKey = keys.upload(FOLDERS[kind], `${id}/file`)
  await storage.put(storageKey, Readable.from(file.open()), {
    contentType: found.type.contentType,
    maxBytes: file.sizeBytes,
  })
  const thumbnailKey = found.thumbnail === null ? null : keys.upload(FOLDERS[kind], `${id}/thumbnail.webp`)
  if (thumbnailKey !== null && found.thumbnail !== null) {
    await storage.put(thumbnailKey, found.thumbnail, { contentType: 'image/webp' })
  }
  return { id, kind, name: file.name, sizeBytes: file.sizeBytes, storageKey, thumbnailKey, inspected: found }
}

/** In the transaction of its message. */
export async function claimReceived(
  scope: TenantScope,
  meter: StorageMeter,
  file: ReceivedFile,
  of: { conversationId: ConversationId; uploader: string },
): Promise<MessageAttachment> {
  const { type, width, height, durationMs } = file.inspected
  const attachment: MessageAttachment = {
    ...{ id: file.id, kind: file.kind, name: file.name, content_type: type.contentType, size_bytes: file.sizeBytes },
    ...{ width, height, duration_ms: durationMs },
  }
  await insertReceived(scope, {
    ...attachment,
    ...{ conversation_id: of.conversationId, uploader: of.uploader },
    ...{ storage_key: file.storageKey, thumbnail_key: file.thumbnailKey },
  })
  await meter.take(scope, file.id, file.sizeBytes)
  return attachment
}

/** Of a file whose message was there already, or will not come. */
export async function discardReceived(
  ports: { storage: Storage; withScope: <Result>(work: (scope: TenantScope) => Promise<Result>) => Promise<Result> },
  tenantId: TenantId,
  { id, kind }: ReceivedFile,
): Promise<void> {
  if ((await ports.withScope((scope) => findAttachment(scope, id))) !== undefined) return
  await ports.storage.deletePrefix(tenantKeys(tenantId).uploadFolder(FOLDERS[kind], id))
}

async function inspectAs(
  kind: AttachmentKind,
  { contentType, name, open }: { contentType: string; name: string; open: () => AsyncIterable<Uint8Array> },
  otherwise: { refused: Refusal | 'attachment_type_refused' } = { refused: 'attachment_type_refused' },
): Promise<Inspected | { refused: Refusal | 'attachment_type_refused' }> {
  const declared = findDeclaredType(kind, contentType, name)
  if (declared === undefined)
    return kind === 'document' ? otherwise : inspectAs('document', { contentType, name, open })
  return inspectFile({ kind, content_type: declared.contentType }, open)
}

/** A UUIDv7 of an instant and a text. */
function idOf(at: Date, text: string): AttachmentId {
  const bytes = createHash('sha256').update(text).digest().subarray(0, 16)
  bytes.writeUIntBE(at.getTime(), 0, 6)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join(
    '-',
  ) as AttachmentId
}
