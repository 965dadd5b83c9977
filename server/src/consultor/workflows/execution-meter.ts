import { consume, limitOf, requireRoom } from '../../core/billing/index.ts'
import type { ExecutionMeter } from '../executions/index.ts'

/** Executions against the plan's month, and how many run at once. Who has used up the day's tokens begins none. */
export const executionMeter: ExecutionMeter = {
  take: async (scope, executionId) => {
    if (limitOf(scope.tenant, 'tokens') !== null) await requireRoom(scope, 'tokens', 1)
    await consume(scope, 'executions', 1, { transactionId: executionId })
  },
  concurrent: (scope) => {
    const limit = scope.tenant.entitlements.limits.executions_concurrent
    return limit === undefined ? 1 : limit
  },
}
