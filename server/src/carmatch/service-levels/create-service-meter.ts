import type { Logger } from '../../platform/logger.ts'
import type { ScopeSource, TenantScope, WithTenant } from '../../tenancy/tenant-scope.ts'
import { bandOf, NO_BANDS } from './bands.ts'
import { addHour, type Measured } from './service-hours.sql.ts'

export interface ServiceMeter {
  /** A public door of a company opens for somebody; to be called once more when they have their answer. */
  begin(source: ScopeSource): (status: number) => void
  /** Stores what is held of the company, for who is about to read it. */
  flush(scope: TenantScope): Promise<void>
}

interface Held extends Measured {
  atOnce: number
  minute: number
}

const MINUTE = 60_000

/** Counts answers in memory; a minute's are stored when the next one has begun. */
export function createServiceMeter({
  withTenant,
  log,
  now = () => performance.now(),
}: {
  withTenant: WithTenant
  log: Logger
  now?: () => number
}): ServiceMeter {
  const held = new Map<string, Held>()
  const take = (tenantId: string): Measured | undefined => {
    const known = held.get(tenantId)
    if (known === undefined || known.bands.every((count) => count === 0)) return undefined
    const { bands, failed, mostAtOnce, atOnce } = known
    if (atOnce === 0) held.delete(tenantId)
    else held.set(tenantId, { ...emptied(now()), atOnce, mostAtOnce: atOnce })
    return { bands, failed, mostAtOnce }
  }
  const end = (source: ScopeSource, begun: number, status: number): void => {
    const { id } = source.tenant
    const counted = held.get(id) ?? emptied(now())
    held.set(id, counted)
    counted.atOnce = Math.max(0, counted.atOnce - 1)
    const band = bandOf(now() - begun)
    counted.bands[band] = (counted.bands[band] ?? 0) + 1
    if (status >= 500) counted.failed += 1
    if (Math.floor(now() / MINUTE) === counted.minute) return
    const measured = take(id)
    if (measured === undefined) return
    withTenant({ tenant: source.tenant, actor: source.actor }, (scope) => addHour(scope, measured)).catch((error) =>
      log.warn({ err: error, tenant_id: id }, 'a minute of answers was not stored'),
    )
  }
  return {
    begin(source) {
      const begun = now()
      const counted = held.get(source.tenant.id) ?? emptied(begun)
      held.set(source.tenant.id, counted)
      counted.atOnce += 1
      counted.mostAtOnce = Math.max(counted.mostAtOnce, counted.atOnce)
      return (status) => end(source, begun, status)
    },
    async flush(scope) {
      const measured = take(scope.tenant.id)
      if (measured !== undefined) await addHour(scope, measured)
    },
  }
}

function emptied(at: number): Held {
  return { bands: [...NO_BANDS], failed: 0, mostAtOnce: 0, atOnce: 0, minute: Math.floor(at / MINUTE) }
}
