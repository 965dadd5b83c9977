import type { ConnectionId, PartnerId, TenantId } from '@recado/contracts/ids'
import { type SqlBool, sql } from 'kysely'
import type { ControlScope, PlatformScope } from '../../tenancy/control-scope.ts'
import type { BotSettings } from './bot-settings.ts'

export interface BotRow {
  id: ConnectionId
  tenant_id: TenantId
  partner_id: PartnerId | null
  server_id: string
  former_server_id: string | null
  driver: string
  settings: BotSettings
  connected: boolean
  wanted: 'running' | 'stopped' | 'absent'
  found: 'absent' | 'stopped' | 'running'
  revision: number
  running_revision: number | null
  program: string | null
  wa_version: string | null
  url: string | null
  holder: string | null
  lease_until: Date | null
  starts: number
  started_at: Date | null
  failures: number
  next_try_at: Date | null
  problem: string | null
  health: string | null
  health_reason: string | null
  checked_at: Date | null
  failed_checks: number
  restore_backup_id: string | null
  backed_up_on: string | null
  session_until: Date | null
  created_at: Date
}

const COLUMNS = sql`b.id, b.tenant_id, b.partner_id, b.server_id, b.former_server_id, b.driver, b.settings, b.connected, b.wanted,
  b.found, b.revision, b.running_revision, b.program, b.wa_version, b.url, b.holder, b.lease_until, b.starts, b.started_at,
  b.failures, b.next_try_at, b.problem, b.health, b.health_reason, b.checked_at, b.failed_checks, b.restore_backup_id,
  b.backed_up_on::text, b.session_until, b.created_at`

export async function findBot(scope: PlatformScope | ControlScope, id: string): Promise<BotRow | undefined> {
  const { rows } = await sql<BotRow>`SELECT ${COLUMNS} FROM bots b WHERE b.id = ${id}`.execute(scope.control)
  return rows[0]
}

/**
 * What a connection asks for now. Other settings, another library or `restart` are another revision, which replaces what
 * runs. What follows from the company's status is `refreshWanted`'s.
 */
export async function upsertBot(
  scope: PlatformScope,
  bot: Pick<BotRow, 'id' | 'tenant_id' | 'partner_id' | 'server_id' | 'driver' | 'settings'> & { restart: boolean },
): Promise<void> {
  const now = scope.clock.now()
  const settings = JSON.stringify(bot.settings)
  await sql`
    INSERT INTO bots AS b (id, tenant_id, partner_id, server_id, driver, settings, connected, wanted, created_at, updated_at)
    VALUES (${bot.id}, ${bot.tenant_id}, ${bot.partner_id}, ${bot.server_id}, ${bot.driver}, ${settings}::jsonb, true, 'absent',
            ${now}, ${now})
    ON CONFLICT (id) DO UPDATE SET
      partner_id = excluded.partner_id, driver = excluded.driver, settings = excluded.settings, connected = true,
      revision = b.revision + CASE WHEN ${bot.restart} OR b.driver <> excluded.driver OR b.settings <> excluded.settings
                                   THEN 1 ELSE 0 END,
      failures = 0, next_try_at = NULL, updated_at = ${now}`.execute(scope.control)
}

