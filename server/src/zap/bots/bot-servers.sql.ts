import { BotDriver } from '@recado/contracts/bots'
import type { BotServerId } from '@recado/contracts/ids'
import { sql } from 'kysely'
import { newId } from '../../platform/ids.ts'
import type { ControlScope, PlatformScope } from '../../tenancy/control-scope.ts'
import { type BotRules, limitsOf } from './bot-rules.ts'
import type { HostMeasure } from './hosts/bot-host.ts'

export type HostDriver = 'process' | 'docker' | 'dokploy' | 'coolify'

export interface BotServerRow {
  id: string
  name: string
  driver: HostDriver
  machine: string | null
  url: string | null
  sealed_token: string | null
  settings: Record<string, string>
  memory_mb: number
  accepts_new: boolean
  memory_free_mb: number | null
  memory_used: number | null
  cpu_used: number | null
  disk_used: number | null
  measured_at: Date | null
  problem: string | null
  created_at: Date
}

export interface CountedServer extends BotServerRow {
  /** What its bots may take together. */
  reserved_mb: number
  bots: number
  running: number
}

const COLUMNS = sql`s.id, s.name, s.driver, s.machine, s.url, s.sealed_token, s.settings, s.memory_mb, s.accepts_new,
  s.memory_free_mb, s.memory_used, s.cpu_used, s.disk_used, s.measured_at, s.problem, s.created_at`

export async function findServer(scope: PlatformScope | ControlScope, id: string): Promise<BotServerRow | undefined> {
  const { rows } = await sql<BotServerRow>`SELECT ${COLUMNS} FROM bot_servers s WHERE s.id = ${id}`.execute(
    scope.control,
  )
  return rows[0]
}

export async function listServers(
  scope: PlatformScope,
  rules: BotRules,
  page: { after?: string | undefined; limit: number; id?: string },
): Promise<CountedServer[]> {
  const { rows } = await sql<CountedServer>`
    SELECT ${COLUMNS}, ${reservedMb(rules)} AS reserved_mb,
           (SELECT count(*) FROM bots b WHERE b.server_id = s.id AND b.wanted <> 'absent')::int AS bots,
           (SELECT count(*) FROM bots b WHERE b.server_id = s.id AND b.found = 'running')::int AS running
      FROM bot_servers s
     WHERE (${page.after ?? null}::uuid IS NULL OR s.id > ${page.after ?? null}::uuid)
       AND (${page.id ?? null}::uuid IS NULL OR s.id = ${page.id ?? null}::uuid)
     ORDER BY s.id LIMIT ${page.limit}`.execute(scope.control)
  return rows
}

export type NewServer = Pick<BotServerRow, 'name' | 'driver' | 'url' | 'sealed_token' | 'settings' | 'memory_mb'> & {
  machine?: string
}

export async function insertServer(scope: PlatformScope, server: NewServer & { id?: string }): Promise<string> {
  const now = scope.clock.now()
  const id = server.id ?? newId<string>()
  await sql`
    INSERT INTO bot_servers (id, name, driver, machine, url, sealed_token, settings, memory_mb, created_at, updated_at)
    VALUES (${id}, ${server.name}, ${server.driver}, ${server.machine ?? null}, ${server.url}, ${server.sealed_token},
            ${JSON.stringify(server.settings)}::jsonb, ${server.memory_mb}, ${now}, ${now})`.execute(scope.control)
  return id
}

/** The one that this installation's own machine is: made at the first start, and left as people changed it. */
export async function ensureOwnServer(scope: PlatformScope, server: NewServer & { machine: string }): Promise<void> {
  const { rows } = await sql`
    SELECT 1 FROM bot_servers WHERE machine = ${server.machine} AND driver = ${server.driver}`.execute(scope.control)
  if (rows.length === 0) await insertServer(scope, server)
}

