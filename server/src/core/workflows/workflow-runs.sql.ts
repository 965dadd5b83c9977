import type { PartnerId, TenantId, WorkflowRunId } from '@recado/contracts/ids'
import { type RawBuilder, sql } from 'kysely'
import type { PlatformScope } from '../../tenancy/control-scope.ts'

export interface WorkflowRun {
  id: WorkflowRunId
  kind: string
  tenant_id: string | null
  input: unknown
  steps: string[]
}

export async function insertRun(
  scope: PlatformScope,
  run: {
    id: WorkflowRunId
    kind: string
    tenantId: TenantId
    partnerId: PartnerId | null
    input: object
    leaseMs: number
  },
): Promise<void> {
  await scope.control
    .insertInto('workflow_runs')
    .values({
      id: run.id,
      kind: run.kind,
      tenant_id: run.tenantId,
      partner_id: run.partnerId,
      input: run.input,
      state: 'running',
      lease_until: leaseUntil(run.leaseMs),
    })
    .execute()
}

export async function saveSteps(scope: PlatformScope, id: WorkflowRunId, steps: readonly string[]): Promise<void> {
  await scope.control
    .updateTable('workflow_runs')
    .set({ steps: JSON.stringify(steps), updated_at: scope.clock.now() })
    .where('id', '=', id)
    .execute()
}

export async function renewLease(scope: PlatformScope, id: WorkflowRunId, leaseMs: number): Promise<void> {
  await scope.control
    .updateTable('workflow_runs')
    .set({ lease_until: leaseUntil(leaseMs) })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .execute()
}

export async function finishRun(
  scope: PlatformScope,
  id: WorkflowRunId,
  state: 'done' | 'undone',
  error?: string,
): Promise<void> {
  await scope.control
    .updateTable('workflow_runs')
    .set({ state, error: error ?? null, updated_at: scope.clock.now() })
    .where('id', '=', id)
    .execute()
}

export async function listAbandonedRuns(scope: PlatformScope): Promise<WorkflowRun[]> {
  const rows = await scope.control
    .selectFrom('workflow_runs')
    .select(['id', 'kind', 'tenant_id', 'input', 'steps'])
    .where('state', '=', 'running')
    .where('lease_until', '<', sql<Date>`now()`)
    .orderBy('id')
    .limit(100)
    .execute()
  return rows.map((row) => ({ ...row, id: row.id, steps: row.steps as string[] }))
}

/** True for the one process that may go on with the run. */
export async function claimRun(scope: PlatformScope, id: WorkflowRunId, leaseMs: number): Promise<boolean> {
  const claimed = await scope.control
    .updateTable('workflow_runs')
    .set({ lease_until: leaseUntil(leaseMs) })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .where('lease_until', '<', sql<Date>`now()`)
    .returning('id')
    .executeTakeFirst()
  return claimed !== undefined
}

/** By the database's clock: processes on machines whose clocks differ judge each other's leases. */
function leaseUntil(leaseMs: number): RawBuilder<Date> {
  return sql<Date>`now() + ${leaseMs} * interval '1 millisecond'`
}
