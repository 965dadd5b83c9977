import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

// How long `npm start` takes on a fresh data folder and again, and what an idle server holds in memory.
const SECOND_START_BAR_S = 6
const IDLE_BAR_MB = 200
const IDLE_SECONDS = 20
const directory = await mkdtemp(path.join(tmpdir(), 'recado-start-'))
const port = await freePort()
let missed = false
try {
  const first = await start()
  console.log(`first start (migrate, seed, serve): ${first.seconds.toFixed(1)} s`)
  await stop(first.child)
  const second = await start()
  judge('second start ready, s', second.seconds, SECOND_START_BAR_S)
  await new Promise((resolve) => setTimeout(resolve, IDLE_SECONDS * 1000))
  judge(`idle server after ${IDLE_SECONDS} s, MB resident`, await residentMegabytes(), IDLE_BAR_MB)
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

async function residentMegabytes(): Promise<number> {
  const record = JSON.parse(await readFile(path.join(directory, 'run', 'server.json'), 'utf8')) as {
    process: { pid: number }
  }
  const status = readFileSync(`/proc/${record.process.pid}/status`, 'utf8')
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
