import { setTimeout as sleep } from 'node:timers/promises'
import { connect, type TestSocket } from '../server/test/realtime/socket-client.ts'
import { startKillableProgram } from '../server/test/support/killable-program.ts'
import { countTransactions } from './support/count-transactions.ts'
import { databaseCpu, processCpu } from './support/cpu-meter.ts'
import { type Auth, buildIdleTenant } from './support/idle-world.ts'

// Idle means idle: what the program and its database do by themselves while nothing happens, and what 50 open screens of
// five companies, in all three kinds of place, add to it: transactions a second and milliseconds of processor a second.
// Then the screens lose their lines and come back, with the newest cursors, and the same is measured again.
const SECONDS = Number(process.env.BENCH_SECONDS ?? 60)
/** What was begun before (the relay's jobs, connections that warm up, statistics that are late) has ended by then. */
const SETTLE_MS = 12_000
/** A program that has just started reads its queues and schedules, and compiles its code. */
const START_MS = 30_000
const MEMBERS = 8
const VISITORS = 2
const PLACEMENTS = ['shared', 'shared', 'shared', 'schema', 'database'] as const
let missed = 0

interface Idleness {
  transactions: number
  byDatabase: Map<string, number>
  serverMs: number
  databaseMs: number
}

const { program, prepared } = await startKillableProgram(async (services) => {
  const auths: Auth[] = []
  for (const placement of PLACEMENTS) {
    auths.push(...(await buildIdleTenant(services, placement, { members: MEMBERS, visitors: VISITORS })))
  }
  return auths
})
const url = `http://127.0.0.1:${program.port}`
const open: TestSocket[] = []
try {
  await sleep(START_MS)
  const bare = await measure('no screen')
  for (const auth of prepared) open.push(await connect(url, auth))
  const screens = await measure(`${open.length} screens`)
  const cursors = open.map((client) => client.cursor())
  for (const client of open.splice(0)) client.close()
  for (const [n, auth] of prepared.entries()) {
    open.push(await connect(url, 'access_token' in auth ? { ...auth, cursor: cursors[n] } : auth))
  }
  const back = await measure(`${open.length} screens that came back`)
  expectAtMost('transactions with screens, times those without', screens.transactions / bare.transactions, 1.5)
  expectAtMost('transactions once they came back, times those without', back.transactions / bare.transactions, 1.5)
  const processor = (idle: Idleness) => idle.serverMs + idle.databaseMs
  expectAtMost('processor with screens, times that without', processor(screens) / processor(bare), 2)
  expectAtMost('processor once they came back, times that without', processor(back) / processor(bare), 2)
} finally {
  for (const client of open) client.close()
  await program.stop()
}
process.exitCode = missed === 0 ? 0 : 1

/** Each value a second. */
async function measure(what: string): Promise<Idleness> {
  await sleep(SETTLE_MS)
  const before = await read()
  await sleep(SECONDS * 1_000)
  const after = await read()
  const seconds = (after.at - before.at) / 1_000
  const byDatabase = new Map(
    [...after.counts].map(([name, count]) => [name, (count - (before.counts.get(name) ?? 0)) / seconds]),
  )
  // `postgres` and `template1` are PostgreSQL's own housekeeping, and this looking.
  const ours = [...byDatabase].filter(([name]) => name.startsWith('recado_'))
  const idle = {
    transactions: ours.reduce((sum, [, count]) => sum + count, 0),
    byDatabase,
    serverMs: (after.server - before.server) / seconds,
    databaseMs: (after.database - before.database) / seconds,
  }
  const each = [...byDatabase].filter(([, count]) => count > 0.01).map(([name, count]) => `${name} ${count.toFixed(2)}`)
  console.log(
    `${what}: ${idle.transactions.toFixed(2)} transactions a second (${each.join(', ')}); ` +
      `processor a second: server ${idle.serverMs.toFixed(1)} ms, database ${idle.databaseMs.toFixed(1)} ms`,
  )
  return idle
}

async function read() {
  const { server, database } = program.pids()
  const counts = await countTransactions(program.databaseUrl())
  return { counts, at: performance.now(), server: processCpu(server), database: databaseCpu(database) }
}

function expectAtMost(what: string, value: number, bar: number): void {
  const kept = value <= bar
  if (!kept) missed += 1
  console.log(`${kept ? 'kept  ' : 'MISSED'} ${what}: ${value.toFixed(2)} (bar: at most ${bar})`)
}
