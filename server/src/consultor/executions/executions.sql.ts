import type { DepthName } from '@recado/advisor'
import type { ExecutionStatus } from '@recado/contracts/execution-events'
import type { ConfirmMode, ExecutionUsage } from '@recado/contracts/executions'
import type { ExecutionId } from '@recado/contracts/ids'
import type { Locale } from '@recado/contracts/wire'
import { sql } from 'kysely'
import type { CursorPlace } from '../../platform/cursor.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import type { CompanyFigure } from './ports.ts'

/** Why an execution is not complete: a word of the engine or of ours, and who spoke by rule instead of a model. */
export interface ExecutionReason {
  code: string
  agents?: string[]
}

export interface ExecutionRow {
  id: ExecutionId
  created_by_name: string
  problem: string
  business_type: string
  depth: DepthName
  locale: Locale
  confirm: ConfirmMode
  uses_company_figures: boolean
  figures: CompanyFigure[] | null
  status: ExecutionStatus
  round: number
  phase: string | null
  question: string | null
  model: string
  reason: ExecutionReason | null
  last_event: number
  created_at: Date
  waits_since: Date
  started_at: Date | null
  ended_at: Date | null
}

const COLUMNS = [
  ...(['id', 'created_by_name', 'problem', 'business_type', 'depth', 'locale', 'confirm'] as const),
  ...(['uses_company_figures', 'figures', 'status', 'round', 'phase', 'question', 'model', 'reason'] as const),
  ...(['last_event', 'created_at', 'waits_since', 'started_at', 'ended_at'] as const),
] as const

/** What the database keeps wider than it is written. */
type Narrowed = Pick<ExecutionRow, 'figures' | 'locale' | 'reason'>

export type NewExecution = Pick<
  ExecutionRow,
  'id' | 'created_by_name' | 'problem' | 'business_type' | 'depth' | 'locale' | 'confirm' | 'uses_company_figures'
>

export async function insertExecution(scope: TenantScope, given: NewExecution): Promise<ExecutionRow> {
  const now = scope.clock.now()
  const row = await scope.db
    .insertInto('executions')
    .values({ tenant_id: scope.tenant.id, ...given, status: 'running', created_at: now, waits_since: now })
    .returning(COLUMNS)
    .$narrowType<Narrowed>()
    .executeTakeFirstOrThrow()
  return row
}

export async function findExecution(scope: TenantScope, id: ExecutionId): Promise<ExecutionRow | undefined> {
  const row = await scope.db
    .selectFrom('executions')
    .select(COLUMNS)
    .$narrowType<Narrowed>()
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .executeTakeFirst()
  return row
}

/** Nobody else changes it until this transaction ends. */
export async function lockExecution(scope: TenantScope, id: ExecutionId): Promise<ExecutionRow | undefined> {
  const row = await scope.db
    .selectFrom('executions')
    .select(COLUMNS)
    .$narrowType<Narrowed>()
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row
}

export type ExecutionChange = Partial<
  Pick<
    ExecutionRow,
    | 'status'
    | 'round'
    | 'phase'
    | 'question'
    | 'model'
    | 'reason'
    | 'figures'
    | 'waits_since'
    | 'started_at'
    | 'ended_at'
  >
>

export async function changeExecution(
  scope: TenantScope,
  id: ExecutionId,
  { reason, figures, ...change }: ExecutionChange,
): Promise<ExecutionRow> {
  const row = await scope.db
    .updateTable('executions')
    .set({
      ...change,
      ...(reason === undefined ? {} : { reason: reason === null ? null : JSON.stringify(reason) }),
      ...(figures === undefined ? {} : { figures: figures === null ? null : JSON.stringify(figures) }),
    })
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .returning(COLUMNS)
    .$narrowType<Narrowed>()
    .executeTakeFirstOrThrow()
  return row
}

