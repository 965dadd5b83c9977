import { consume, limitOf, release, requireRoom } from '../../core/billing/index.ts'
import { newId } from '../../platform/ids.ts'
import type { CarMeter } from '../catalogue/index.ts'

/** Cars on offer count against the plan's `cars_max` as a level; each change of it is a cause of its own. */
export const carMeter: CarMeter = {
  change: async (scope, difference) => {
    const cause = { transactionId: `stock:${newId<string>()}` }
    if (difference > 0) await consume(scope, 'cars', difference, cause)
    else await release(scope, 'cars', -difference, cause)
  },
  requireAny: async (scope) => {
    if (limitOf(scope.tenant, 'cars') === 0) await requireRoom(scope, 'cars', 1)
  },
}
