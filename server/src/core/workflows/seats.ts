import { newId } from '../../platform/ids.ts'
import { consume, release } from '../billing/index.ts'
import type { Seats } from '../identity-parts.ts'

/**
 * People count against the plan's `agents` in the transaction in which they join or leave. Each act has an id of its own:
 * whoever leaves and comes back is counted again.
 */
export const seats: Seats = {
  take: async (scope) => {
    await consume(scope, 'agents', 1, { transactionId: newId() })
  },
  giveBack: async (scope) => {
    await release(scope, 'agents', 1, { transactionId: newId() })
  },
}
