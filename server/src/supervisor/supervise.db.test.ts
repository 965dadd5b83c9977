import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { findEmbeddedPostgres } from './embedded-postgres.ts'
import { findFreePort, isPortTaken } from './free-port.ts'
import { findProcess } from './process-identity.ts'
import {
  askServer,
  readPostmasterPid,
  type Supervised,
  startSupervised,
  until,
  untilUp,
} from './test-support/supervised.ts'

// One data directory for all: initdb is paid once, and each test finds what the one before left.
let directory: string
let data: string
let port: number
let running: Supervised[] = []
let strangers: ChildProcess[] = []

// One for all: the addresses of the demo's doors are of a port, and another one makes them anew.
beforeAll(async () => {
  port = await findFreePort()
  directory = mkdtempSync(join(tmpdir(), 'recado-supervisor-'))
  chmodSync(directory, 0o755)
  data = join(directory, 'data')
})

afterEach(async () => {
  for (const { handle, ended } of running) {
    handle.kill('SIGTERM')
    await ended
  }
  for (const stranger of strangers) stranger.kill('SIGKILL')
  running = []
  strangers = []
})

afterAll(async () => {
  await (await findEmbeddedPostgres(join(data, 'postgres')))?.stop()
  rmSync(directory, { recursive: true, force: true })
})

function start(more: NodeJS.ProcessEnv = {}): Supervised {
  const supervised = startSupervised(data, port, more)
  running.push(supervised)
  return supervised
}

async function startUp(): Promise<Supervised> {
  const supervised = start()
  await untilUp(supervised)
  return supervised
}

function startStranger(): ChildProcess & { pid: number } {
  const stranger = spawn('sleep', ['120'], { stdio: 'ignore' })
  strangers.push(stranger)
  return Object.assign(stranger, { pid: stranger.pid! })
}

const answering = (check: (answer: { pid: number; visits: number }) => boolean = () => true) =>
  until(
    async () => {
      const answer = await askServer(port)
      return answer !== undefined && check(answer) ? answer : undefined
    },
    () => running.map((supervised) => supervised.printed()).join('\n---\n'),
  )

describe('a start', () => {
  test('goes through the named steps, shows the address and the sign-ins, and Ctrl-C ends it all', async () => {
    const supervised = await startUp()
    for (const step of ['database', 'migrations', 'demo data', 'screens', 'server']) {
      expect(supervised.printed()).toMatch(new RegExp(`✓ ${step} +\\d+\\.\\d s`))
    }
    expect(supervised.printed()).toContain(`http://127.0.0.1:${port}`)
    expect(supervised.printed()).toContain('gerente@example.com')
    expect(statSync(join(data, 'postgres/password')).mode & 0o777).toBe(0o600)
    expect(statSync(join(data, 'demo.json')).mode & 0o777).toBe(0o600)

    const postmaster = readPostmasterPid(data)
    supervised.handle.kill('SIGINT')
    expect(await supervised.ended).toBe(0)
    expect(findProcess(postmaster)).toBeUndefined()
    expect(await isPortTaken(port)).toBe(false)
  })

  test('for the second time seeds nothing again, and finds the same port of the database', async () => {
    const remembered = readFileSync(join(data, 'postgres/port'), 'utf8')
    const supervised = await startUp()
    expect(supervised.printed()).toMatch(/demo data.*unchanged/)
    expect((await answering()).visits).toBe(1)
    expect(readFileSync(join(data, 'postgres/port'), 'utf8')).toBe(remembered)
  })

  test('while another one lives says so in one line with the address, and exits 1', async () => {
    const first = await startUp()
    const second = start()
    expect(await second.ended).toBe(1)
    expect(second.printed().trim().split('\n')).toEqual([
      `Recado is already running in this folder (process ${first.handle.pid}): http://127.0.0.1:${port}`,
    ])
    expect(await askServer(port)).toBeDefined()
  })

  test('of two at the same moment only one goes on', async () => {
    const both = [start(), start()]
    const code = await Promise.race(both.map((supervised) => supervised.ended))
    expect(code).toBe(1)
    await answering()
    expect(both.filter((supervised) => supervised.handle.exitCode === null)).toHaveLength(1)
  })

  test('on a port that a stranger holds says so in Portuguese and English, and leaves nothing running', async () => {
    const stranger = createServer().listen(port, '127.0.0.1')
    try {
      const supervised = start()
      expect(await supervised.ended).toBe(1)
      expect(supervised.printed()).toContain(`A porta ${port} está ocupada por outro programa.`)
      expect(supervised.printed()).toContain(`Port ${port} is taken by another program.`)
      expect(await findEmbeddedPostgres(join(data, 'postgres'))).toBeUndefined()
    } finally {
      stranger.close()
    }
  })

  test('whose migration fails names the step, repeats the reason, and stops the database again', async () => {
    const supervised = start({ FAKE_MAIN_FAIL: 'migrate' })
    expect(await supervised.ended).toBe(1)
    expect(supervised.printed()).toContain('O passo "migrações" falhou:\nThe step "migrations" failed:\n')
    expect(supervised.printed()).toContain('migrate fails on purpose')
    expect(await findEmbeddedPostgres(join(data, 'postgres'))).toBeUndefined()
  })

  test('whose server fails before it listens shows the end of its log', async () => {
    const supervised = start({ FAKE_MAIN_FAIL: 'serve' })
    expect(await supervised.ended).toBe(1)
    expect(supervised.printed()).toContain('serve fails on purpose')
  })
})

