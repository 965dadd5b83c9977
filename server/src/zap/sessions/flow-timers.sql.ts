import type { FlowSessionId } from '@recado/contracts/ids'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

export interface TimerRow {
  session_id: FlowSessionId
  id: string
  due_at: Date
}

export async function insertTimer(
  scope: TenantScope,
  { session_id, id, due_at, kind }: TimerRow & { kind: 'wait' | 'no_answer' },
): Promise<void> {
  await scope.db
    .insertInto('flow_timers')
    .values({ tenant_id: scope.tenant.id, session_id, id, kind, due_at, created_at: scope.clock.now() })
    .execute()
}

export async function findWaitingTimer(
  scope: TenantScope,
  at: { sessionId: FlowSessionId; id: string },
): Promise<TimerRow | undefined> {
  const row = await scope.db
    .selectFrom('flow_timers')
    .select(['session_id', 'id', 'due_at'])
    .where('tenant_id', '=', scope.tenant.id)
    .where('session_id', '=', at.sessionId)
    .where('id', '=', at.id)
    .where('status', '=', 'waiting')
    .executeTakeFirst()
  return row
}

export async function settleTimer(
  scope: TenantScope,
  at: { sessionId: FlowSessionId; id: string },
  status: 'fired' | 'cancelled',
): Promise<void> {
  await scope.db
    .updateTable('flow_timers')
    .set({ status })
    .where('tenant_id', '=', scope.tenant.id)
    .where('session_id', '=', at.sessionId)
    .where('id', '=', at.id)
    .where('status', '=', 'waiting')
    .execute()
}

/** Those whose time came and whose job did not. */
export async function listOverdueTimers(scope: TenantScope, before: Date, limit: number): Promise<TimerRow[]> {
  const rows = await scope.db
    .selectFrom('flow_timers')
    .select(['session_id', 'id', 'due_at'])
    .where('tenant_id', '=', scope.tenant.id)
    .where('status', '=', 'waiting')
    .where('due_at', '<', before)
    .orderBy('due_at')
    .limit(limit)
    .execute()
  return rows
}
