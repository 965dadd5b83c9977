import type { BotCommand } from '@recado/contracts/bots'
import type { ConnectionId } from '@recado/contracts/ids'
import { type AuditedAct, recordAct } from '../../tenancy/record-act.ts'
import type { ScopeSource, WithTenant } from '../../tenancy/tenant-scope.ts'
import { type Connection, changeConnection, connectionErrors, getConnection } from '../connections/index.ts'
import type { CallBot, CommandOutcome } from './call-bot.ts'

interface CommandParts {
  withTenant: WithTenant
  callBot: CallBot
}

/**
 * Asks a connection's bot. What comes of it are states that the bot tells.
 * @throws not_found (404), connection_is_cloud, bot_not_ready (409), bot_not_reached (503)
 */
export async function askBot(
  { withTenant, callBot }: CommandParts,
  source: ScopeSource,
  id: ConnectionId,
  command: BotCommand,
): Promise<CommandOutcome & { kind: 'done' }> {
  const connection = await withTenant(source, (scope) => getConnection(scope, id))
  if (connection.driver === 'cloud') throw connectionErrors.connection_is_cloud()
  const place = { tenantId: source.tenant.id, connectionId: id, generation: connection.token_generation }
  const outcome = await callBot.command(place, command)
  if (outcome.kind === 'unreachable') throw connectionErrors.bot_not_reached({ headers: { 'retry-after': '30' } })
  if (outcome.kind === 'not_now') throw connectionErrors.bot_not_ready()
  return outcome
}

/**
 * The same for what changes how the number is connected: it is recorded, and what could be scanned until now is gone.
 * @throws as askBot
 */
export async function commandConnection(
  parts: CommandParts,
  source: ScopeSource,
  id: ConnectionId,
  { command, act }: { command: BotCommand; act: Pick<AuditedAct, 'action' | 'after'> },
): Promise<Connection> {
  const { code_at: shownAt } = await parts.withTenant(source, (scope) => getConnection(scope, id))
  await askBot(parts, source, id, command)
  return parts.withTenant(source, async (scope) => {
    await recordAct(scope, { ...act, targetKind: 'connection', targetId: id })
    const connection = await getConnection(scope, id)
    // The bot may have shown the next code already.
    const isFormer = connection.code_at?.getTime() === shownAt?.getTime()
    return isFormer ? changeConnection(scope, id, { code: null }) : connection
  })
}
