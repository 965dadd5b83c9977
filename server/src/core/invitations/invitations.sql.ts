import type { IdentityId, InvitationId, TenantId } from '@recado/contracts/ids'
import { sql } from 'kysely'
import type { ControlScope, PlatformScope } from '../../tenancy/control-scope.ts'
import { claimOpenInvitation, revokeOpenInvitation, TENANT_INVITATIONS } from '../../tenancy/open-invitations.sql.ts'

export interface NewInvitation {
  id: InvitationId
  tenantId: TenantId
  email: string
  name: string | null
  role: string
  tokenHash: string
  invitedBy: IdentityId | null
  invitedByName: string
  expiresAt: Date
}

/** Stores an open invitation; an open one for the same address is replaced, so that only the newest link works. */
export async function insertInvitation(scope: ControlScope | PlatformScope, invitation: NewInvitation): Promise<void> {
  const { tenantId, email } = invitation
  await revokeOpenInvitation(scope, TENANT_INVITATIONS, { ownerId: tenantId, email })
  await scope.control
    .insertInto('invitations')
    .values({
      id: invitation.id,
      tenant_id: invitation.tenantId,
      email: invitation.email,
      name: invitation.name,
      role: invitation.role,
      token_hash: invitation.tokenHash,
      invited_by: invitation.invitedBy,
      invited_by_name: invitation.invitedByName,
      created_at: scope.clock.now(),
      expires_at: invitation.expiresAt,
    })
    .execute()
}

export interface InvitationRow {
  id: InvitationId
  tenant_id: TenantId
  email: string
  name: string | null
  role: string
  invited_by: IdentityId | null
  invited_by_name: string
  created_at: Date
  expires_at: Date
  accepted_at: Date | null
  revoked_at: Date | null
}

const COLUMNS = [
  'id',
  'tenant_id',
  'email',
  'name',
  'role',
  'invited_by',
  'invited_by_name',
  'created_at',
  'expires_at',
  'accepted_at',
  'revoked_at',
] as const

export async function findInvitationByHash(scope: PlatformScope, hash: string): Promise<InvitationRow | undefined> {
  const row = await scope.control
    .selectFrom('invitations')
    .select(COLUMNS)
    .where('token_hash', '=', hash)
    .executeTakeFirst()
  return row
}

export async function findInvitation(
  scope: ControlScope | PlatformScope,
  tenantId: TenantId,
  id: InvitationId,
): Promise<InvitationRow | undefined> {
  const row = await scope.control
    .selectFrom('invitations')
    .select(COLUMNS)
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row
}

/** Newest first; `before` is the id of the last row of the page before. */
export async function listInvitationRows(
  scope: ControlScope,
  tenantId: TenantId,
  page: { before: InvitationId | undefined; limit: number },
): Promise<InvitationRow[]> {
  const rows = await scope.control
    .selectFrom('invitations')
    .select(COLUMNS)
    .where('tenant_id', '=', tenantId)
    .$if(page.before !== undefined, (query) => query.where('id', '<', page.before!))
    .orderBy('id', 'desc')
    .limit(page.limit)
    .execute()
  return rows
}

/** @returns false when it was accepted, revoked or has expired. */
export function claimInvitation(scope: PlatformScope, id: InvitationId): Promise<boolean> {
  return claimOpenInvitation(scope, TENANT_INVITATIONS, id)
}

/** False when it is open no more. */
export async function revokeInvitationRow(scope: ControlScope, tenantId: TenantId, id: InvitationId): Promise<boolean> {
  const row = await scope.control
    .updateTable('invitations')
    .set({ revoked_at: scope.clock.now() })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function hasOpenInvitationFor(scope: ControlScope, tenantId: TenantId, role: string): Promise<boolean> {
  const row = await scope.control
    .selectFrom('invitations')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('role', '=', role)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', scope.clock.now())
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Whoever counts a tenant's invitations and adds one does so alone until its transaction ends. */
export async function lockInvitations(scope: ControlScope, tenantId: TenantId): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`invitations:${tenantId}`}, 9))`.execute(scope.control)
}

/** How many were sent since an instant, whatever became of them, and when the oldest of those was. */
export async function countInvitations(
  scope: ControlScope,
  tenantId: TenantId,
  since: Date,
): Promise<{ count: number; oldest: Date | null }> {
  return scope.control
    .selectFrom('invitations')
    .select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.min('created_at').as('oldest')])
    .where('tenant_id', '=', tenantId)
    .where('created_at', '>', since)
    .executeTakeFirstOrThrow()
}

/** Undoes the invitations to a tenant whose opening failed. */
export async function deleteInvitationsTo(scope: PlatformScope, tenantId: TenantId): Promise<void> {
  await scope.control.deleteFrom('invitations').where('tenant_id', '=', tenantId).execute()
}
