import type { FlowRunView } from '@recado/contracts/flow-runs'
import type { FlowSessionId } from '@recado/contracts/ids'
import type { RawBuilder } from 'kysely'
import { decodeCursor, decodePlaceCursor, encodeCursor, encodePlaceCursor } from '../../platform/cursor.ts'
import { errors as platformErrors } from '../../platform/errors.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { type FlowRunFilters, type FlowRunRow, type FlowStepRow, listRunRows, listStepRows } from './flow-runs.sql.ts'

const RUNS = 'flow-runs'
const STEPS = 'flow-run-steps'

/** A scope, and which conversations its actor sees: a condition on `c`, which the conversations' noun makes. */
export interface RunReader {
  scope: TenantScope
  visible: RawBuilder<boolean>
}

interface Page {
  cursor: string | undefined
  limit: number
}

/** The newest first. @throws cursor_invalid (400) */
export async function listRuns(
  { scope, visible }: RunReader,
  filters: FlowRunFilters,
  page: Page,
): Promise<{ items: FlowRunView[]; next_cursor: string | null }> {
  const before = decodePlaceCursor(RUNS, scope.tenant.id, page.cursor)
  const rows = await listRunRows(scope, visible, filters, { before, limit: page.limit + 1 })
  const items = rows.slice(0, page.limit)
  const last = items.at(-1)
  const more = rows.length > page.limit && last !== undefined
  return {
    items: items.map(present),
    next_cursor: more ? encodePlaceCursor(RUNS, scope.tenant.id, { at: last.started_at, id: last.id }) : null,
  }
}

/** @throws not_found (404), of a conversation that the actor does not see, too */
export async function getRun({ scope, visible }: RunReader, id: FlowSessionId): Promise<FlowRunView> {
  const [row] = await listRunRows(scope, visible, { id }, { before: undefined, limit: 1 })
  if (row === undefined) throw platformErrors.not_found()
  return present(row)
}

/** In their order. @throws not_found (404), cursor_invalid (400) */
export async function listSteps(
  reader: RunReader,
  id: FlowSessionId,
  page: Page,
): Promise<{ items: FlowStepRow[]; next_cursor: string | null }> {
  const { scope } = reader
  await getRun(reader, id)
  const owner = `${scope.tenant.id} ${id}`
  const [after = 0] = decodeCursor(STEPS, owner, 1, page.cursor) ?? []
  if (typeof after !== 'number' || after < 0 || after > 2 ** 31 - 1) throw platformErrors.cursor_invalid()
  const rows = await listStepRows(scope, id, { after, limit: page.limit + 1 })
  const items = rows.slice(0, page.limit)
  const last = items.at(-1)
  const more = rows.length > page.limit && last !== undefined
  return { items, next_cursor: more ? encodeCursor(STEPS, owner, [last.seq]) : null }
}

function present(row: FlowRunRow): FlowRunView {
  const { start_kind, start_id, at_flow, at_block, step_count, error_count, ...rest } = row
  return {
    ...rest,
    start: start_kind === null || start_id === null ? null : { kind: start_kind, id: start_id },
    position: at_flow === null || at_block === null ? null : { flow: at_flow, block: at_block },
    steps: step_count,
    errors: error_count,
  }
}
