import { type CrmAttemptView, type CrmConnectionView, CrmMapping } from '@recado/contracts/crm'
import { decodePlaceCursor, encodePlaceCursor } from '../../platform/cursor.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { type AttemptRow, listAttemptRows } from './crm-attempts.sql.ts'
import { findConnection } from './crm-connections.sql.ts'
import { countOpen } from './crm-leads.sql.ts'

export async function showCrm(scope: TenantScope, available: boolean): Promise<CrmConnectionView> {
  const row = await findConnection(scope)
  const status = row === undefined || row.status === 'asked' ? 'none' : row.status
  const held = row?.hold_until ?? null
  return {
    ...{ available, status, paused: row?.paused ?? false, connected_at: row?.connected_at ?? null },
    mapping: CrmMapping.safeParse(row?.mapping ?? {}).data ?? CrmMapping.parse({}),
    ...(await countOpen(scope)),
    held_until: held !== null && held > scope.clock.now() ? held : null,
    pulled_until: row?.pulled_until ?? null,
  }
}

/** @throws cursor_invalid (400) */
export async function listAttempts(
  scope: TenantScope,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<{ items: CrmAttemptView[]; next_cursor: string | null }> {
  const before = decodePlaceCursor('crm-attempts', scope.tenant.id, cursor)
  const rows = await listAttemptRows(scope, { before, limit: limit + 1 })
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  const next_cursor =
    rows.length > limit && last !== undefined
      ? encodePlaceCursor('crm-attempts', scope.tenant.id, { id: last.id, at: last.at })
      : null
  return { items: items.map(presentAttempt), next_cursor }
}

function presentAttempt({ lead_id, reference, name, ...attempt }: AttemptRow): CrmAttemptView {
  return { ...attempt, lead: lead_id === null ? null : { id: lead_id, reference: reference ?? '', name: name ?? '' } }
}
