import type { PartnerId, TenantId } from '@recado/contracts/ids'
import { LRUCache } from 'lru-cache'
import type { ChangeBus } from '../../tenancy/change-bus.ts'
import type { Control } from '../../tenancy/control-scope.ts'
import type { Tenant } from '../../tenancy/tenant.ts'
import { findOwnDomain, listBrandChain } from './brands.sql.ts'
import { type BrandedFor, type MergedBrand, mergeBrands } from './merge-brands.ts'

export interface KnownBrand {
  brand: MergedBrand
  /** The tenant's own proven domain, if it has one. */
  ownDomain: string | undefined
}

export interface BrandDirectory {
  /** The brand of a tenant's pages. */
  ofTenant(tenant: Pick<Tenant, 'id' | 'partnerId' | 'name'>): Promise<KnownBrand>
  ofPartner(partnerId: PartnerId): Promise<KnownBrand>
  ofPlatform(): Promise<KnownBrand>
}

type Entry = KnownBrand & { tenantId: TenantId | null; partnerId: PartnerId | null }

/**
 * Merged brands, kept until one of their layers changes (`brand`) or the tenant does (its name, its partner); at most
 * five minutes, because domains are proven without either.
 */
export function createBrandDirectory(options: {
  control: Control
  changes: ChangeBus
  platformName: string
}): BrandDirectory {
  const known = new LRUCache<string, Entry>({ max: 10_000, ttl: 300_000 })
  // A load that began before a change must not be kept after it.
  let generation = 0
  const forget = (id: string) => {
    generation += 1
    if (id === '*' || id === 'platform') return known.clear()
    for (const [key, entry] of known.entries()) {
      if (entry.tenantId === id || entry.partnerId === id) known.delete(key)
    }
  }
  options.changes.on('brand', forget)
  options.changes.on('tenant', forget)

  const find = async (
    key: string,
    owner: { tenantId: TenantId | null; partnerId: PartnerId | null },
    whose: BrandedFor,
  ): Promise<KnownBrand> => {
    const entry = known.get(key)
    if (entry !== undefined) return entry
    const begun = generation
    const { tenantId } = owner
    const loaded = await options.control.acrossTenants(async (scope) => ({
      brand: mergeBrands(await listBrandChain(scope, owner), whose),
      ownDomain: tenantId === null ? undefined : await findOwnDomain(scope, tenantId),
    }))
    if (begun === generation) known.set(key, { ...loaded, ...owner })
    return loaded
  }

  return {
    ofTenant: ({ id, partnerId, name }) => find(id, { tenantId: id, partnerId }, { kind: 'tenant', name }),
    ofPartner: (partnerId) =>
      find(partnerId, { tenantId: null, partnerId }, { kind: 'partner', name: options.platformName }),
    ofPlatform: () =>
      find('platform', { tenantId: null, partnerId: null }, { kind: 'platform', name: options.platformName }),
  }
}
