import { LRUCache } from 'lru-cache'
import type { Clock } from '../platform/clock.ts'
import type { ChangeBus } from './change-bus.ts'
import type { Control } from './control-scope.ts'
import type { Tenant } from './tenant.ts'
import { findRedirect, findTenant, type TenantKey } from './tenants.sql.ts'

export interface TenantDirectory {
  /** By id also while it is being opened; by slug or host only once it is open. */
  find(key: TenantKey): Promise<Tenant | undefined>
  /** The present slug behind a former one that still redirects. */
  findRedirect(slug: string): Promise<string | undefined>
  forget(tenantId: string): void
}

/**
 * Tenants by id, slug and host, cached for 30 s at most and forgotten at once when the change bus says so. Misses are
 * cached for 5 s only: a name that is just being opened should work soon, and a scan of names should not reach the
 * database each time.
 */
export function createTenantDirectory(options: {
  control: Control
  changes: ChangeBus
  clock: Clock
}): TenantDirectory {
  const known = new LRUCache<string, { tenant: Tenant | undefined }>({ max: 10_000, ttl: 30_000 })
  const loading = new Map<string, Promise<Tenant | undefined>>()
  // A load that began before a change must not be kept after it.
  let generation = 0

  const forget = (id: string) => {
    generation += 1
    if (id === '*') {
      known.clear()
      return
    }
    for (const [name, entry] of known.entries()) {
      if (entry.tenant === undefined || entry.tenant.id === id) known.delete(name)
    }
  }
  options.changes.on('tenant', forget)

  const load = async (name: string, key: TenantKey): Promise<Tenant | undefined> => {
    const begun = generation
    const tenant = await options.control.acrossTenants((scope) => findTenant(scope, key, options.clock.now()))
    if (begun === generation) known.set(name, { tenant }, tenant === undefined ? { ttl: 5_000 } : {})
    return tenant
  }

  return {
    find: (key) => {
      const name = 'id' in key ? `id:${key.id}` : 'slug' in key ? `slug:${key.slug}` : `host:${key.host}`
      const entry = known.get(name)
      if (entry !== undefined) return Promise.resolve(entry.tenant)
      const running = loading.get(name)
      if (running !== undefined) return running
      const started = load(name, key).finally(() => loading.delete(name))
      loading.set(name, started)
      return started
    },
    findRedirect: (slug) => options.control.acrossTenants((scope) => findRedirect(scope, slug, options.clock.now())),
    forget,
  }
}
