import { ConcurrentRunError, createAdvisor, type RunEvent, refuse } from '@recado/advisor'
import type { Clock } from '../../platform/clock.ts'
import type { Translator } from '../../platform/i18n.ts'
import type { ScopeSource } from '../../tenancy/tenant-scope.ts'
import { type BoardModelParts, openBoardModel } from './ask-board-model.ts'
import { loadSteps, type Round, RoundOver, runName } from './execution-events.sql.ts'
import { changeExecution, type ExecutionReason, type ExecutionRow, findExecution } from './executions.sql.ts'
import { finishRound } from './finish-round.ts'
import type { KnownIntake } from './known-fact.ts'
import type { BoardModel, ExecutionPorts } from './ports.ts'
import { readProblem } from './read-problem.ts'
import { appendEvent, createRunStore } from './run-store.ts'

export interface RunPorts extends ExecutionPorts, BoardModelParts {
  clock: Clock
  texts: Translator
}

/**
 * Works on a round until it ends. It may be broken off anywhere and run again, here or elsewhere: it goes on from the last
 * event that was stored, and a model's answer that came is not asked for twice.
 */
export async function runRound(ports: RunPorts, source: ScopeSource, round: Round, signal: AbortSignal): Promise<void> {
  const { withTenant, meter, executionWatch } = ports
  const row = await withTenant(source, (scope) => findExecution(scope, round.id))
  if (row?.status !== 'running' || row.round !== round.round) return
  try {
    const model = await ports.findModel(source)
    await withTenant(source, (scope) => changeExecution(scope, round.id, { model: model?.name ?? 'offline' }))
    if (!(await understand(ports, source, row, signal))) return
    const result = await advise(ports, source, row, { model, signal })
    const outcome = outcomeOf(row, result)
    await withTenant(source, (scope) => finishRound(scope, meter, round, outcome))
  } catch (error) {
    // Somebody cancelled it or put facts: nothing is left to do here.
    if (!(error instanceof RoundOver)) throw error
  } finally {
    executionWatch.tell(round.id)
  }
}

/** Nobody waits for what will not be tried again. */
export async function failRound(
  { withTenant, meter, executionWatch }: Pick<ExecutionPorts, 'withTenant' | 'meter' | 'executionWatch'>,
  source: ScopeSource,
  round: Round,
): Promise<void> {
  await withTenant(source, (scope) =>
    finishRound(scope, meter, round, { status: 'failed', reason: { code: 'internal_error' } }),
  )
  executionWatch.tell(round.id)
}

/**
 * Reads the problem, with the company's own figures where it allows them, as the first events of the run. What cannot be
 * read is left to the engine, which says why.
 * @returns false when the round stops here, to be told more
 */
async function understand(
  ports: RunPorts,
  source: ScopeSource,
  row: ExecutionRow,
  signal: AbortSignal,
): Promise<boolean> {
  const { withTenant, meter, clock, texts } = ports
  const steps = await withTenant(source, (scope) => loadSteps(scope, row))
  if (steps.some(({ type }) => type !== 'run.started')) return true
  if (refuse(row.problem) !== undefined) return true
  const figures = row.figures ?? (row.uses_company_figures ? (await ports.readFigures(source)).figures : [])
  const sourceName = (name: string) => texts.translate(row.locale, `consultor:source.${name}`)
  const intake = readProblem(row.problem, row.business_type, { figures, locale: row.locale, sourceName })
  const head = { run: runName(row), at: clock.now().toISOString(), phase: 'intake', agent: '', attempt: 1 } as const
  const { problem, depth, locale, business_type: businessType } = row
  const input = { problem, depth, locale, ...(businessType === '' ? {} : { businessType }) }
  const events: RunEvent[] = [
    { ...head, seq: 1, type: 'run.started', data: input },
    { ...head, seq: 2, type: 'intake.completed', data: intake },
  ]
  signal.throwIfAborted()
  return withTenant(source, async (scope) => {
    await changeExecution(scope, row.id, { figures })
    for (const event of events.slice(steps.length)) await appendEvent(scope, row, event, 'offline')
    if (!stops(row, intake)) return true
    await finishRound(scope, meter, row, { status: 'needs_input', reason: { code: 'confirm' } })
    return false
  })
}

function stops({ confirm, round }: ExecutionRow, intake: KnownIntake): boolean {
  if (confirm === 'never' || round > 1) return false
  return confirm === 'always' || isDoubtful(intake)
}

/** Something was guessed, does not agree, or is not there at all. */
export function isDoubtful({ understood, contradictions, unplaced }: KnownIntake): boolean {
  const guessed = understood.some(({ confidence }) => confidence < 0.6)
  return guessed || contradictions.length > 0 || unplaced.length > 0 || understood.length === 0
}

async function advise(
  ports: RunPorts,
  source: ScopeSource,
  row: ExecutionRow,
  { model, signal }: { model: BoardModel | undefined; signal: AbortSignal },
) {
  const store = createRunStore(ports, source, row, { model: model?.name ?? 'offline', signal })
  const clock = { now: () => ports.clock.now(), sleep: ports.sleep }
  const access = model === undefined ? undefined : openBoardModel(ports, source, row, model)
  const advisor = createAdvisor({ store, clock, ...(access === undefined ? {} : { model: access }) })
  const { problem, depth, locale, business_type: businessType } = row
  const asked = { problem, depth, locale, ...(businessType === '' ? {} : { businessType }) }
  try {
    return await advisor.run(asked, { run: runName(row) })
  } catch (error) {
    if (error instanceof ConcurrentRunError)
      ports.log.warn({ execution_id: row.id }, 'another worker has this execution')
    throw error
  }
}

/**
 * How a round ends. Without figures for any option the board has answered what it could: whoever wants to be asked is told
 * that more is needed, and for whoever does not (`confirm: never`) the run is over, with the best reading.
 */
function outcomeOf({ confirm }: Pick<ExecutionRow, 'confirm'>, result: Awaited<ReturnType<typeof advise>>) {
  const { rejection, reasons, status } = result
  if (rejection !== undefined) return { status, reason: { code: rejection.reason } }
  const [first] = reasons
  const byRule: ExecutionReason | null =
    first === undefined ? null : { code: first.reason, agents: [...new Set(reasons.map(({ agent }) => agent))] }
  if (status !== 'needs_input') return { status, reason: byRule }
  const ended = confirm !== 'never' ? status : byRule === null ? 'complete' : 'partial'
  return { status: ended, reason: byRule ?? { code: 'figures_missing' } } as const
}
