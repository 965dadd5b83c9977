import { sql } from 'kysely'
import { newId } from '../../platform/ids.ts'
import type { ControlScope, PlatformScope } from '../../tenancy/control-scope.ts'

export type BotEventKind =
  | 'created'
  | 'started'
  | 'adopted'
  | 'stopped'
  | 'removed'
  | 'start_failed'
  | 'restarted'
  | 'failing'
  | 'recovered'
  | 'backed_up'
  | 'restored'
  | 'version_set'

export interface BotEventRow {
  id: string
  kind: BotEventKind
  detail: string
  at: Date
}

export async function insertBotEvent(
  scope: PlatformScope,
  bot: { id: string; tenant_id: string },
  kind: BotEventKind,
  detail = '',
): Promise<void> {
  await sql`
    INSERT INTO bot_events (id, tenant_id, bot_id, kind, detail, at)
    VALUES (${newId()}, ${bot.tenant_id}, ${bot.id}, ${kind}, ${detail.slice(0, 1_000)}, ${scope.clock.now()})`.execute(
    scope.control,
  )
}

/** Newest first. */
export async function listBotEvents(
  scope: PlatformScope | ControlScope,
  botId: string,
  page: { before?: { at: Date; id: string } | undefined; limit: number },
): Promise<BotEventRow[]> {
  const { rows } = await sql<BotEventRow>`
    SELECT id, kind, detail, at FROM bot_events
     WHERE bot_id = ${botId}
       ${page.before === undefined ? sql`` : sql`AND (at, id) < (${page.before.at}, ${page.before.id}::uuid)`}
     ORDER BY at DESC, id DESC LIMIT ${page.limit}`.execute(scope.control)
  return rows
}

export async function pruneBotEvents(scope: PlatformScope, before: Date): Promise<void> {
  await sql`DELETE FROM bot_events WHERE at < ${before}`.execute(scope.control)
}