export async function updateServer(
  scope: PlatformScope,
  id: BotServerId,
  change: Partial<Pick<BotServerRow, 'name' | 'url' | 'sealed_token' | 'settings' | 'memory_mb' | 'accepts_new'>>,
): Promise<void> {
  const { settings, ...plain } = change
  await scope.control
    .updateTable('bot_servers')
    .set({ ...plain, ...(settings ? { settings: JSON.stringify(settings) } : {}), updated_at: scope.clock.now() })
    .where('id', '=', id)
    .execute()
}

/** @returns false where bots are on it, or were and are not removed yet. */
export async function deleteServer(scope: PlatformScope, id: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    DELETE FROM bot_servers s WHERE s.id = ${id}
       AND NOT EXISTS (SELECT FROM bots b WHERE b.server_id = s.id OR b.former_server_id = s.id)`.execute(scope.control)
  return Number(numAffectedRows ?? 0n) > 0
}

/** What the bots of server `s` may take together, by the limits of their drivers. */
function reservedMb(rules: BotRules) {
  const limits = Object.fromEntries(BotDriver.options.map((driver) => [driver, limitsOf(rules, driver).memoryMb]))
  return sql`(SELECT coalesce(sum((${JSON.stringify(limits)}::jsonb ->> b.driver)::int), 0)
                FROM bots b WHERE b.server_id = s.id AND b.wanted <> 'absent')::int`
}

/**
 * Where a bot more goes: the server with the most memory left, by what its bots may take and by what it has. Rows are locked
 * in order, so two that choose at once do not both take the last place.
 */
export async function chooseServer(scope: PlatformScope, rules: BotRules, driver: string): Promise<string | undefined> {
  const { memoryMb } = limitsOf(rules, driver)
  const { rows } = await sql<{ id: string; left: number }>`
    SELECT s.id, least(s.memory_mb - ${reservedMb(rules)}, coalesce(s.memory_free_mb, s.memory_mb))::int AS left
      FROM (SELECT * FROM bot_servers WHERE accepts_new ORDER BY id FOR UPDATE) s
     ORDER BY s.problem IS NOT NULL, 2 DESC, s.id`.execute(scope.control)
  return rows.find(({ left }) => left >= memoryMb)?.id
}

/** Those with bots that this process may keep, from now until `until`. One process a server. */
export async function claimServers(
  scope: PlatformScope,
  { keeper, machine, until }: { keeper: string; machine: string; until: Date },
): Promise<BotServerRow[]> {
  const now = scope.clock.now()
  const { rows } = await sql<BotServerRow>`
    UPDATE bot_servers s SET keeper = ${keeper}, kept_until = ${until}
     WHERE (s.keeper IS NULL OR s.keeper = ${keeper} OR s.kept_until <= ${now})
       AND (s.machine IS NULL OR s.machine = ${machine})
       AND EXISTS (SELECT FROM bots b WHERE b.server_id = s.id OR b.former_server_id = s.id)
    RETURNING ${COLUMNS}`.execute(scope.control)
  return rows
}

/** Who claims servers of this machine. */
export async function listKeepers(scope: PlatformScope, machine: string): Promise<string[]> {
  const { rows } = await sql<{ keeper: string }>`
    SELECT DISTINCT keeper FROM bot_servers WHERE machine = ${machine} AND keeper IS NOT NULL`.execute(scope.control)
  return rows.map(({ keeper }) => keeper)
}

/** Hands over at once: the next process need not wait for the end of the claim. */
export async function releaseServers(scope: PlatformScope, keeper: string): Promise<void> {
  await sql`UPDATE bot_servers SET keeper = NULL, kept_until = NULL WHERE keeper = ${keeper}`.execute(scope.control)
}

export async function noteMeasure(
  scope: PlatformScope,
  id: string,
  measure: HostMeasure | undefined,
  problem: string | null,
): Promise<void> {
  await sql`
    UPDATE bot_servers SET memory_free_mb = ${measure?.memoryFreeMb ?? null}, memory_used = ${measure?.memoryUsed ?? null},
                           cpu_used = ${measure?.cpuUsed ?? null}, disk_used = ${measure?.diskUsed ?? null},
                           problem = ${problem?.slice(0, 500) ?? null}, measured_at = ${scope.clock.now()}
     WHERE id = ${id}`.execute(scope.control)
}