describe('SIGKILL', () => {
  test('of the server: another one answers', async () => {
    const supervised = await startUp()
    const { pid } = await answering()
    process.kill(pid, 'SIGKILL')
    await answering((answer) => answer.pid !== pid)
    expect(supervised.printed()).toContain('The server went down (SIGKILL)')
  })

  test('of the database: it comes back on its port and the same server goes on', async () => {
    await startUp()
    const before = await answering()
    const postmaster = readPostmasterPid(data)
    process.kill(postmaster, 'SIGKILL')
    await until(
      () => findProcess(postmaster) === undefined || undefined,
      () => 'the killed postmaster is still there',
    )
    const after = await answering()
    expect(after).toEqual(before)
    expect(readPostmasterPid(data)).not.toBe(postmaster)
  })

  test('of the supervisor: the next start adopts the database and ends the old server, never two', async () => {
    const killed = await startUp()
    const { pid } = await answering()
    const postmaster = readPostmasterPid(data)
    killed.handle.kill('SIGKILL')
    await killed.ended

    const next = await startUp()
    expect(next.printed()).toMatch(/database.*was already running/)
    expect(readPostmasterPid(data)).toBe(postmaster)
    expect(findProcess(pid)).toBeUndefined()
    expect((await answering()).pid).not.toBe(pid)
  })

  test('of all three: the next start is clean', async () => {
    const killed = await startUp()
    const { pid } = await answering()
    for (const victim of [killed.handle.pid!, readPostmasterPid(data), pid]) process.kill(victim, 'SIGKILL')
    await killed.ended
    await startUp()
    expect((await answering()).visits).toBe(1)
  })
})

describe('a pid that belongs to a stranger by now', () => {
  test('is not killed for an old record of the server or of the supervisor', async () => {
    const killed = await startUp()
    const record = readFileSync(join(data, 'run/server.json'), 'utf8')
    killed.handle.kill('SIGKILL')
    await killed.ended
    const stranger = startStranger()
    const stale = JSON.parse(record)
    for (const name of ['server', 'supervisor']) {
      const reused = { ...stale, name, process: { ...stale.process, pid: stranger.pid } }
      writeFileSync(join(data, `run/${name}.json`), JSON.stringify(reused))
    }
    await startUp()
    expect(findProcess(stranger.pid)).toBeDefined()
  })

  test('is not killed for an old pid file of the database, and does not keep it from starting', async () => {
    const killed = await startUp()
    const file = join(data, 'postgres/cluster/postmaster.pid')
    const postmaster = readPostmasterPid(data)
    const lines = readFileSync(file, 'utf8').split('\n')
    const { pid } = await answering()
    for (const victim of [killed.handle.pid!, postmaster, pid]) process.kill(victim, 'SIGKILL')
    await killed.ended

    const stranger = startStranger()
    writeFileSync(file, [String(stranger.pid), ...lines.slice(1)].join('\n'))
    const next = await startUp()
    next.handle.kill('SIGTERM')
    await next.ended
    expect(findProcess(stranger.pid)).toBeDefined()
  })
})
