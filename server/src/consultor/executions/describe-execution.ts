import type { ExecutionDetail } from '@recado/contracts/executions'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { errors } from './errors.ts'
import { readSteps } from './execution-events.sql.ts'
import { type ExecutionRow, sumUsage } from './executions.sql.ts'
import type { KnownIntake } from './known-fact.ts'
import { presentExecution } from './present/present-execution.ts'
import { type Finished, presentResult } from './present/present-result.ts'
import { presentUnderstanding } from './present/present-understanding.ts'
import { agentName, type Words } from './present/words.ts'

/** Everything of an execution for a reader. */
export async function describeExecution(scope: TenantScope, row: ExecutionRow, words: Words): Promise<ExecutionDetail> {
  const usage = await sumUsage(scope, [row.id])
  const [intake] = (await readSteps(scope, row, 'intake.completed')) as KnownIntake[]
  const finished = await readFinished(scope, row)
  const revision = String(row.round)
  return {
    ...presentExecution(row, usage(row.id), words),
    revision,
    problem_description: row.problem,
    confirm: row.confirm,
    uses_company_figures: row.uses_company_figures,
    understanding: intake === undefined ? null : presentUnderstanding(intake, revision, words),
    result: finished === undefined ? null : presentResult(finished, words),
    explanation: explain(row, words),
    last_event: row.last_event,
    can_put_facts: row.status !== 'running' && intake !== undefined,
  }
}

/** The same of one that has a report. @throws execution_unfinished (409) */
export async function describeFinished(scope: TenantScope, row: ExecutionRow, words: Words): Promise<FinishedDetail> {
  const { result, ...detail } = await describeExecution(scope, row, words)
  if (result === null) throw errors.execution_unfinished()
  return { ...detail, result }
}

export type FinishedDetail = ExecutionDetail & { result: NonNullable<ExecutionDetail['result']> }

/** What the present round has come to; undefined while it has come to nothing. */
async function readFinished(scope: TenantScope, row: ExecutionRow): Promise<Finished | undefined> {
  if (row.status === 'running') return undefined
  const [artefacts] = await readSteps(scope, row, 'artefacts.completed')
  const [intake] = await readSteps(scope, row, 'intake.completed')
  if (artefacts === undefined || intake === undefined) return undefined
  return { artefacts, intake, opinions: await readSteps(scope, row, 'opinion.given') }
}

function explain({ reason, status }: ExecutionRow, words: Words): string | null {
  if (reason === null) return null
  const agents = (reason.agents ?? []).map((agent) => agentName(agent, words.locale))
  const list = new Intl.ListFormat(words.locale, { type: 'conjunction' }).format(agents)
  // Who spoke by rule says so in whatever the round has ended.
  const ended = reason.agents === undefined ? status : 'partial'
  return words.say(`explanation.${ended}.${reason.code}`, { agents: list })
}