/** Its connection was ended, or needs no process any more. @returns whether there is a bot at all. */
export async function disconnectBot(scope: PlatformScope, id: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    UPDATE bots SET connected = false, updated_at = ${scope.clock.now()} WHERE id = ${id}`.execute(scope.control)
  return Number(numAffectedRows ?? 0n) > 0
}

/** Brings what is wanted up to the companies' status. @returns those for which it is something else now. */
export async function refreshWanted(scope: PlatformScope, keepSessionMs: number): Promise<string[]> {
  const now = scope.clock.now()
  const { rows } = await sql<{ id: string }>`
    UPDATE bots b
       SET wanted = w.wanted, failures = 0, next_try_at = NULL, updated_at = ${now},
           session_until = CASE WHEN w.wanted = 'absent' THEN ${new Date(now.getTime() + keepSessionMs)}::timestamptz END
      FROM (SELECT b.id, CASE WHEN NOT b.connected OR t.status IN ('cancelled', 'erased') THEN 'absent'
                              WHEN t.status = 'suspended' THEN 'stopped' ELSE 'running' END AS wanted
              FROM bots b JOIN tenants t ON t.id = b.tenant_id) w
     WHERE w.id = b.id AND (w.wanted <> b.wanted OR (w.wanted = 'absent' AND b.session_until IS NULL))
    RETURNING b.id`.execute(scope.control)
  return rows.map(({ id }) => id)
}

/** Bots of these servers, and those that were there before and are not yet removed. */
export async function listServersBots(scope: PlatformScope, servers: readonly string[]): Promise<BotRow[]> {
  const { rows } = await sql<BotRow>`
    SELECT ${COLUMNS} FROM bots b WHERE b.server_id = ANY(${servers}) ORDER BY b.id`.execute(scope.control)
  return rows
}

export interface BotListQuery {
  id?: string
  after?: string | undefined
  limit: number
  server?: string | undefined
  tenant?: string | undefined
  found?: BotRow['found'] | undefined
  /** Wanted to run, and not well. */
  failing?: boolean | undefined
}

export interface ListedBot extends BotRow {
  tenant_name: string
  server_name: string
}

/** By id; what the scope may see. */
export async function listBots(scope: PlatformScope | ControlScope, query: BotListQuery): Promise<ListedBot[]> {
  const conditions = [
    query.id === undefined ? undefined : sql<SqlBool>`b.id = ${query.id}`,
    query.after === undefined ? undefined : sql<SqlBool>`b.id > ${query.after}`,
    query.server === undefined ? undefined : sql<SqlBool>`b.server_id = ${query.server}`,
    query.tenant === undefined ? undefined : sql<SqlBool>`b.tenant_id = ${query.tenant}`,
    query.found === undefined ? undefined : sql<SqlBool>`b.found = ${query.found}`,
    query.failing ? sql<SqlBool>`b.wanted = 'running' AND (b.failed_checks > 0 OR b.failures > 0)` : undefined,
  ].filter((condition) => condition !== undefined)
  const { rows } = await sql<ListedBot>`
    SELECT ${COLUMNS}, t.name AS tenant_name, s.name AS server_name
      FROM bots b JOIN tenants t ON t.id = b.tenant_id JOIN bot_servers s ON s.id = b.server_id
     WHERE ${conditions.length === 0 ? sql`true` : sql.join(conditions, sql` AND `)}
     ORDER BY b.id LIMIT ${query.limit}`.execute(scope.control)
  return rows
}

/**
 * Gives a new process the right to hold the session, if nobody else may have it.
 * @returns the row with its new holder; undefined while the former lease has not ended.
 */
export async function claimBot(scope: PlatformScope, row: BotRow, until: Date): Promise<BotRow | undefined> {
  const now = scope.clock.now()
  const { rows } = await sql<BotRow>`
    UPDATE bots b SET holder = ${`${row.id}.${row.starts + 1}`}, starts = b.starts + 1, lease_until = ${until},
                      updated_at = ${now}
     WHERE b.id = ${row.id} AND b.starts = ${row.starts} AND (b.lease_until IS NULL OR b.lease_until <= ${now})
    RETURNING ${COLUMNS}`.execute(scope.control)
  return rows[0]
}

/**
 * Its process is known to be gone. Whoever is killed before the next one is noted leaves a bot that is not running, and not one
 * that is thought to be where nobody can ask it.
 */
export async function releaseBot(scope: PlatformScope, row: Pick<BotRow, 'id' | 'holder'>): Promise<void> {
  await sql`UPDATE bots SET found = CASE found WHEN 'running' THEN 'stopped' ELSE found END,
                            lease_until = NULL, url = NULL, updated_at = ${scope.clock.now()}
             WHERE id = ${row.id} AND holder IS NOT DISTINCT FROM ${row.holder}`.execute(scope.control)
}

export interface RenewedBot {
  id: ConnectionId
  tenant_id: TenantId
  url: string
  holder: string
  settings: BotSettings
}

/** Renews the leases of what runs and should, before the bots are told: whoever is not renewed lets go by itself. */
export async function renewLeases(
  scope: PlatformScope,
  servers: readonly string[],
  until: Date,
  only?: string,
): Promise<RenewedBot[]> {
  const { rows } = await sql<RenewedBot>`
    UPDATE bots b SET lease_until = ${until}
     WHERE b.server_id = ANY(${servers}) AND b.wanted = 'running' AND b.found = 'running' AND b.url IS NOT NULL
       AND b.holder IS NOT NULL AND b.former_server_id IS NULL AND b.restore_backup_id IS NULL
       AND b.running_revision = b.revision ${only === undefined ? sql`` : sql`AND b.id = ${only}`}
    RETURNING b.id, b.tenant_id, b.url, b.holder, b.settings`.execute(scope.control)
  return rows
}

export async function noteRunning(
  scope: PlatformScope,
  row: Pick<BotRow, 'id' | 'holder' | 'wa_version'>,
  is: { url: string; revision: number; program: string },
): Promise<void> {
  const now = scope.clock.now()
  await sql`
    UPDATE bots SET found = 'running', url = ${is.url}, running_revision = ${is.revision}, program = ${is.program},
                    wa_version = ${row.wa_version}, problem = NULL, next_try_at = NULL, started_at = ${now}, session_until = NULL,
                    former_server_id = NULL, restore_backup_id = NULL, updated_at = ${now}
     WHERE id = ${row.id} AND holder = ${row.holder}`.execute(scope.control)
}

/** Nothing of it runs. */
export async function noteEnded(scope: PlatformScope, id: string, found: 'absent' | 'stopped'): Promise<void> {
  await sql`
    UPDATE bots SET found = ${found}, url = NULL, lease_until = NULL, running_revision = NULL, health = NULL,
                    health_reason = NULL, failed_checks = 0, problem = NULL, next_try_at = NULL, updated_at = ${scope.clock.now()}
     WHERE id = ${id}`.execute(scope.control)
}

export async function noteFailure(scope: PlatformScope, id: string, problem: string, nextTry: Date): Promise<void> {
  await sql`
    UPDATE bots SET problem = ${problem.slice(0, 500)}, failures = failures + 1, next_try_at = ${nextTry},
                    updated_at = ${scope.clock.now()}
     WHERE id = ${id}`.execute(scope.control)
}

/** Asks for a new start, with the same session. */
export async function renewRevision(scope: PlatformScope, id: string, nextTry: Date | null): Promise<void> {
  await sql`
    UPDATE bots SET revision = revision + 1, next_try_at = ${nextTry}, updated_at = ${scope.clock.now()} WHERE id = ${id}`.execute(
    scope.control,
  )
}

export interface CheckedBot {
  id: string
  health: string | null
  reason: string | null
  failed: boolean
}

/** @returns the rows as they are after it. */
export async function noteChecks(scope: PlatformScope, checks: readonly CheckedBot[]): Promise<BotRow[]> {
  const { rows } = await sql<BotRow>`
    UPDATE bots b SET health = c.health, health_reason = c.reason, checked_at = ${scope.clock.now()},
                      failed_checks = CASE WHEN c.failed THEN b.failed_checks + 1 ELSE 0 END,
                      failures = CASE WHEN c.failed THEN b.failures ELSE 0 END
      FROM jsonb_to_recordset(${JSON.stringify(checks)}::jsonb) AS c(id uuid, health text, reason text, failed boolean)
     WHERE b.id = c.id RETURNING ${COLUMNS}`.execute(scope.control)
  return rows
}

export async function noteVersion(scope: PlatformScope, id: string, version: string | null): Promise<void> {
  await sql`UPDATE bots SET wa_version = ${version} WHERE id = ${id}`.execute(scope.control)
}

export async function noteBackedUp(scope: PlatformScope, id: string, day: string): Promise<void> {
  await sql`UPDATE bots SET backed_up_on = ${day}::date WHERE id = ${id}`.execute(scope.control)
}

export async function wantRestore(scope: PlatformScope | ControlScope, id: string, backupId: string): Promise<void> {
  await sql`UPDATE bots SET restore_backup_id = ${backupId}, revision = revision + 1, next_try_at = NULL,
                            updated_at = ${scope.clock.now()} WHERE id = ${id}`.execute(scope.control)
}

/** To another server, with the session of a backup. Where it was must be known to be over before it begins there. */
export async function moveBot(scope: PlatformScope, id: string, serverId: string, backupId: string): Promise<void> {
  await sql`UPDATE bots SET former_server_id = server_id, server_id = ${serverId}, restore_backup_id = ${backupId},
                            revision = revision + 1, next_try_at = NULL, updated_at = ${scope.clock.now()}
             WHERE id = ${id} AND server_id <> ${serverId}`.execute(scope.control)
}

export async function deleteBot(scope: PlatformScope, id: string): Promise<void> {
  await sql`DELETE FROM bots WHERE id = ${id}`.execute(scope.control)
}

/** Whether there is anything to keep at all. */
export async function hasBots(scope: PlatformScope): Promise<boolean> {
  const { rows } = await sql<{ some: boolean }>`SELECT EXISTS (SELECT FROM bots) AS some`.execute(scope.control)
  return rows[0]?.some ?? false
}

/** One that works, to try something with first; undefined where none does. */
export async function findCanary(scope: PlatformScope): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM bots WHERE wanted = 'running' AND found = 'running' AND failed_checks = 0
     ORDER BY health = 'connected' DESC NULLS LAST, started_at DESC LIMIT 1`.execute(scope.control)
  return rows[0]?.id
}

export async function countVersion(
  scope: PlatformScope,
  version: string | null,
): Promise<{ reached: number; running: number }> {
  const { rows } = await sql<{ reached: number; running: number }>`
    SELECT count(*)::int AS running, (count(*) FILTER (WHERE wa_version IS NOT DISTINCT FROM ${version}))::int AS reached
      FROM bots WHERE wanted = 'running' AND found = 'running'`.execute(scope.control)
  return rows[0] ?? { reached: 0, running: 0 }
}
