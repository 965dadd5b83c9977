import type { ConversationId } from '@recado/contracts/ids'
import type { MessageAttachment } from '@recado/contracts/messages'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

/**
 * The last step of a file belongs to the transaction of its message: what was ready is sent from now on, and is no longer
 * swept away as forgotten. Writes `attachments`, a table of the attachments' module, in this one column.
 *
 * @returns those of `ids` that are whole, of this conversation and of this uploader; also what was sent before, because
 * the message may be a retry.
 */
export async function claimAttachments(
  scope: TenantScope,
  claim: { conversationId: ConversationId; uploader: string; ids: readonly string[] },
): Promise<MessageAttachment[]> {
  const rows = await scope.db
    .updateTable('attachments')
    .set({ status: 'sent' })
    .where('tenant_id', '=', scope.tenant.id)
    .where('conversation_id', '=', claim.conversationId)
    .where('uploader', '=', claim.uploader)
    .where('id', 'in', [...claim.ids])
    .where('status', 'in', ['ready', 'sent'])
    .returning(['id', 'kind', 'name', 'content_type', 'size_bytes', 'width', 'height', 'duration_ms'])
    .execute()
  return rows as MessageAttachment[]
}
