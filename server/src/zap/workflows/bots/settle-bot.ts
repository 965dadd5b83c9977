import type { Services } from '../../../services.ts'
import {
  type BotHost,
  type BotRow,
  type BotServerRow,
  bringSession,
  claimBot,
  deleteBot,
  findBot,
  findReleases,
  findServer,
  giveLease,
  insertBotEvent,
  nextTry,
  noteEnded,
  noteFailure,
  noteRunning,
  releaseBot,
  renewLeases,
  specOf,
} from '../../bots/index.ts'
import { deleteSessionBackups, readBackup } from './back-up-session.ts'
import { secretsOf } from './secrets-of.ts'

/** Of the time that a lease is given for, what the way to the bot may take. */
export const LEASE_MARGIN_MS = 2_000

/**
 * Makes one bot what it is wanted to be. Every step may be repeated: who was killed in the middle finds what it left by asking
 * the host, which is asked before anything is begun.
 */
export async function settleBot(
  services: Services,
  server: BotServerRow,
  id: string,
  random: () => number,
): Promise<void> {
  const { control, botHosts: hosts, log } = services
  const row = await control.acrossTenants((scope) => findBot(scope, id))
  if (row === undefined || row.server_id !== server.id) return
  try {
    const host = await hosts.of(server)
    if (row.wanted === 'running') await bringUp(services, host, server, row)
    else if (row.wanted === 'stopped') await bringDown(services, host, row)
    else await takeAway(services, host, row)
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error)
    log.warn({ err: error, bot_id: id, server: server.name }, 'a bot could not be made what it should be')
    await control.acrossTenants(async (scope) => {
      const now = scope.clock.now()
      await noteFailure(scope, id, problem, nextTry(now, row.failures, random))
      await insertBotEvent(scope, row, 'start_failed', problem)
    })
  }
}

async function bringUp(services: Services, host: BotHost, server: BotServerRow, row: BotRow): Promise<void> {
  const { control, clock, botRules: rules } = services
  const found = await host.find(row.id)
  if (found?.running) {
    const { url } = found
    const isCurrent = found.holder === row.holder && found.revision === row.revision && row.restore_backup_id === null
    if (isCurrent && url !== undefined && row.former_server_id === null) {
      await control.acrossTenants(async (scope) => {
        await noteRunning(scope, row, { url, revision: row.revision, program: found.program ?? host.program })
        if (row.found !== 'running') await insertBotEvent(scope, row, 'adopted')
      })
      return lend(services, server, row.id)
    }
    await host.stop(row.id)
  }
  // Nothing of it runs on this host; where it was before, its lease must have ended, or its host says that it is gone.
  if (row.former_server_id === null || (await isGoneFrom(services, row.former_server_id, row.id))) {
    await control.acrossTenants((scope) => releaseBot(scope, row))
  }
  const until = new Date(clock.now().getTime() + rules.lease_s * 1_000)
  const claimed = await control.acrossTenants(async (scope) => {
    const { effective } = await findReleases(scope, 'wa_version')
    const mine = await claimBot(scope, row, until)
    return mine && { ...mine, wa_version: mine.wa_version ?? effective?.version ?? null }
  })
  if (claimed === undefined) throw new Error('its former process may still hold the session')
  const secrets = secretsOf(services, claimed)
  const spec = specOf({ config: services.config, rules }, claimed, secrets)
  let instance = await host.run(spec)
  if (row.restore_backup_id !== null) {
    const bytes = await readBackup(services, row.restore_backup_id)
    await bringSession({ url: instance.url ?? '', token: secrets.token }, bytes)
    await host.stop(row.id)
    instance = await host.run(spec)
  }
  const { url } = instance
  if (url === undefined) throw new Error('it runs, and its host does not know where')
  await control.acrossTenants(async (scope) => {
    await noteRunning(scope, claimed, { url, revision: claimed.revision, program: instance.program ?? host.program })
    if (row.restore_backup_id !== null) await insertBotEvent(scope, row, 'restored')
    await insertBotEvent(scope, row, 'started', server.name)
  })
  await lend(services, server, row.id)
}

/** At once: the next round is seconds away, and a person looks at the screen. */
async function lend(services: Services, server: BotServerRow, id: string): Promise<void> {
  const { control, clock, botRules: rules } = services
  const until = new Date(clock.now().getTime() + rules.lease_s * 1_000)
  const [bot] = await control.acrossTenants((scope) => renewLeases(scope, [server.id], until, id))
  if (bot === undefined) return
  const { token } = secretsOf(services, bot)
  const ttlMs = until.getTime() - clock.now().getTime() - LEASE_MARGIN_MS
  await giveLease({ url: bot.url, token }, { holder: bot.holder, ttlMs, withinMs: rules.answer_ms })
}

async function bringDown(services: Services, host: BotHost, row: BotRow): Promise<void> {
  await host.stop(row.id)
  await services.control.acrossTenants(async (scope) => {
    await noteEnded(scope, row.id, 'stopped')
    await insertBotEvent(scope, row, 'stopped')
  })
}

async function takeAway(services: Services, host: BotHost, row: BotRow): Promise<void> {
  const { control, clock } = services
  const isOver = row.session_until !== null && row.session_until <= clock.now()
  await host.remove(row.id, { session: isOver })
  if (isOver) await deleteSessionBackups(services, row)
  await control.acrossTenants(async (scope) => {
    if (isOver) return deleteBot(scope, row.id)
    await noteEnded(scope, row.id, 'absent')
    await insertBotEvent(scope, row, 'removed')
  })
}

/** False where it cannot be asked: then only the end of its lease tells. */
async function isGoneFrom({ control, botHosts: hosts }: Services, serverId: string, id: string): Promise<boolean> {
  const former = await control.acrossTenants((scope) => findServer(scope, serverId))
  if (former === undefined) return true
  if (former.machine !== null && former.machine !== (await hosts.machine())) return false
  try {
    const host = await hosts.of(former)
    await host.stop(id)
    return true
  } catch {
    return false
  }
}