/** Whether there was one. Its events and calls go with it. */
export async function deleteExecutionRow(scope: TenantScope, id: ExecutionId): Promise<boolean> {
  const { numDeletedRows } = await scope.db
    .deleteFrom('executions')
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

export interface ExecutionFilter {
  before: CursorPlace | undefined
  limit: number
  statuses: readonly ExecutionStatus[] | undefined
  depth: DepthName | undefined
  search: string | undefined
  since: Date | undefined
  until: Date | undefined
}

/** The newest first. */
export async function listExecutionRows(scope: TenantScope, filter: ExecutionFilter): Promise<ExecutionRow[]> {
  const { before, statuses, depth, search, since, until } = filter
  let query = scope.db
    .selectFrom('executions')
    .select(COLUMNS)
    .$narrowType<Narrowed>()
    .where('tenant_id', '=', scope.tenant.id)
  if (statuses !== undefined) query = query.where('status', 'in', [...statuses])
  if (depth !== undefined) query = query.where('depth', '=', depth)
  if (since !== undefined) query = query.where('created_at', '>=', since)
  if (until !== undefined) query = query.where('created_at', '<', until)
  if (search !== undefined) query = query.where('problem', 'ilike', `%${search.replace(/[\\%_]/g, '\\$&')}%`)
  if (before !== undefined)
    query = query.where(sql<boolean>`(created_at, id) < (${before.at}::timestamptz, ${before.id}::uuid)`)
  const rows = await query.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(filter.limit).execute()
  return rows
}

/** How many are under way, and how many of those wait for their turn. */
export async function countRunning(scope: TenantScope): Promise<{ running: number; waiting: number }> {
  const { rows } = await sql<{ running: number; waiting: number }>`
    SELECT count(*)::int AS running, (count(*) FILTER (WHERE started_at IS NULL))::int AS waiting
      FROM executions WHERE tenant_id = ${scope.tenant.id} AND status = 'running'`.execute(scope.db)
  return rows[0] ?? { running: 0, waiting: 0 }
}

/** One transaction of a company at a time decides whose turn it is, until it ends. */
export async function lockTurns(scope: TenantScope): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`executions:${scope.tenant.id}`}, 28))`.execute(scope.db)
}

/** Gives those that have waited longest their turn. One that somebody is ending just now is passed over: they start the next. */
export async function startOldest(scope: TenantScope, most: number): Promise<{ id: ExecutionId; round: number }[]> {
  const { rows } = await sql<{ id: ExecutionId; round: number }>`
    WITH oldest AS MATERIALIZED (
      SELECT id FROM executions
       WHERE tenant_id = ${scope.tenant.id} AND status = 'running' AND started_at IS NULL
       ORDER BY waits_since, id LIMIT ${most} FOR UPDATE SKIP LOCKED
    )
    UPDATE executions e SET started_at = ${scope.clock.now()} FROM oldest
     WHERE e.tenant_id = ${scope.tenant.id} AND e.id = oldest.id
    RETURNING e.id, e.round`.execute(scope.db)
  return rows
}

/** Rounds that began before an instant and have not ended. */
export async function listStuck(scope: TenantScope, before: Date): Promise<{ id: ExecutionId; round: number }[]> {
  const rows = await scope.db
    .selectFrom('executions')
    .select(['id', 'round'])
    .where('tenant_id', '=', scope.tenant.id)
    .where('status', '=', 'running')
    .where('started_at', '<', before)
    .execute()
  return rows
}

const NONE: ExecutionUsage = {
  ...{ calls: 0, input_tokens: 0, output_tokens: 0, cached_input_tokens: null },
  ...{ unreported_calls: 0, cost_usd_micros: null },
}

/** What the calls of each used, over all rounds. */
export async function sumUsage(
  scope: TenantScope,
  ids: readonly ExecutionId[],
): Promise<(id: ExecutionId) => ExecutionUsage> {
  const { rows } = await sql<ExecutionUsage & { execution_id: ExecutionId }>`
    SELECT execution_id, count(*)::int AS calls,
           coalesce(sum(input_tokens), 0)::int AS input_tokens, coalesce(sum(output_tokens), 0)::int AS output_tokens,
           sum(cached_input_tokens)::int AS cached_input_tokens,
           (count(*) FILTER (WHERE NOT reported AND outcome IS DISTINCT FROM 'budget'))::int AS unreported_calls,
           sum(cost_usd_micros)::bigint AS cost_usd_micros
      FROM execution_calls WHERE tenant_id = ${scope.tenant.id} AND execution_id = ANY(${[...ids]}::uuid[])
     GROUP BY execution_id`.execute(scope.db)
  const byId = new Map(rows.map(({ execution_id, ...usage }) => [execution_id, usage]))
  return (id) => byId.get(id) ?? NONE
}
