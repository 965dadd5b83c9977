import type { ScopeSource } from '../../tenancy/tenant-scope.ts'
import { listStuck } from './executions.sql.ts'
import type { ExecutionPorts } from './ports.ts'
import { failRound } from './run-round.ts'

/** Longer than any round takes, with all its repetitions. */
const STUCK_MS = 6 * 3_600_000

/** Ends rounds whose job died without a word: their workers were killed as often as a job is repeated. */
export async function failStuck(
  ports: Pick<ExecutionPorts, 'withTenant' | 'meter' | 'executionWatch'>,
  source: ScopeSource,
  now: Date,
): Promise<void> {
  const stuck = await ports.withTenant(source, (scope) => listStuck(scope, new Date(now.getTime() - STUCK_MS)))
  for (const round of stuck) await failRound(ports, source, round)
}
