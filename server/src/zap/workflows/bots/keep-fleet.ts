import { randomBytes } from 'node:crypto'
import { hostname, totalmem } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'
import pLimit from 'p-limit'
import type { Services } from '../../../services.ts'
import {
  type BotRow,
  type BotServerRow,
  claimServers,
  ensureOwnServer,
  giveLease,
  hasBots,
  listKeepers,
  listServersBots,
  noteEnded,
  pruneBotEvents,
  refreshWanted,
  releaseBot,
  releaseServers,
  renewLeases,
} from '../../bots/index.ts'
import { backUpDue } from './back-up-due.ts'
import { pruneBackups } from './back-up-session.ts'
import { checkBots, checkServer } from './check-server.ts'
import { rollProgram, rollVersion } from './roll-release.ts'
import { secretsOf } from './secrets-of.ts'
import { LEASE_MARGIN_MS, settleBot } from './settle-bot.ts'

/** Keeps the bots of the servers that this process has claimed, and nobody else's. */
export interface FleetKeeper {
  /** Does what is due now; what takes long goes on beside. @returns milliseconds until there may be more; undefined: not until it is woken. */
  round(): Promise<number | undefined>
  /** Resolves when what was begun has ended. */
  settled(): Promise<void>
  /** Rounds from now on, as long as there are bots. */
  start(): Promise<void>
  /** Hands its servers over. `bots`: those of this machine end too; otherwise they go on for whoever is next. */
  stop(what: { bots: boolean }): Promise<void>
}

const ROUND_MS = 5_000
/** While something is on its way. */
const BUSY_MS = 1_000
/** There are bots, and others keep them: looked at again when their claim may have ended. */
const OTHERS_MS = 30_000
const LEASES_AT_ONCE = 20
const JITTER_MS = 1_000
const LAST_STARTS_MS = 3_000
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const EVENTS_KEPT_DAYS = 90
const MB = 1024 * 1024

