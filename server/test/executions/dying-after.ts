import type { RunPorts } from '../../src/consultor/executions/index.ts'
import { executionPorts } from '../../src/consultor/workflows/execution-ports.ts'
import type { Services } from '../../src/services.ts'
import type { WithTenant } from '../../src/tenancy/tenant-scope.ts'

export interface Mortal {
  ports: RunPorts
  /** Transactions it has committed, whoever opened them: the round, the kept replies, the budget. */
  commits(): number
}

/** A worker whose process ends right after so many commits: what was committed is there, nothing after it happens. */
export function dyingAfter(services: Services, lifetime: number): Mortal {
  let made = 0
  const withTenant: WithTenant = async (source, run) => {
    if (made >= lifetime) throw new Error('killed')
    const result = await services.withTenant(source, run)
    made += 1
    if (made >= lifetime) throw new Error('killed')
    return result
  }
  return { ports: executionPorts({ ...services, withTenant }), commits: () => made }
}
