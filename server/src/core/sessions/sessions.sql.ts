import type { IdentityId, MemberId, PartnerId, SessionId, TenantId } from '@recado/contracts/ids'
import { sql } from 'kysely'
import type { ControlScope, PlatformScope } from '../../tenancy/control-scope.ts'

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
             WHEN 'partner' THEN EXISTS (SELECT 1 FROM partner_members pa JOIN partners p ON p.id = pa.partner_id
                                          WHERE pa.identity_id = s.identity_id AND pa.partner_id = s.partner_id
                                            AND p.status = 'active')
             -- A visitor stays only as long as they are of the platform, or of the active partner whose tenant it is.
             ELSE m.member_id IS NOT NULL
               OR EXISTS (SELECT 1 FROM platform_members pm WHERE pm.identity_id = s.impersonator_id)
               OR EXISTS (SELECT 1 FROM partner_members pa JOIN partners p ON p.id = pa.partner_id
                                                           JOIN tenants t ON t.partner_id = pa.partner_id
                           WHERE pa.identity_id = s.impersonator_id AND t.id = s.tenant_id AND p.status = 'active')
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

/** Notes that a session was used, and moves it to another tenant of the same person when they switched. */
export async function touchSession(
  scope: PlatformScope,
  id: SessionId,
  use: { ip: string; userAgent: string; expiresAt: Date; tenantId?: TenantId },
): Promise<void> {
  await scope.control
    .updateTable('sessions')
    .set({
      last_used_at: scope.clock.now(),
      expires_at: use.expiresAt,
      ip: use.ip,
      user_agent: use.userAgent.slice(0, 400),
      ...(use.tenantId === undefined ? {} : { realm: 'tenant', tenant_id: use.tenantId, partner_id: null }),
    })
    .where('id', '=', id)
    .execute()
}

/** Why a session ended, as its row keeps it. */
export type RevocationReason =
  | 'signed_out'
  | 'revoked_by_person'
  | 'refresh_reused'
  | 'password_changed'
  | 'password_reset'
  | 'membership_ended'
  | 'partner_suspended'
  | 'replaced'

/**
 * Ends sessions and tells every node with the commit. Returns those that were alive: publish them after the commit as
 * well, so that this node knows before the answer leaves and not some milliseconds later.
 */
export async function revokeSessions(
  scope: ControlScope | PlatformScope,
  which: { identityId: IdentityId; id?: SessionId; exceptId?: SessionId; tenantId?: TenantId },
  reason: RevocationReason,
): Promise<SessionId[]> {
  const rows = await scope.control
    .updateTable('sessions')
    .set({ revoked_at: scope.clock.now(), revoked_reason: reason })
    .where('identity_id', '=', which.identityId)
    .where('revoked_at', 'is', null)
    .$if(which.id !== undefined, (query) => query.where('id', '=', which.id!))
    .$if(which.exceptId !== undefined, (query) => query.where('id', '<>', which.exceptId!))
    .$if(which.tenantId !== undefined, (query) => query.where('tenant_id', '=', which.tenantId!))
    .returning('id')
    .execute()
  for (const { id } of rows) await scope.notifyChanged('session', id)
  return rows.map(({ id }) => id)
}

/** Whether a hand-over put another session in the place of this one, in the same browser, just now. */
export async function wasReplacedSince(scope: PlatformScope, id: SessionId, since: Date): Promise<boolean> {
  const reason: RevocationReason = 'replaced'
  const row = await scope.control
    .selectFrom('sessions')
    .select('id')
    .where('id', '=', id)
    .where('revoked_reason', '=', reason)
    .where('revoked_at', '>', since)
    .executeTakeFirst()
  return row !== undefined
}

/**
 * Ends what a partner's people have: their sessions at the partner, and their visits to its tenants unless they visit as
 * the platform's people too. Tells every node with the commit.
 */
export async function revokePartnerSessions(scope: PlatformScope, partnerId: PartnerId): Promise<void> {
  const reason: RevocationReason = 'partner_suspended'
  const { rows } = await sql<{ id: SessionId }>`
    UPDATE sessions s SET revoked_at = ${scope.clock.now()}, revoked_reason = ${reason}
     WHERE s.revoked_at IS NULL
       AND (s.partner_id = ${partnerId}
            OR s.impersonator_id IN (SELECT identity_id FROM partner_members WHERE partner_id = ${partnerId})
               AND s.tenant_id IN (SELECT id FROM tenants WHERE partner_id = ${partnerId})
               AND NOT EXISTS (SELECT 1 FROM platform_members pm WHERE pm.identity_id = s.impersonator_id))
    RETURNING s.id`.execute(scope.control)
  for (const { id } of rows) await scope.notifyChanged('session', id)
}

export interface SessionRow {
  id: SessionId
  tenant_id: TenantId | null
  user_agent: string
  ip: string
  created_at: Date
  last_used_at: Date
}

/** The person's own live sessions, newest use first. Those in which somebody visits in their name are not theirs. */
export async function listLiveSessions(scope: ControlScope, identityId: IdentityId): Promise<SessionRow[]> {
  const rows = await scope.control
    .selectFrom('sessions')
    .select(['id', 'tenant_id', 'user_agent', 'ip', 'created_at', 'last_used_at'])
    .where('identity_id', '=', identityId)
    .where('impersonator_id', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', scope.clock.now())
    .orderBy('last_used_at', 'desc')
    .limit(100)
    .execute()
  return rows
}

export interface SessionOwner {
  id: SessionId
  identity_id: IdentityId
  tenant_id: TenantId | null
  partner_id: PartnerId | null
  impersonator_id: IdentityId | null
  /** Of the tenant it speaks for, for the address in a mail: a read of tenancy's table. */
  slug: string | null
}

/** Whose session it is, whatever its state. */
export async function getSessionOwner(scope: PlatformScope, id: SessionId): Promise<SessionOwner> {
  const row = await scope.control
    .selectFrom('sessions')
    .leftJoin('tenants', 'tenants.id', 'sessions.tenant_id')
    .select(['sessions.id', 'sessions.identity_id', 'sessions.tenant_id', 'sessions.partner_id'])
    .select(['sessions.impersonator_id', 'tenants.slug'])
    .where('sessions.id', '=', id)
    .executeTakeFirstOrThrow()
  return row
}

/** Sessions whose last token has ended, with all their tokens. Returns how many; fewer than `limit` when none is left. */
export async function deleteEndedSessions(scope: PlatformScope, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`
    DELETE FROM sessions WHERE id IN (SELECT id FROM sessions WHERE expires_at < ${scope.clock.now()} LIMIT ${limit})`.execute(
    scope.control,
  )
  return Number(numAffectedRows ?? 0n)
}
