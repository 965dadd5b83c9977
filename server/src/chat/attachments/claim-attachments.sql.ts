import type { ConversationId } from '@recado/contracts/ids'
import type { MessageAttachment } from '@recado/contracts/messages'
import { sql } from 'kysely'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

/**
 * The last step of a file belongs to the transaction of its message: what was ready is sent from now on, and is no longer
 * swept away as forgotten. The rows are locked in the order of their ids: two messages that name one file wait for each other, and not for ever.
 *
 * @returns those of `ids` that are whole, of this conversation and of this uploader; also what was `sentBefore`, because
 * the message may be a retry.
 */
export async function claimAttachments(
  scope: TenantScope,
  claim: { conversationId: ConversationId; uploader: string; ids: readonly string[] },
): Promise<{ attachment: MessageAttachment; sentBefore: boolean }[]> {
  const { rows } = await sql<MessageAttachment & { sent_before: boolean }>`
    WITH claimed AS (
      SELECT a.id, a.status = 'sent' AS sent_before FROM attachments a
       WHERE a.tenant_id = ${scope.tenant.id} AND a.conversation_id = ${claim.conversationId}
         AND a.uploader = ${claim.uploader} AND a.id = ANY (${claim.ids}::uuid[]) AND a.status IN ('ready', 'sent')
       ORDER BY a.id FOR NO KEY UPDATE
    )
    UPDATE attachments a SET status = 'sent' FROM claimed c WHERE a.tenant_id = ${scope.tenant.id} AND a.id = c.id
    RETURNING a.id, a.kind, a.name, a.content_type, a.size_bytes, a.width, a.height, a.duration_ms, c.sent_before`.execute(
    scope.db,
  )
  return rows.map(({ sent_before: sentBefore, ...attachment }) => ({ attachment, sentBefore }))
}
