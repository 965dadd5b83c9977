import type { ConversationId } from '@recado/contracts/ids'
import { sql } from 'kysely'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

/** What a bot marks as read at once. */
const MOST = 100

/** What WhatsApp calls the customer's messages of a stretch, or of all: newest first, and the newest if there are too many. */
export async function listInboundIds(
  scope: TenantScope,
  {
    conversationId,
    after = 0,
    upto = Number.MAX_SAFE_INTEGER,
    most = MOST,
  }: { conversationId: ConversationId; after?: number; upto?: number; most?: number },
): Promise<string[]> {
  const { rows } = await sql<{ message_id: string }>`
    SELECT w.message_id FROM whatsapp_messages w
     WHERE w.tenant_id = ${scope.tenant.id} AND w.conversation_id = ${conversationId}
       AND w.seq > ${after} AND w.seq <= ${upto} AND NOT w.from_me
     ORDER BY w.seq DESC LIMIT ${most}`.execute(scope.db)
  return rows.map(({ message_id }) => message_id)
}
