import type { IdentityId, MemberId, PartnerId, SessionId, TenantId } from '@recado/contracts/ids'
import { sql } from 'kysely'
import type { PlatformScope } from '../../tenancy/control-scope.ts'

export type Realm = 'tenant' | 'partner' | 'platform'

export interface LiveSession {
  id: SessionId
  realm: Realm
  identity_id: IdentityId
  identity_name: string
  email: string
  tenant_id: TenantId | null
  partner_id: PartnerId | null
  /** Null when the person works in the tenant as a visitor (partner or platform) and is no member of it. */
  member_id: MemberId | null
  impersonator_id: IdentityId | null
  impersonator_name: string | null
}

/**
 * A session that may still act: not revoked, not expired, and its person still belongs where it speaks for.
 * Undefined otherwise.
 */
export async function findLiveSession(scope: PlatformScope, id: SessionId): Promise<LiveSession | undefined> {
  const { rows } = await sql<LiveSession>`
    SELECT s.id, s.realm, s.identity_id, i.name AS identity_name, i.email::text AS email, s.tenant_id, s.partner_id,
           m.member_id, s.impersonator_id, imp.name AS impersonator_name
      FROM sessions s
      JOIN identities i ON i.id = s.identity_id
      LEFT JOIN identities imp ON imp.id = s.impersonator_id
      LEFT JOIN memberships m ON m.tenant_id = s.tenant_id AND m.identity_id = s.identity_id
     WHERE s.id = ${id} AND s.revoked_at IS NULL AND s.expires_at > ${scope.clock.now()}
       AND CASE s.realm
             WHEN 'platform' THEN EXISTS (SELECT 1 FROM platform_members pm WHERE pm.identity_id = s.identity_id)
             WHEN 'partner' THEN EXISTS (SELECT 1 FROM partner_members pa
                                          WHERE pa.identity_id = s.identity_id AND pa.partner_id = s.partner_id)
             ELSE m.member_id IS NOT NULL OR s.impersonator_id IS NOT NULL
           END`.execute(scope.control)
  return rows[0]
}

export interface NewSession {
  id: SessionId
  identityId: IdentityId
  realm: Realm
  tenantId: TenantId | null
  partnerId: PartnerId | null
  impersonatorId?: IdentityId
  userAgent: string
  ip: string
  expiresAt: Date
}

export async function insertSession(scope: PlatformScope, session: NewSession): Promise<void> {
  const now = scope.clock.now()
  await scope.control
    .insertInto('sessions')
    .values({
      id: session.id,
      identity_id: session.identityId,
      realm: session.realm,
      tenant_id: session.tenantId,
      partner_id: session.partnerId,
      impersonator_id: session.impersonatorId ?? null,
      user_agent: session.userAgent.slice(0, 400),
      ip: session.ip,
      created_at: now,
      last_used_at: now,
      expires_at: session.expiresAt,
    })
    .execute()
}
