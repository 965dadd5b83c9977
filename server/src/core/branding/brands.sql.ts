import type { BrandSettings } from '@recado/contracts/brand'
import type { PartnerId, TenantId } from '@recado/contracts/ids'
import { sql, type Transaction } from 'kysely'
import type { ControlTables } from '../../platform/database/generated/control.ts'
import { newId } from '../../platform/ids.ts'

/** Whose brand it is. */
export type BrandOwner = { kind: 'platform' } | { kind: 'partner'; id: PartnerId } | { kind: 'tenant'; id: TenantId }

/** An image by the hash of what was uploaded; its sizes lie in the owner's folder under that name. */
export interface StoredImages {
  logo?: { hash: string }
  favicon?: { hash: string }
}

export interface StoredBrand {
  ownerKind: BrandOwner['kind']
  /** Name of the owner's folder: its id, or `platform`. */
  ownerKey: string
  settings: BrandSettings
  images: StoredImages
  version: number
}

/** What brands need of a control transaction; whose rows it sees is for whoever opened it to say. */
export interface BrandRows {
  control: Transaction<ControlTables>
}

interface BrandRow {
  tenant_id: string | null
  partner_id: string | null
  settings: unknown
  version: number
}

/** The brands that a tenant's pages are made of: platform, partner, tenant; those that exist. */
export async function listBrandChain(
  { control }: BrandRows,
  owner: { tenantId: TenantId | null; partnerId: PartnerId | null },
): Promise<StoredBrand[]> {
  const { rows } = await sql<BrandRow>`
    SELECT tenant_id, partner_id, settings, version FROM brands
     WHERE (tenant_id IS NULL AND partner_id IS NULL) OR tenant_id = ${owner.tenantId} OR partner_id = ${owner.partnerId}
     ORDER BY (tenant_id IS NOT NULL), (partner_id IS NOT NULL)`.execute(control)
  return rows.map(toBrand)
}

/** One owner's brand, held until commit; made empty when there is none. */
export async function lockBrand({ control }: BrandRows, owner: BrandOwner, now: Date): Promise<StoredBrand> {
  const [tenantId, partnerId] = ownerColumns(owner)
  await sql`
    INSERT INTO brands (id, tenant_id, partner_id, settings, version, updated_at)
    VALUES (${newId<string>()}, ${tenantId}, ${partnerId}, '{}', 0, ${now})
    ON CONFLICT DO NOTHING`.execute(control)
  const { rows } = await sql<BrandRow>`
    SELECT tenant_id, partner_id, settings, version FROM brands
     WHERE tenant_id IS NOT DISTINCT FROM ${tenantId}::uuid AND partner_id IS NOT DISTINCT FROM ${partnerId}::uuid
       FOR UPDATE`.execute(control)
  const row = rows[0]
  if (row === undefined) throw new Error('a brand that was just made is not there')
  return toBrand(row)
}

/** What an owner set itself; undefined when it set nothing yet. */
export async function findBrand({ control }: BrandRows, owner: BrandOwner): Promise<StoredBrand | undefined> {
  const [tenantId, partnerId] = ownerColumns(owner)
  const { rows } = await sql<BrandRow>`
    SELECT tenant_id, partner_id, settings, version FROM brands
     WHERE tenant_id IS NOT DISTINCT FROM ${tenantId}::uuid
       AND partner_id IS NOT DISTINCT FROM ${partnerId}::uuid`.execute(control)
  const [row] = rows
  return row && toBrand(row)
}

/** Stores a new version of a brand that `lockBrand` holds. */
export async function storeBrand(
  { control }: BrandRows,
  owner: BrandOwner,
  brand: { settings: BrandSettings; images: StoredImages },
  now: Date,
): Promise<void> {
  const [tenantId, partnerId] = ownerColumns(owner)
  const settings = JSON.stringify({ ...brand.settings, images: brand.images })
  await sql`
    UPDATE brands SET settings = ${settings}::jsonb, version = version + 1, updated_at = ${now}
     WHERE tenant_id IS NOT DISTINCT FROM ${tenantId}::uuid
       AND partner_id IS NOT DISTINCT FROM ${partnerId}::uuid`.execute(control)
}

/** The tenant's own domain, the oldest that is proven. A read-only look into the table of domains. */
export async function findOwnDomain({ control }: BrandRows, tenantId: TenantId): Promise<string | undefined> {
  const row = await control
    .selectFrom('domains')
    .select('host')
    .where('tenant_id', '=', tenantId)
    .where('verified_at', 'is not', null)
    .orderBy('created_at')
    .limit(1)
    .executeTakeFirst()
  return row?.host
}

/** Name of an owner's folder and of its cache entries. */
export function ownerKey(owner: BrandOwner): string {
  return owner.kind === 'platform' ? 'platform' : owner.id
}

function ownerColumns(owner: BrandOwner): [string | null, string | null] {
  return [owner.kind === 'tenant' ? owner.id : null, owner.kind === 'partner' ? owner.id : null]
}

function toBrand(row: BrandRow): StoredBrand {
  const { images = {}, ...settings } = row.settings as BrandSettings & { images?: StoredImages }
  const ownerKind = row.tenant_id !== null ? 'tenant' : row.partner_id !== null ? 'partner' : 'platform'
  return { ownerKind, ownerKey: row.tenant_id ?? row.partner_id ?? 'platform', settings, images, version: row.version }
}
