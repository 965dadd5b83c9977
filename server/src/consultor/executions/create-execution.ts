import type { DepthName } from '@recado/advisor'
import type { ConfirmMode } from '@recado/contracts/executions'
import type { ExecutionId } from '@recado/contracts/ids'
import type { Locale } from '@recado/contracts/wire'
import { newId } from '../../platform/ids.ts'
import { actorRecord } from '../../tenancy/actor.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { errors } from './errors.ts'
import { appendStatus } from './execution-events.sql.ts'
import { countRunning, type ExecutionRow, insertExecution } from './executions.sql.ts'
import type { ExecutionMeter } from './ports.ts'
import { startWaiting } from './start-waiting.ts'

export interface NewProblem {
  problem: string
  businessType: string
  depth: DepthName
  confirm: ConfirmMode
  usesCompanyFigures: boolean
  locale: Locale
}

/** Under way and waiting, of one company. */
const MOST_UNENDED = 100

/**
 * Puts a problem to the board; it is worked on when its turn comes.
 * @throws executions_too_many (429), quota_exceeded (402)
 */
export async function createExecution(
  scope: TenantScope,
  meter: ExecutionMeter,
  given: NewProblem,
): Promise<ExecutionRow> {
  const { running } = await countRunning(scope)
  if (running >= MOST_UNENDED) throw errors.executions_too_many({ params: { limit: MOST_UNENDED } })
  const { businessType, usesCompanyFigures, ...rest } = given
  const row = await insertExecution(scope, {
    ...{ id: newId<ExecutionId>(), created_by_name: actorRecord(scope.actor).name ?? '', ...rest },
    ...{ business_type: businessType, uses_company_figures: usesCompanyFigures },
  })
  await appendStatus(scope, row, 'running')
  await startWaiting(scope, meter)
  // Last: the counter's lock is held until the commit.
  await meter.take(scope, row.id)
  return row
}
