import type { RunPorts } from '../../src/consultor/executions/index.ts'
import type { WithTenant } from '../../src/tenancy/tenant-scope.ts'

/** A worker whose process ends right after so many commits: what was committed is there, nothing after it happens. */
export function dyingAfter(ports: RunPorts, commits: number): RunPorts {
  let made = 0
  const withTenant: WithTenant = async (source, run) => {
    if (made >= commits) throw new Error('killed')
    const result = await ports.withTenant(source, run)
    made += 1
    if (made >= commits) throw new Error('killed')
    return result
  }
  return { ...ports, withTenant }
}
