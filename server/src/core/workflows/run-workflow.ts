import type { PartnerId, TenantId, WorkflowRunId } from '@recado/contracts/ids'
import { newId } from '../../platform/ids.ts'
import type { Logger } from '../../platform/logger.ts'
import type { Control } from '../../tenancy/control-scope.ts'
import {
  claimRun,
  finishRun,
  insertRun,
  listAbandonedRuns,
  renewLease,
  saveSteps,
  type WorkflowRun,
} from './workflow-runs.sql.ts'

/**
 * A sequence that cannot be one transaction. Each step may be repeated (it finds its own work done), and declares the
 * undo beside the do when it cannot be rolled back. Outcomes are kept in control.workflow_runs, so a killed run goes on.
 */
export interface Workflow<Input> {
  kind: string
  steps: readonly WorkflowStep<Input>[]
}

export interface WorkflowStep<Input> {
  name: string
  do(input: Input): Promise<void>
  undo?(input: Input): Promise<void>
}

export interface WorkflowRunner {
  control: Control
  log: Logger
  /** After how long without a renewal a run has lost its process. Default 60 s. */
  leaseMs?: number
}

const LEASE_MS = 60_000

/** Runs to the end, or undoes what was done and throws what stopped it. */
export async function runWorkflow<Input extends { tenantId: TenantId }>(
  runner: WorkflowRunner,
  workflow: Workflow<Input>,
  input: Input,
  partnerId: PartnerId | null = null,
): Promise<void> {
  const id = newId<WorkflowRunId>()
  await runner.control.acrossTenants((scope) =>
    insertRun(scope, {
      id,
      kind: workflow.kind,
      tenantId: input.tenantId,
      partnerId,
      input,
      leaseMs: runner.leaseMs ?? LEASE_MS,
    }),
  )
  await proceed(runner, workflow, { id, kind: workflow.kind, input, steps: [], tenant_id: input.tenantId })
}

/** Goes on with the runs whose process died: forward if a step is left to do. Returns how many were taken up. */
export async function resumeWorkflows(runner: WorkflowRunner, workflows: readonly Workflow<never>[]): Promise<number> {
  const abandoned = await runner.control.acrossTenants((scope) => listAbandonedRuns(scope))
  let resumed = 0
  for (const run of abandoned) {
    const workflow = workflows.find((candidate) => candidate.kind === run.kind)
    if (workflow === undefined) continue
    const mine = await runner.control.acrossTenants((scope) => claimRun(scope, run.id, runner.leaseMs ?? LEASE_MS))
    if (!mine) continue
    resumed += 1
    await proceed(runner, workflow as Workflow<unknown>, run).catch((error) =>
      runner.log.error({ error, workflow: run.kind, tenant_id: run.tenant_id }, 'resumed workflow failed'),
    )
  }
  return resumed
}

/** Renews the lease while it works: a step may take longer than that, and nobody else may take the run up meanwhile. */
async function proceed<Input>(runner: WorkflowRunner, workflow: Workflow<Input>, run: WorkflowRun): Promise<void> {
  const leaseMs = runner.leaseMs ?? LEASE_MS
  const heartbeat = setInterval(() => {
    runner.control
      .acrossTenants((scope) => renewLease(scope, run.id, leaseMs))
      .catch((error) => runner.log.warn({ error, workflow: run.kind }, 'a lease was not renewed'))
  }, leaseMs / 3)
  heartbeat.unref()
  try {
    await runSteps(runner, workflow, run)
  } finally {
    clearInterval(heartbeat)
  }
}

async function runSteps<Input>(runner: WorkflowRunner, workflow: Workflow<Input>, run: WorkflowRun): Promise<void> {
  const input = run.input as Input
  const done = [...run.steps]
  for (const step of workflow.steps) {
    if (done.includes(step.name)) continue
    try {
      await step.do(input)
    } catch (error) {
      await undo(runner, workflow, input, [...done, step.name])
      const message = error instanceof Error ? error.message : String(error)
      await runner.control.acrossTenants((scope) => finishRun(scope, run.id, 'undone', message))
      throw error
    }
    done.push(step.name)
    await runner.control.acrossTenants((scope) => saveSteps(scope, run.id, done))
  }
  await runner.control.acrossTenants((scope) => finishRun(scope, run.id, 'done'))
}

/** Backwards, the failed step too: it may have done half. An undo that fails is logged and the others still run. */
async function undo<Input>(
  runner: WorkflowRunner,
  workflow: Workflow<Input>,
  input: Input,
  names: readonly string[],
): Promise<void> {
  for (const step of workflow.steps.filter(({ name }) => names.includes(name)).reverse()) {
    await step.undo?.(input).catch((error) => {
      runner.log.error({ error, workflow: workflow.kind, step: step.name }, 'undo failed')
    })
  }
}
