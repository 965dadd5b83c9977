import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { type CounterDrift, recountCounters } from './usage-counters.sql.ts'

/**
 * Makes every counter of the tenant the sum of its events again, whatever made them differ.
 * @returns the counters that differed, as they were and as they are
 */
export async function recountUsage(scope: TenantScope): Promise<CounterDrift[]> {
  return recountCounters(scope)
}
