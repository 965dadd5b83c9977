import type { ContactId } from '@recado/contracts/ids'
import { sql } from 'kysely'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

export const IDENTITY_KINDS = ['visitor', 'user', 'phone', 'whatsapp_lid', 'email', 'api'] as const
export type IdentityKind = (typeof IDENTITY_KINDS)[number]

export interface ContactIdentity {
  kind: IdentityKind
  externalId: string
  /** Whether the channel proved it: the WhatsApp account's own number, an HMAC of the tenant's site, a confirmed e-mail. */
  verified: boolean
}

export interface KnownIdentity extends ContactIdentity {
  contactId: ContactId
}

/** Those of the given that somebody has. */
export async function findIdentities(scope: TenantScope, wanted: readonly ContactIdentity[]): Promise<KnownIdentity[]> {
  const { rows } = await sql<{ kind: IdentityKind; external_id: string; verified: boolean; contact_id: ContactId }>`
    SELECT i.kind, i.external_id, i.verified, i.contact_id
      FROM unnest(${wanted.map(({ kind }) => kind)}::text[], ${wanted.map(({ externalId }) => externalId)}::text[])
        AS w (kind, external_id)
      JOIN contact_identities i
        ON i.tenant_id = ${scope.tenant.id} AND i.kind = w.kind AND i.external_id = w.external_id`.execute(scope.db)
  return rows.map(known)
}

export async function listIdentities(scope: TenantScope, contactId: string): Promise<KnownIdentity[]> {
  const rows = await scope.db
    .selectFrom('contact_identities')
    .select(['kind', 'external_id', 'verified', 'contact_id'])
    .where('tenant_id', '=', scope.tenant.id)
    .where('contact_id', '=', contactId)
    .orderBy('kind')
    .orderBy('external_id')
    .execute()
  return rows.map((row) => known(row as Parameters<typeof known>[0]))
}

/**
 * Gives the contact those identities that nobody has; waits for whoever is just giving one away. Rows go in one order,
 * whatever the caller's, so that two callers cannot wait for each other.
 * @returns how many were given
 */
export async function claimIdentities(
  scope: TenantScope,
  contactId: string,
  identities: readonly ContactIdentity[],
): Promise<number> {
  const ordered = identities.toSorted((a, b) => compare(a.kind, b.kind) || compare(a.externalId, b.externalId))
  const { rows } = await sql`
    INSERT INTO contact_identities (tenant_id, kind, external_id, contact_id, verified, created_at)
    SELECT ${scope.tenant.id}::uuid, i.kind, i.external_id, ${contactId}::uuid, i.verified, ${scope.clock.now()}::timestamptz
      FROM unnest(${ordered.map(({ kind }) => kind)}::text[], ${ordered.map(({ externalId }) => externalId)}::text[],
                  ${ordered.map(({ verified }) => verified)}::boolean[]) AS i (kind, external_id, verified)
    ON CONFLICT (tenant_id, kind, external_id) DO NOTHING
    RETURNING kind`.execute(scope.db)
  return rows.length
}

/** All that the first has becomes the second's. */
export async function moveIdentities(scope: TenantScope, from: string, to: string): Promise<number> {
  const { numUpdatedRows } = await scope.db
    .updateTable('contact_identities')
    .set({ contact_id: to })
    .where('tenant_id', '=', scope.tenant.id)
    .where('contact_id', '=', from)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Takes one away that no channel proved. */
export async function releaseIdentity(
  scope: TenantScope,
  contactId: string,
  kind: IdentityKind,
  externalId: string,
): Promise<void> {
  await scope.db
    .deleteFrom('contact_identities')
    .where('tenant_id', '=', scope.tenant.id)
    .where('kind', '=', kind)
    .where('external_id', '=', externalId)
    .where('contact_id', '=', contactId)
    .where('verified', '=', false)
    .execute()
}

export async function deleteIdentities(scope: TenantScope, contactId: string): Promise<void> {
  await scope.db
    .deleteFrom('contact_identities')
    .where('tenant_id', '=', scope.tenant.id)
    .where('contact_id', '=', contactId)
    .execute()
}

function known(row: {
  kind: IdentityKind
  external_id: string
  verified: boolean
  contact_id: ContactId
}): KnownIdentity {
  return { kind: row.kind, externalId: row.external_id, verified: row.verified, contactId: row.contact_id }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
