import type { AttachmentId } from '@recado/contracts/ids'
import { errors } from '../../platform/errors.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { type Attachment, findAttachment } from './attachments.sql.ts'
import type { SeesConversation } from './ports.ts'
import { uploaderOf } from './uploader-of.ts'

/**
 * A file for whoever sees its conversation. Before it is sent only its uploader does: a file somebody is still choosing
 * is as private as a draft. @throws not_found (404)
 */
export async function getAttachment(
  scope: TenantScope,
  sees: SeesConversation,
  id: AttachmentId,
  uploader: string = uploaderOf(scope.actor),
): Promise<Attachment> {
  const attachment = await findAttachment(scope, id)
  if (attachment === undefined) throw errors.not_found()
  if (attachment.status !== 'sent' && attachment.uploader !== uploader) throw errors.not_found()
  if (!(await sees(scope, attachment.conversation_id))) throw errors.not_found()
  return attachment
}
