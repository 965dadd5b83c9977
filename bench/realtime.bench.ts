import { fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { fileURLToPath } from 'node:url'
import { startKillableProgram } from '../server/test/support/killable-program.ts'
import { createBars, describe, timesIdle, together } from './support/figures.ts'
import type { FloodOrder, FloodReport } from './support/flooding-visitor.ts'
import { type Crowd, openCrowd } from './support/open-crowd.ts'
import { buildRealtimeTenant, type RealtimeTenant } from './support/realtime-world.ts'

// The program, its database and the crowds that load it as processes of their own, all on this machine. What one client or
// tenant does to the others, as multiples of what they have when nobody does it, in the same run:
// - a message to 1,000 screens, against one to 20; memory of an idle socket;
// - a tenant that posts three times as much as the program can take, with 500 screens listening;
// - a visitor whose socket floods;
// - 120 clients that ask for the API reference, 4.3 MB, and do not read it.
const SOCKETS = Number(process.env.BENCH_SOCKETS ?? 1_000)
const FLOOD_SOCKETS = SOCKETS / 2
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5)
const SECONDS = Number(process.env.BENCH_SECONDS ?? 8)
const READERS = 120
const { expectAtMost, missed } = createBars()

const { program, prepared } = await startKillableProgram(async (services) => ({
  crowd: await buildRealtimeTenant(services, { people: 200, conversations: 50 }),
  neighbour: await buildRealtimeTenant(services, { people: 20, conversations: 5 }),
}))
const url = `http://127.0.0.1:${program.port}`
try {
  await measureSockets(prepared.crowd)
  const neighbour = await openCrowd({ url, ...prepared.neighbour, sockets: 1 })
  // A server that has just started compiles its code and opens its connections in the first second.
  await write(neighbour)
  await measureFullMachine(prepared.crowd, neighbour)
  await measureFloodingVisitor(prepared.crowd, neighbour)
  await measureReaders(neighbour)
  await neighbour.end()
} finally {
  await program.stop()
}
process.exitCode = missed() === 0 ? 0 : 1

/** A tenant who writes now and then: milliseconds from before the post until it is on their screen. */
async function write(neighbour: Crowd): Promise<Float64Array> {
  return (await neighbour.post({ seconds: SECONDS, perSecond: 20, listen: true })).delays
}

async function measureSockets(tenant: RealtimeTenant): Promise<void> {
  const few = await openCrowd({ url, ...tenant, sockets: 20 })
  await few.post({ seconds: 2, perSecond: 50, listen: false })
  const toFew = (await few.post({ seconds: 5, perSecond: 10, listen: true })).delays
  await few.end()
  const before = await settledMemory()
  const many = await openCrowd({ url, ...tenant, sockets: SOCKETS })
  const after = await settledMemory()
  console.log(`memory of an idle socket: ${((after - before) / SOCKETS).toFixed(1)} KB (${SOCKETS} sockets)`)
  const report = await many.post({ seconds: 20, perSecond: 10, listen: true })
  await many.end()
  console.log(`to 20 screens: ${describe(toFew)}`)
  console.log(`to ${SOCKETS} screens: ${describe(report.delays)}, ${report.delays.length} arrivals`)
  expectAtMost(`p95 to ${SOCKETS} screens, times that to 20`, timesIdle([toFew], [report.delays]), 8)
  expectAtMost('arrivals missing', report.posted * SOCKETS - report.delays.length, 0)
}