export function createFleetKeeper(
  services: Services,
  { random = Math.random }: { random?: () => number } = {},
): FleetKeeper {
  const { control, clock, config, changes, log, botHosts: hosts, botRules: rules } = services
  const keeper = `${hostname()}/${process.pid}/${randomBytes(4).toString('hex')}`
  const starts = pLimit(rules.starts_at_once)
  const settling = new Map<string, Promise<void>>()
  /** Bots that are not as they are written down. */
  const suspects = new Set<string>()
  const last = {
    renewed: Number.NEGATIVE_INFINITY,
    checked: Number.NEGATIVE_INFINITY,
    pruned: Number.NEGATIVE_INFINITY,
  }
  let kept: BotServerRow[] = []
  let stopped = false
  let running: Promise<void> | undefined
  let wake = Promise.withResolvers<void>()

  const isDue = (what: keyof typeof last, afterMs: number) => {
    const now = clock.now().getTime()
    if (now - last[what] < afterMs) return false
    last[what] = now
    return true
  }

  async function round(): Promise<number | undefined> {
    const until = new Date(clock.now().getTime() + rules.lease_s * 1_000)
    const machine = await hosts.machine()
    kept = await control.acrossTenants((scope) => claimServers(scope, { keeper, machine, until }))
    if (kept.length === 0) return (await control.acrossTenants((scope) => hasBots(scope))) ? OTHERS_MS : undefined
    if (isDue('renewed', rules.renew_s * 1_000)) await renew(until)
    if (isDue('checked', rules.check_s * 1_000)) await check()
    let rows = await readRows()
    for (const row of rows) begin(row)
    let more = await rollVersion(services, rows)
    for (const server of kept) {
      const host = await hosts.of(server).catch(() => undefined)
      const own = rows.filter(({ server_id }) => server_id === server.id)
      if (host !== undefined && (await rollProgram(services, host, own))) more = true
    }
    if (more) {
      rows = await readRows()
      for (const row of rows) begin(row)
    }
    return more || settling.size > 0 ? BUSY_MS : ROUND_MS
  }

  const readRows = () =>
    control.acrossTenants((scope) =>
      listServersBots(
        scope,
        kept.map(({ id }) => id),
      ),
    )

  /** First in the database, then with the bots: one that hears nothing lets go before anybody else may begin. */
  async function renew(until: Date): Promise<void> {
    const ids = kept.map(({ id }) => id)
    const bots = await control.acrossTenants((scope) => renewLeases(scope, ids, until))
    const limit = pLimit(LEASES_AT_ONCE)
    await Promise.all(
      bots.map((bot) =>
        limit(async () => {
          const ttlMs = until.getTime() - clock.now().getTime() - LEASE_MARGIN_MS
          const { token } = secretsOf(services, bot)
          const lease = { holder: bot.holder, ttlMs, withinMs: rules.answer_ms }
          if (!(await giveLease({ url: bot.url, token }, lease))) suspects.add(bot.id)
        }),
      ),
    )
  }

  async function check(): Promise<void> {
    await control.acrossTenants((scope) => refreshWanted(scope, rules.session_kept_days * DAY_MS))
    const rows = await readRows()
    for (const server of kept) {
      const own = rows.filter(({ server_id }) => server_id === server.id)
      for (const id of await checkServer(services, server, own)) suspects.add(id)
    }
    await checkBots(services, kept, rows, random)
    await backUpDue(services, rows)
    if (!isDue('pruned', HOUR_MS)) return
    await pruneBackups(services)
    const before = new Date(clock.now().getTime() - EVENTS_KEPT_DAYS * DAY_MS)
    await control.acrossTenants((scope) => pruneBotEvents(scope, before))
  }

  function begin(row: BotRow): void {
    const server = kept.find(({ id }) => id === row.server_id)
    if (server === undefined || settling.has(row.id) || !isUnsettled(row)) return
    suspects.delete(row.id)
    const work = starts(async () => {
      // Many that fell together do not come back at one moment.
      if (settling.size > 1) await wait(random() * JITTER_MS)
      if (!stopped) await settleBot(services, server, row.id, random)
    })
      .catch((error: unknown) => log.error({ err: error, bot_id: row.id }, 'a bot was left as it is'))
      .finally(() => {
        settling.delete(row.id)
        wake.resolve()
      })
    settling.set(row.id, work)
  }

  function isUnsettled(row: BotRow): boolean {
    const now = clock.now()
    if (row.next_try_at !== null && row.next_try_at > now) return false
    if (row.wanted === 'stopped') return row.found !== 'stopped'
    if (row.wanted === 'absent') {
      return row.found !== 'absent' || (row.session_until !== null && row.session_until <= now)
    }
    return (
      row.found !== 'running' ||
      row.running_revision !== row.revision ||
      row.restore_backup_id !== null ||
      row.former_server_id !== null ||
      suspects.has(row.id)
    )
  }

  async function run(): Promise<void> {
    // Ends: when it is stopped.
    while (!stopped) {
      wake = Promise.withResolvers()
      const next = await round().catch((error: unknown) => {
        log.error({ err: error }, 'a round over the bots failed')
        return ROUND_MS
      })
      if (stopped) return
      const ending = new AbortController()
      const pause = next === undefined ? [] : [wait(next, undefined, { signal: ending.signal }).catch(() => undefined)]
      await Promise.race([wake.promise, ...pause])
      ending.abort()
    }
  }

  return {
    round,
    settled: async () => {
      // Ends: nothing begins by itself.
      while (settling.size > 0) await Promise.all(settling.values())
    },
    async start() {
      const { driver } = config.bots
      if (driver !== undefined) {
        const memory_mb = config.bots.memoryMb ?? Math.floor((totalmem() / MB) * 0.75)
        const machine = await hosts.machine()
        await control.acrossTenants((scope) =>
          ensureOwnServer(scope, {
            ...{ driver, machine, memory_mb, sealed_token: null, settings: {}, url: null },
            name: `${hostname()} · ${driver} · ${machine.slice(-6)}`,
          }),
        )
      }
      await releaseOfTheDead()
      changes.on('bot', () => wake.resolve())
      // A company was suspended, or paid: without bots nothing follows from it.
      changes.on('tenant', () => {
        if (kept.length === 0) return
        last.checked = Number.NEGATIVE_INFINITY
        wake.resolve()
      })
      running = run()
    },
    async stop({ bots }) {
      stopped = true
      wake.resolve()
      await running
      // A start under way is found by whoever is next.
      await Promise.race([Promise.all(settling.values()), wait(LAST_STARTS_MS, undefined, { ref: false })])
      if (bots) await endBots()
      await control.acrossTenants((scope) => releaseServers(scope, keeper))
    },
  }

  /** A server that was killed on this machine is not waited for: its bots would let go of their sessions meanwhile. */
  async function releaseOfTheDead(): Promise<void> {
    const machine = await hosts.machine()
    const keepers = await control.acrossTenants((scope) => listKeepers(scope, machine))
    const dead = keepers.filter((name) => name.startsWith(`${hostname()}/`) && !isProcess(Number(name.split('/')[1])))
    for (const name of dead) await control.acrossTenants((scope) => releaseServers(scope, name))
  }

  async function endBots(): Promise<void> {
    const ours = kept.filter(({ driver }) => driver === 'process').map(({ id }) => id)
    const rows = (await readRows()).filter((row) => ours.includes(row.server_id) && row.found === 'running')
    await Promise.all(
      rows.map(async (row) => {
        const server = kept.find(({ id }) => id === row.server_id)
        if (server === undefined) return
        await (await hosts.of(server)).stop(row.id)
        await control.acrossTenants(async (scope) => {
          await releaseBot(scope, row)
          await noteEnded(scope, row.id, 'stopped')
        })
      }),
    )
  }
}

function isProcess(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    // Another account's is one, too.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
