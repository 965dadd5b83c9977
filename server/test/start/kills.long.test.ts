import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { findFreePort } from '../../src/supervisor/free-port.ts'

// The real program, started as a founder starts it, and killed in turn. What it stores must still be there each time.
/** Processes that start anew on a machine where everything starts. */
const PATIENCE = { timeout: 240_000 }

let directory: string
let port: number
let supervisor: ChildProcess

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'recado-kills-'))
  // Reachable for the account PostgreSQL runs under, so that its cluster lies inside.
  await chmod(directory, 0o755)
  port = await findFreePort()
  supervisor = start()
  await untilReady()
})
afterAll(async () => {
  await end(supervisor)
  await rm(directory, { recursive: true, force: true })
})

test('the server is killed: it comes back by itself, with what was stored', async () => {
  const token = await signIn()
  await rename(token, 'Antes da morte')
  const victim = await pidOf('server')
  process.kill(victim, 'SIGKILL')
  await untilGone(victim)
  await untilReady()
  expect(await pidOf('server')).not.toBe(victim)
  expect(await readName(await signIn())).toBe('Antes da morte')
})

test('the database is killed: it comes back by itself, and the server goes on', async () => {
  const server = await pidOf('server')
  const victim = postmaster()
  process.kill(victim, 'SIGKILL')
  await untilGone(victim)
  await untilReady()
  expect(await pidOf('server')).toBe(server)
  expect(await readName(await signIn())).toBe('Antes da morte')
})

test('the supervisor is killed: the next start finds one database, ends the old server, and is clean', async () => {
  const server = await pidOf('server')
  const database = postmaster()
  supervisor.kill('SIGKILL')
  await untilGone(supervisor.pid ?? 0)
  supervisor = start()
  await untilGone(server)
  await untilReady()
  expect(postmaster()).toBe(database)
  expect(await pidOf('server')).not.toBe(server)
  expect(await readName(await signIn())).toBe('Antes da morte')
})

test('all three are killed at once, and after an orderly end nothing of it is left', async () => {
  const pids = [supervisor.pid ?? 0, await pidOf('server'), postmaster()]
  for (const pid of pids) process.kill(pid, 'SIGKILL')
  await Promise.all(pids.map(untilGone))
  supervisor = start()
  await untilReady()
  expect(await readName(await signIn())).toBe('Antes da morte')
  const living = [await pidOf('server'), postmaster()]
  await end(supervisor)
  for (const pid of living) expect(isAlive(pid)).toBe(false)
  await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow()
})

function start(): ChildProcess {
  return spawn(process.execPath, [fileURLToPath(new URL('../../../scripts/start.ts', import.meta.url))], {
    env: { ...process.env, PORT: String(port), RECADO_DATA_DIR: directory, RECADO_ENV: 'development' },
    stdio: 'ignore',
  })
}

async function untilReady(): Promise<void> {
  await vi.waitFor(async () => expect((await ask('/readyz')).status).toBe(200), PATIENCE)
}

async function signIn(): Promise<string> {
  const answer = await ask('/api/v1/auth/login', {
    method: 'POST',
    body: JSON.stringify({ email: 'gerente@autocenter.exemplo', password: 'demonstracao', tenant: 'autocenter' }),
  })
  expect(answer.status).toBe(200)
  return ((await answer.json()) as { access_token: string }).access_token
}

async function rename(token: string, name: string): Promise<void> {
  const answer = await ask('/api/v1/tenant', { method: 'PATCH', token, body: JSON.stringify({ name }) })
  expect(answer.status).toBe(200)
}

async function readName(token: string): Promise<string> {
  return ((await (await ask('/api/v1/tenant', { token })).json()) as { name: string }).name
}

function ask(address: string, options: { method?: string; body?: string; token?: string } = {}): Promise<Response> {
  const { token, ...init } = options
  return fetch(`http://127.0.0.1:${port}${address}`, {
    ...init,
    signal: AbortSignal.timeout(5_000),
    headers: {
      ...(init.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
  })
}

async function pidOf(name: string): Promise<number> {
  const record = JSON.parse(await readFile(path.join(directory, 'run', `${name}.json`), 'utf8')) as {
    process: { pid: number }
  }
  return record.process.pid
}

/** The first line of postmaster.pid, wherever below the data folder the cluster is. */
function postmaster(): number {
  for (const file of ['postgres/cluster/postmaster.pid', 'postgres/data/postmaster.pid', 'postgres/postmaster.pid']) {
    const full = path.join(directory, file)
    if (existsSync(full)) return Number(readFileSync(full, 'utf8').split('\n')[0])
  }
  throw new Error('no postmaster.pid')
}

function isAlive(pid: number): boolean {
  try {
    // A process that ended and was not waited for yet is gone for us.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}

function untilGone(pid: number): Promise<void> {
  return vi.waitFor(() => expect(isAlive(pid), `${pid} is alive`).toBe(false), PATIENCE)
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await ended
}
