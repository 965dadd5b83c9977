import { sql } from 'kysely'
import { newId } from '../../platform/ids.ts'
import type { PlatformScope } from '../../tenancy/control-scope.ts'

export type AlertKind =
  | 'bot_failing'
  | 'bots_down'
  | 'server_cpu'
  | 'server_memory'
  | 'server_disk'
  | 'server_unreachable'
  | 'no_room'
  | 'release_stopped'

export interface AlertRow {
  id: string
  kind: AlertKind
  subject: string
  /** For its text: names, numbers. */
  detail: Record<string, string | number>
  opened_at: Date
  closed_at: Date | null
}

/** @returns its id where it is new; while one of its kind and subject is open there is no second. */
export async function openAlert(
  scope: PlatformScope,
  alert: Pick<AlertRow, 'kind' | 'subject' | 'detail'>,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    INSERT INTO bot_alerts (id, kind, subject, detail, opened_at)
    VALUES (${newId()}, ${alert.kind}, ${alert.subject}, ${JSON.stringify(alert.detail)}::jsonb, ${scope.clock.now()})
    ON CONFLICT (kind, subject) WHERE closed_at IS NULL DO NOTHING RETURNING id`.execute(scope.control)
  return rows[0]?.id
}

/** @returns its id where one was open. */
export async function closeAlert(scope: PlatformScope, kind: AlertKind, subject: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    UPDATE bot_alerts SET closed_at = ${scope.clock.now()}
     WHERE kind = ${kind} AND subject = ${subject} AND closed_at IS NULL RETURNING id`.execute(scope.control)
  return rows[0]?.id
}

export async function listOpenAlerts(scope: PlatformScope): Promise<AlertRow[]> {
  const { rows } = await sql<AlertRow>`
    SELECT id, kind, subject, detail, opened_at, closed_at FROM bot_alerts WHERE closed_at IS NULL ORDER BY opened_at, id`.execute(
    scope.control,
  )
  return rows
}

export async function findAlert(scope: PlatformScope, id: string): Promise<AlertRow | undefined> {
  const { rows } = await sql<AlertRow>`
    SELECT id, kind, subject, detail, opened_at, closed_at FROM bot_alerts WHERE id = ${id}`.execute(scope.control)
  return rows[0]
}

/** Newest first. */
export async function listAlerts(
  scope: PlatformScope,
  page: { before?: { at: Date; id: string } | undefined; limit: number },
): Promise<AlertRow[]> {
  const { rows } = await sql<AlertRow>`
    SELECT id, kind, subject, detail, opened_at, closed_at FROM bot_alerts
     WHERE ${page.before === undefined ? sql`true` : sql`(opened_at, id) < (${page.before.at}, ${page.before.id}::uuid)`}
     ORDER BY opened_at DESC, id DESC LIMIT ${page.limit}`.execute(scope.control)
  return rows
}
