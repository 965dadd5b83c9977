import type { ContactId } from '@recado/contracts/ids'
import { type RawBuilder, sql } from 'kysely'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

export const IDENTITY_KINDS = ['visitor', 'user', 'phone', 'whatsapp_lid', 'whatsapp_bsuid', 'email', 'api'] as const
export type IdentityKind = (typeof IDENTITY_KINDS)[number]

export interface ContactIdentity {
  kind: IdentityKind
  /** Within what the id names one person: for a `user` the inbox whose secret proved it. Default '': everywhere. */
  realm?: string
  externalId: string
  /** Whether the channel proved it: the WhatsApp account's own number, an HMAC of the tenant's site, a confirmed e-mail. */
  verified: boolean
}

export interface KnownIdentity extends ContactIdentity {
  realm: string
  contactId: ContactId
}

/**
 * That contact `c` is somebody: a site or a channel proved it. A browser's id never leads to one, as whoever used that
 * browser before has its token, too. The visitors' module reads by the same rule.
 */
const isProved = (contactId: RawBuilder<unknown>, tenantId: string) => sql<boolean>`EXISTS (
  SELECT FROM contact_identities p
   WHERE p.tenant_id = ${tenantId} AND p.contact_id = ${contactId} AND (p.kind = 'user' OR p.verified))`

/** Those of the given that somebody has; of a browser's only where nobody was proved to be behind it. */
export async function findIdentities(scope: TenantScope, wanted: readonly ContactIdentity[]): Promise<KnownIdentity[]> {
  const { kinds, realms, ids } = columnsOf(wanted)
  const { id: tenantId } = scope.tenant
  const { rows } = await sql<Row>`
    SELECT i.kind, i.realm, i.external_id, i.verified, i.contact_id
      FROM unnest(${kinds}::text[], ${realms}::text[], ${ids}::text[]) AS w (kind, realm, external_id)
      JOIN contact_identities i
        ON i.tenant_id = ${tenantId} AND i.kind = w.kind AND i.realm = w.realm AND i.external_id = w.external_id
     WHERE i.kind <> 'visitor' OR NOT ${isProved(sql`i.contact_id`, tenantId)}`.execute(scope.db)
  return rows.map(known)
}

export async function listIdentities(scope: TenantScope, contactId: ContactId): Promise<KnownIdentity[]> {
  const rows = await scope.db
    .selectFrom('contact_identities')
    .select(['kind', 'realm', 'external_id', 'verified', 'contact_id'])
    .where('tenant_id', '=', scope.tenant.id)
    .where('contact_id', '=', contactId)
    .orderBy('kind')
    .orderBy('external_id')
    .orderBy('realm')
    .execute()
  return rows.map(known)
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
  const ordered = identities.toSorted(
    (a, b) => compare(a.kind, b.kind) || compare(a.realm ?? '', b.realm ?? '') || compare(a.externalId, b.externalId),
  )
  const { kinds, realms, ids, verified } = columnsOf(ordered)
  const { rows } = await sql`
    INSERT INTO contact_identities (tenant_id, kind, realm, external_id, contact_id, verified, created_at)
    SELECT ${scope.tenant.id}::uuid, i.kind, i.realm, i.external_id, ${contactId}::uuid, i.verified,
           ${scope.clock.now()}::timestamptz
      FROM unnest(${kinds}::text[], ${realms}::text[], ${ids}::text[], ${verified}::boolean[])
        AS i (kind, realm, external_id, verified)
    ON CONFLICT (tenant_id, kind, realm, external_id) DO NOTHING
    RETURNING kind`.execute(scope.db)
  return rows.length
}

/** All that the first has becomes the second's. */
export async function moveIdentities(scope: TenantScope, from: ContactId, to: ContactId): Promise<number> {
  const { numUpdatedRows } = await scope.db
    .updateTable('contact_identities')
    .set({ contact_id: to })
    .where('tenant_id', '=', scope.tenant.id)
    .where('contact_id', '=', from)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** A browser of somebody who was proved since is free for whoever writes from it now. */
export async function takeBrowsers(
  scope: TenantScope,
  contactId: ContactId,
  identities: readonly ContactIdentity[],
): Promise<void> {
  const browsers = identities.filter(({ kind }) => kind === 'visitor').map(({ externalId }) => externalId)
  if (browsers.length === 0) return
  await scope.db
    .updateTable('contact_identities')
    .set({ contact_id: contactId })
    .where('tenant_id', '=', scope.tenant.id)
    .where('kind', '=', 'visitor')
    .where('external_id', 'in', browsers)
    .where(isProved(sql`contact_identities.contact_id`, scope.tenant.id))
    .execute()
}

/**
 * Takes its browsers from a contact that is proved to be somebody: by a proof that is `given` now, or by one that it has.
 * @returns how many
 */
export async function releaseBrowsers(
  scope: TenantScope,
  contactId: ContactId,
  proof: 'given' | 'stored',
): Promise<number> {
  const { numDeletedRows } = await scope.db
    .deleteFrom('contact_identities')
    .where('tenant_id', '=', scope.tenant.id)
    .where('contact_id', '=', contactId)
    .where('kind', '=', 'visitor')
    .$if(proof === 'stored', (query) => query.where(isProved(sql.val(contactId), scope.tenant.id)))
    .executeTakeFirst()
  return Number(numDeletedRows)
}

/** Takes one away, proved or not: it is somebody else's by now. @returns whether the contact had it */
export async function takeIdentity(
  scope: TenantScope,
  contactId: ContactId,
  { kind, externalId }: Pick<ContactIdentity, 'kind' | 'externalId'>,
): Promise<boolean> {
  const { numDeletedRows } = await scope.db
    .deleteFrom('contact_identities')
    .where('tenant_id', '=', scope.tenant.id)
    .where('kind', '=', kind)
    .where('external_id', '=', externalId)
    .where('contact_id', '=', contactId)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** Takes one away that no channel proved. */
export async function releaseIdentity(
  scope: TenantScope,
  contactId: ContactId,
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

export async function deleteIdentities(scope: TenantScope, contactId: ContactId): Promise<void> {
  await scope.db
    .deleteFrom('contact_identities')
    .where('tenant_id', '=', scope.tenant.id)
    .where('contact_id', '=', contactId)
    .execute()
}

interface Row {
  kind: IdentityKind
  realm: string
  external_id: string
  verified: boolean
  contact_id: ContactId
}

function known({ kind, realm, external_id, verified, contact_id }: Row): KnownIdentity {
  return { kind, realm, externalId: external_id, verified, contactId: contact_id }
}

function columnsOf(identities: readonly ContactIdentity[]) {
  return {
    kinds: identities.map(({ kind }) => kind),
    realms: identities.map(({ realm = '' }) => realm),
    ids: identities.map(({ externalId }) => externalId),
    verified: identities.map(({ verified }) => verified),
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
