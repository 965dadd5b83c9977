import pLimit from 'p-limit'
import type { Services } from '../../../services.ts'
import {
  askHealth,
  type BotRow,
  type BotServerRow,
  type CheckedBot,
  endAlert,
  findBot,
  HostError,
  insertBotEvent,
  judgeHealth,
  listOpenAlerts,
  nextTry,
  noteChecks,
  noteFailure,
  noteMeasure,
  raiseAlert,
  renewRevision,
} from '../../bots/index.ts'

const ASKED_AT_ONCE = 20
/** A share this much below its limit ends the alarm, so that one at the limit does not ring again and again. */
const RELIEF = 0.05

/**
 * Compares what a server runs with what is written down, and asks what it has.
 * @returns bots that are not as they are written down.
 */
export async function checkServer(
  services: Services,
  server: BotServerRow,
  rows: readonly BotRow[],
): Promise<string[]> {
  const { control, botHosts: hosts, config, log } = services
  try {
    const host = await hosts.of(server)
    const instances = new Map((await host.list()).map((instance) => [instance.id, instance]))
    const measure = await host.measure()
    await control.acrossTenants(async (scope) => {
      await noteMeasure(scope, server.id, measure, null)
      await endAlert(scope, config.alerts, 'server_unreachable', server.id)
      for (const [kind, used] of [
        ['server_cpu', measure?.cpuUsed],
        ['server_memory', measure?.memoryUsed],
        ['server_disk', measure?.diskUsed],
      ] as const) {
        const limit =
          services.botRules.server_limits[kind === 'server_cpu' ? 'cpu' : kind === 'server_memory' ? 'memory' : 'disk']
        const detail = { server: server.name, percent: Math.round((used ?? 0) * 100) }
        if (used !== undefined && used >= limit) {
          await raiseAlert(scope, config.alerts, { kind, subject: server.id, detail })
        } else if (used === undefined || used < limit - RELIEF) await endAlert(scope, config.alerts, kind, server.id)
      }
    })
    const known = new Set<string>(rows.map(({ id }) => id))
    for (const instance of instances.values()) {
      if (known.has(instance.id)) continue
      const elsewhere = await control.acrossTenants((scope) => findBot(scope, instance.id))
      // It was moved and runs there: what it left here goes. One that nobody knows is stopped, and its session left alone.
      if (elsewhere !== undefined && elsewhere.former_server_id === null && elsewhere.found === 'running') {
        await host.remove(instance.id, { session: true })
      } else if (instance.running && elsewhere === undefined) {
        log.warn({ bot_id: instance.id, server: server.name }, 'a bot runs that nobody knows: it is stopped')
        await host.stop(instance.id)
      }
    }
    return rows
      .filter(({ id, found }) => (instances.get(id)?.running ?? false) !== (found === 'running'))
      .map(({ id }) => id)
  } catch (error) {
    const why = error instanceof HostError ? error.message : String(error)
    log.warn({ err: error, server: server.name }, 'a server of bots could not be asked')
    await control.acrossTenants(async (scope) => {
      await noteMeasure(scope, server.id, undefined, why)
      await raiseAlert(scope, config.alerts, {
        kind: 'server_unreachable',
        subject: server.id,
        detail: { server: server.name, why: why.slice(0, 200) },
      })
    })
    return []
  }
}

/** Asks every bot that runs how it is; who fails too often is told of, and started anew where it does not answer at all. */
export async function checkBots(
  services: Services,
  servers: readonly BotServerRow[],
  rows: readonly BotRow[],
  random: () => number,
): Promise<void> {
  const { control, config, botRules: rules, tenants } = services
  const limit = pLimit(ASKED_AT_ONCE)
  const asked = rows.filter(({ wanted, found, url }) => wanted === 'running' && found === 'running' && url !== null)
  const judged = await Promise.all(
    asked.map((row) =>
      limit(async () => {
        const answer = await askHealth(row.url ?? '', rules.answer_ms)
        return { id: row.id, answer, judgement: judgeHealth(answer) }
      }),
    ),
  )
  const checks: CheckedBot[] = judged.map(({ id, answer, judgement }) => ({
    ...{ id, health: answer?.status ?? null, reason: answer?.reason ?? null },
    failed: judgement === 'failing' || judgement === 'unreachable',
  }))
  const nameOf = new Map(servers.map(({ id, name }) => [id, name]))
  const companies = new Map<string, string>()
  for (const { tenant_id } of rows) {
    if (!companies.has(tenant_id)) companies.set(tenant_id, (await tenants.find({ id: tenant_id }))?.name ?? '')
  }
  await control.acrossTenants(async (scope) => {
    const after = checks.length === 0 ? [] : await noteChecks(scope, checks)
    const notStarted = rows.filter(
      ({ wanted, found, failures }) => wanted === 'running' && found !== 'running' && failures > 0,
    )
    const down = [...after.filter(({ failed_checks }) => failed_checks > 0), ...notStarted]
    const open = await listOpenAlerts(scope)
    const isOpen = (kind: string, subject: string) =>
      open.some((alert) => alert.kind === kind && alert.subject === subject)
    const many = down.length >= rules.down_at_once
    if (many) {
      await raiseAlert(scope, config.alerts, { kind: 'bots_down', subject: 'fleet', detail: { count: down.length } })
    } else if (isOpen('bots_down', 'fleet')) await endAlert(scope, config.alerts, 'bots_down', 'fleet')
    for (const row of down) {
      const times = Math.max(row.failed_checks, row.failures)
      if (times < rules.failed_checks) continue
      const state = row.problem ?? row.health ?? 'sem resposta'
      if (times === rules.failed_checks) await insertBotEvent(scope, row, 'failing', state)
      if (!many) {
        const detail = {
          company: companies.get(row.tenant_id) ?? '',
          checks: times,
          state,
          server: nameOf.get(row.server_id) ?? '',
        }
        await raiseAlert(scope, config.alerts, { kind: 'bot_failing', subject: row.id, detail })
      }
      if (judged.find(({ id }) => id === row.id)?.judgement === 'unreachable') {
        const next = nextTry(scope.clock.now(), row.failures, random)
        await noteFailure(scope, row.id, row.problem ?? 'it does not answer', next)
        await renewRevision(scope, row.id, next)
        await insertBotEvent(scope, row, 'restarted', 'it does not answer')
      }
    }
    const failing = new Set(down.map(({ id }) => id))
    for (const { id, tenant_id, wanted } of rows) {
      if (!isOpen('bot_failing', id) || (failing.has(id) && wanted === 'running')) continue
      await endAlert(scope, config.alerts, 'bot_failing', id)
      await insertBotEvent(scope, { id, tenant_id }, 'recovered')
    }
  })
}
