import { sql } from 'kysely'
import type { ControlScope, PlatformScope } from './control-scope.ts'

/** Both kinds of invitation are open until they are accepted, revoked or expired; their tables have these columns alike. */
type Invitations = { table: 'invitations'; owner: 'tenant_id' } | { table: 'partner_invitations'; owner: 'partner_id' }

export const TENANT_INVITATIONS: Invitations = { table: 'invitations', owner: 'tenant_id' }
export const PARTNER_INVITATIONS: Invitations = { table: 'partner_invitations', owner: 'partner_id' }

/** An open invitation for an address makes room for a newer one: only the newest link works. */
export async function revokeOpenInvitation(
  scope: ControlScope | PlatformScope,
  { table, owner }: Invitations,
  { ownerId, email }: { ownerId: string; email: string },
): Promise<void> {
  await sql`
    UPDATE ${sql.table(table)} SET revoked_at = ${scope.clock.now()}
     WHERE ${sql.ref(owner)} = ${ownerId} AND email = ${email} AND accepted_at IS NULL AND revoked_at IS NULL
  `.execute(scope.control)
}

/** One of any number of concurrent calls gets true; false also when it was revoked, replaced or has expired. */
export async function claimOpenInvitation(scope: PlatformScope, { table }: Invitations, id: string): Promise<boolean> {
  const now = scope.clock.now()
  const { rows } = await sql`
    UPDATE ${sql.table(table)} SET accepted_at = ${now}
     WHERE id = ${id} AND accepted_at IS NULL AND revoked_at IS NULL AND expires_at > ${now}
    RETURNING id
  `.execute(scope.control)
  return rows.length === 1
}
