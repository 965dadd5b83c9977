import type { AttachmentKind } from '@recado/contracts/attachments'
import type { AttachmentId, ConversationId } from '@recado/contracts/ids'
import { errors as platformErrors } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { tenantKeys, type UploadKind } from '../../platform/storage/index.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { findDeclaredType, maxBytesOf } from './attachment-types.ts'
import { type Attachment, insertAttachment } from './attachments.sql.ts'
import { errors } from './errors.ts'
import { requireFewOpen } from './open-uploads.ts'
import type { SeesConversation, StorageMeter } from './ports.ts'

export interface UploadOrder {
  conversationId: ConversationId
  /** `member:<id>`, `contact:<id>` or `api_key:<id>`. */
  uploader: string
  kind: AttachmentKind
  name: string
  /** What the sender says it is; the bytes are asked at the end. */
  contentType: string
  sizeBytes: number
}

/**
 * Makes room for a file of a conversation: type and size are checked against the plan before its first byte comes. They
 * count when the file is whole (`finishUpload`): what is only announced takes nothing from anybody.
 *
 * @throws not_found (404) for a conversation the caller does not see, attachment_kind_not_in_plan (403),
 * attachment_empty (400), attachment_type_refused (415), attachment_too_large (413), quota_exceeded (402), uploads_too_many (429)
 */
export async function beginUpload(
  scope: TenantScope,
  ports: { sees: SeesConversation; meter: StorageMeter },
  order: UploadOrder,
): Promise<Attachment> {
  if (!(await ports.sees(scope, order.conversationId))) throw platformErrors.not_found()
  const maxBytes = maxBytesOf(scope.tenant, order.kind)
  if (maxBytes === 0) throw errors.attachment_kind_not_in_plan()
  if (order.sizeBytes === 0) throw errors.attachment_empty()
  const type = findDeclaredType(order.kind, order.contentType, order.name)
  if (type === undefined) throw errors.attachment_type_refused()
  if (order.sizeBytes > maxBytes) throw errors.attachment_too_large({ params: { limit: maxBytes / 1024 ** 2 } })
  await ports.meter.requireRoom(scope, order.sizeBytes)
  await requireFewOpen(scope, order.uploader)
  const id = newId<AttachmentId>()
  return insertAttachment(scope, {
    id,
    conversation_id: order.conversationId,
    uploader: order.uploader,
    kind: order.kind,
    name: order.name,
    content_type: type.contentType,
    size_bytes: order.sizeBytes,
    storage_key: tenantKeys(scope.tenant.id).upload(FOLDERS[order.kind], `${id}/file`),
  })
}

/** The folder of each kind below a tenant's uploads. */
export const FOLDERS: Readonly<Record<AttachmentKind, UploadKind>> = {
  image: 'images',
  document: 'documents',
  audio: 'audio',
}
