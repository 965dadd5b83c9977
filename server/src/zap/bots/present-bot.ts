import type { BotServerView, FleetBotView } from '@recado/contracts/bot-fleet'
import { BotDriver, BotReason, BotState } from '@recado/contracts/bots'
import type { BotServerId, ConnectionId } from '@recado/contracts/ids'
import type { BotRules } from './bot-rules.ts'
import type { CountedServer } from './bot-servers.sql.ts'
import type { ListedBot } from './bots.sql.ts'

export function presentBot(row: ListedBot): FleetBotView {
  return {
    id: row.id as ConnectionId,
    tenant: { id: row.tenant_id, name: row.tenant_name },
    server: { id: row.server_id as BotServerId, name: row.server_name },
    driver: BotDriver.parse(row.driver),
    wanted: row.wanted,
    found: row.found,
    // A newer bot may know states that we do not.
    state: BotState.safeParse(row.health).data ?? null,
    reason: BotReason.safeParse(row.health_reason).data ?? null,
    checked_at: row.checked_at,
    failed_checks: row.failed_checks,
    program: row.program,
    wa_version: row.wa_version,
    starts: row.starts,
    started_at: row.started_at,
    problem: row.problem,
    next_try_at: row.next_try_at,
    session_until: row.session_until,
    created_at: row.created_at,
  }
}

export function presentServer(row: CountedServer, machine: string, rules: BotRules): BotServerView {
  const left = row.memory_mb - row.reserved_mb
  const free = Math.min(left, row.memory_free_mb ?? left)
  const { id, machine: of, sealed_token, reserved_mb: _, ...shown } = row
  return {
    ...shown,
    id: id as BotServerId,
    has_token: sealed_token !== null,
    own: of === machine,
    room: row.accepts_new ? Math.max(0, Math.floor(free / rules.memory_mb)) : 0,
  }
}
