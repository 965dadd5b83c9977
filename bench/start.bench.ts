import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

// How long `npm start` takes on a fresh data folder and again, and what an idle server holds in memory.
// Judged against the first start and against a Node that does nothing, in the same run, because machines differ.
const SECOND_START_BAR = 0.6
const IDLE_BAR = 5
const IDLE_SECONDS = 20
const directory = await mkdtemp(path.join(tmpdir(), 'recado-start-'))
const port = await freePort()
let missed = false
try {
  const first = await start()
  console.log(`first start (migrate, seed, serve): ${first.seconds.toFixed(1)} s`)
  await stop(first.child)
  const second = await start()
  console.log(`second start: ${second.seconds.toFixed(1)} s`)
  judge('second start ready, of the first', second.seconds / first.seconds, SECOND_START_BAR)
  await new Promise((resolve) => setTimeout(resolve, IDLE_SECONDS * 1000))
  const [idle, bare] = [await serverMegabytes(), await bareMegabytes()]
  console.log(
    `idle server after ${IDLE_SECONDS} s: ${idle.toFixed(0)} MB resident; a Node that does nothing: ${bare.toFixed(0)} MB`,
  )
  judge('idle server, memory of so many idle Nodes', idle / bare, IDLE_BAR)
  await stop(second.child)
} finally {
  await rm(directory, { recursive: true, force: true })
}
process.exitCode = missed ? 1 : 0

async function start(): Promise<{ child: ChildProcess; seconds: number }> {
  const began = performance.now()
  const child = spawn(process.execPath, [fileURLToPath(new URL('../scripts/start.ts', import.meta.url))], {
    env: { ...process.env, PORT: String(port), RECADO_DATA_DIR: directory },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  for (;;) {
    const ready = await fetch(`http://127.0.0.1:${port}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    )
    if (ready) return { child, seconds: (performance.now() - began) / 1000 }
    if (child.exitCode !== null) throw new Error('npm start ended before it was ready')
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await ended
}

async function bareMegabytes(): Promise<number> {
  const child = spawn(process.execPath, ['-e', 'process.stdout.write("up"); setTimeout(() => {}, 600_000)'])
  await once(child.stdout, 'data')
  const megabytes = residentMegabytes(child.pid)
  await stop(child)
  return megabytes
}

async function serverMegabytes(): Promise<number> {
  const record = JSON.parse(await readFile(path.join(directory, 'run', 'server.json'), 'utf8')) as {
    process: { pid: number }
  }
  return residentMegabytes(record.process.pid)
}

function residentMegabytes(pid: number | undefined): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024
}

function judge(what: string, value: number, bar: number): void {
  const kept = value <= bar
  if (!kept) missed = true
  console.log(`${kept ? 'kept  ' : 'MISSED'} ${what}: ${value.toFixed(1)} (bar: at most ${bar})`)
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port: free } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return free
}
