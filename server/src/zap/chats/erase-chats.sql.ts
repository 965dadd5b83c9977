import { sql } from 'kysely'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

/** By what WhatsApp knew these contacts; that there was a chat, and which messages were its, stays. Bears repetition. */
export async function eraseChats(scope: TenantScope, contactIds: readonly string[]): Promise<number> {
  const { rows } = await sql`
    UPDATE whatsapp_chats h
       SET lid = NULL, phone = NULL, bsuid = NULL, parent_bsuid = NULL, username = NULL, group_id = NULL, name = '',
           referral = NULL, updated_at = ${scope.clock.now()}
     WHERE h.tenant_id = ${scope.tenant.id} AND h.contact_id = ANY (${contactIds}::uuid[])
       AND (h.name <> '' OR h.referral IS NOT NULL
            OR num_nonnulls(h.lid, h.phone, h.bsuid, h.parent_bsuid, h.username, h.group_id) > 0)
    RETURNING 1`.execute(scope.db)
  return rows.length
}
