import { readFileSync } from 'node:fs'
import { startKillableProgram } from '../server/test/support/killable-program.ts'
import { openCrowd } from './support/open-crowd.ts'
import { buildRealtimeTenant, type RealtimeTenant } from './support/realtime-world.ts'

// The program as a process of its own, its database, and the crowds that load it, all on this machine:
// what an idle socket costs in memory; how long a message takes from before its post to each of 1,000 screens; and what a
// neighbour's flood of 500 messages a second to 500 screens does to a tenant who writes now and then.
const SOCKETS = Number(process.env.BENCH_SOCKETS ?? 1_000)
const FLOOD_SOCKETS = SOCKETS / 2
const ROUNDS = 5
const ROUND_SECONDS = Number(process.env.BENCH_SECONDS ?? 8)
let missed = 0

const { program, prepared } = await startKillableProgram(async (services) => ({
  crowd: await buildRealtimeTenant(services, { people: 40, conversations: 50 }),
  neighbour: await buildRealtimeTenant(services, { people: 4, conversations: 5 }),
}))
const url = `http://127.0.0.1:${program.port}`
try {
  await measureSockets(prepared.crowd)
  await measureFairness(prepared.crowd, prepared.neighbour)
} finally {
  await program.stop()
}
process.exitCode = missed === 0 ? 0 : 1

async function measureSockets(tenant: RealtimeTenant): Promise<void> {
  const warm = await openCrowd({ url, ...tenant, sockets: 20 })
  await warm.post({ count: 100, perSecond: 50, listen: false })
  await warm.end()
  const before = await settledMemory()
  const crowd = await openCrowd({ url, ...tenant, sockets: SOCKETS })
  const after = await settledMemory()
  console.log(`memory of an idle socket: ${((after - before) / SOCKETS).toFixed(1)} KB (${SOCKETS} sockets)`)
  const report = await crowd.post({ count: 200, perSecond: 10, listen: true })
  await crowd.end()
  console.log(
    `${report.posted} messages to ${SOCKETS} screens: ${report.delays.length} arrivals, ${describe(report.delays)}`,
  )
  expectAtMost('message to screen, p95 ms', percentile(report.delays, 0.95), 40)
  if (report.delays.length !== report.posted * SOCKETS) expectAtMost('arrivals missing', 1, 0)
}

async function measureFairness(flooding: RealtimeTenant, quiet: RealtimeTenant): Promise<void> {
  const [crowd, neighbour] = [
    await openCrowd({ url, ...flooding, sockets: FLOOD_SOCKETS }),
    await openCrowd({ url, ...quiet, sockets: 1 }),
  ]
  const write = () => neighbour.post({ count: 20 * ROUND_SECONDS, perSecond: 20, listen: true })
  const flood = (seconds: number) => crowd.post({ count: 500 * seconds, perSecond: 500, listen: false })
  // A server that has just started compiles its code and opens its connections in the first second of either.
  await write()
  await flood(3)
  const idle: Float64Array[] = []
  const busy: Float64Array[] = []
  // In turns: how fast such a machine is changes from minute to minute.
  for (let round = 0; round < ROUNDS; round++) {
    idle.push((await write()).delays)
    const [{ delays }, flooded] = await Promise.all([write(), flood(ROUND_SECONDS)])
    busy.push(delays)
    console.log(
      `flood: ${Math.round(flooded.posted / flooded.seconds)} messages a second accepted (${flooded.refused} refused), ` +
        `${flooded.packets} packets to ${FLOOD_SOCKETS} screens; ` +
        `the neighbour's p95 ${timesIdle(idle.slice(-1), busy.slice(-1)).toFixed(2)} times its idle value`,
    )
  }
  await Promise.all([crowd.end(), neighbour.end()])
  console.log(`the neighbour, idle:    ${describe(together(idle))}`)
  console.log(`the neighbour, flooded: ${describe(together(busy))}`)
  expectAtMost('p95 of the neighbour, times its idle value', timesIdle(idle, busy), 2)
}

function timesIdle(idle: Float64Array[], busy: Float64Array[]): number {
  return percentile(together(busy), 0.95) / percentile(together(idle), 0.95)
}

function together(rounds: Float64Array[]): Float64Array {
  return Float64Array.from(rounds.flatMap((delays) => [...delays]))
}

/** Kilobytes of the server that stay, once what was made in passing is gone. */
async function settledMemory(): Promise<number> {
  let lowest = Number.POSITIVE_INFINITY
  for (let look = 0; look < 10; look++) {
    await new Promise((resolve) => setTimeout(resolve, 500))
    const status = readFileSync(`/proc/${program.pids().server}/status`, 'utf8')
    lowest = Math.min(lowest, Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]))
  }
  return lowest
}

function describe(delays: Float64Array): string {
  return `p50 ${percentile(delays, 0.5).toFixed(1)} ms, p95 ${percentile(delays, 0.95).toFixed(1)} ms, most ${percentile(delays, 1).toFixed(1)} ms`
}

function percentile(delays: Float64Array, part: number): number {
  const sorted = delays.toSorted()
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
}

function expectAtMost(what: string, value: number, bar: number): void {
  const kept = value <= bar
  if (!kept) missed += 1
  console.log(`${kept ? 'kept  ' : 'MISSED'} ${what}: ${value.toFixed(2)} (bar: at most ${bar})`)
}