async function measureFullMachine(tenant: RealtimeTenant, neighbour: Crowd): Promise<void> {
  const flooding = { url, ...tenant, background: true }
  const crowd = await openCrowd({ ...flooding, sockets: FLOOD_SOCKETS })
  await crowd.post({ seconds: 3, perSecond: Number.POSITIVE_INFINITY, listen: false })
  const alone = await crowd.post({ seconds: SECONDS, perSecond: Number.POSITIVE_INFINITY, listen: false })
  const capacity = alone.posted / alone.seconds
  console.log(`capacity: ${Math.round(capacity)} messages a second to ${FLOOD_SOCKETS} screens`)
  // Many connections: a client that waits for its answer asks no more than it is given.
  const flood = await openCrowd({ ...flooding, sockets: 1, connections: 500 })
  const idle: Float64Array[] = []
  const busy: Float64Array[] = []
  // In turns: how fast such a machine is changes from minute to minute.
  for (let round = 0; round < ROUNDS; round++) {
    idle.push(await write(neighbour))
    const [delays, flooded] = await Promise.all([
      write(neighbour),
      flood.post({ seconds: SECONDS, perSecond: 3 * capacity, listen: false }),
    ])
    busy.push(delays)
    const perSecond = (count: number) => Math.round(count / flooded.seconds)
    console.log(
      `three times that: ${perSecond(flooded.posted)} a second accepted, ${perSecond(flooded.refused)} refused; the neighbour's ` +
        `p95 ${timesIdle(idle.slice(-1), busy.slice(-1)).toFixed(2)} times its idle value`,
    )
  }
  await Promise.all([crowd.end(), flood.end()])
  compare('a full machine', idle, busy, 2.5)
}

async function measureFloodingVisitor(tenant: RealtimeTenant, neighbour: Crowd): Promise<void> {
  const [idle, idleHealth] = await Promise.all([write(neighbour), askHealth()])
  const child = fork(fileURLToPath(new URL('./support/flooding-visitor.ts', import.meta.url)))
  child.send({ url, tenant: tenant.tenant, visitor: tenant.visitor } satisfies FloodOrder)
  const [busy, busyHealth] = await Promise.all([write(neighbour), askHealth()])
  const report = await new Promise<FloodReport>((resolve) => {
    child.once('message', (message) => resolve(message as FloodReport))
    child.send('end')
  })
  console.log(`a visitor sent ${report.frames} frames on ${report.connections} connections`)
  compare('a flooding visitor', [idle], [busy], 2.5)
  compare('a flooding visitor, /healthz', [idleHealth], [busyHealth], 2.5)
}

async function measureReaders(neighbour: Crowd): Promise<void> {
  // Once read, it is there.
  await (await fetch(`${url}/api/v1/docs/js/scalar.js`)).arrayBuffer()
  const before = await settledMemory()
  const idle = await write(neighbour)
  const readers = Array.from({ length: READERS }, () => openReader())
  const busy = await write(neighbour)
  const after = memory()
  for (const reader of readers) reader.destroy()
  compare(`${READERS} clients that do not read`, [idle], [busy], 2.5)
  expectAtMost(`memory beside ${READERS} clients that do not read, times before`, after / before, 1.3)
}

function openReader(): Socket {
  const socket = connect(program.port, '127.0.0.1', () => {
    socket.write('GET /api/v1/docs/js/scalar.js HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n')
  })
  socket.on('error', () => undefined)
  return socket.pause()
}

async function askHealth(): Promise<Float64Array> {
  const delays: number[] = []
  const until = performance.now() + SECONDS * 1_000
  while (performance.now() < until) {
    const began = performance.now()
    await (await fetch(`${url}/healthz`)).arrayBuffer()
    delays.push(performance.now() - began)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return Float64Array.from(delays)
}

function compare(what: string, idle: Float64Array[], busy: Float64Array[], bar: number): void {
  console.log(`idle:               ${describe(together(idle))}`)
  console.log(`beside ${what}: ${describe(together(busy))}`)
  expectAtMost(`p95 beside ${what}, times idle`, timesIdle(idle, busy), bar)
}

/** Kilobytes of the server. */
function memory(): number {
  const status = readFileSync(`/proc/${program.pids().server}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1])
}

/** Those that stay, once what was made in passing is gone. */
async function settledMemory(): Promise<number> {
  let lowest = Number.POSITIVE_INFINITY
  for (let look = 0; look < 10; look++) {
    await new Promise((resolve) => setTimeout(resolve, 500))
    lowest = Math.min(lowest, memory())
  }
  return lowest
}
