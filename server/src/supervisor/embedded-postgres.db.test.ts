import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type EmbeddedPostgres, findEmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts'
import { findFreePort, isPortTaken } from './free-port.ts'

let directory: string
let running: EmbeddedPostgres

const throwAway = () => ({ directory, settings: { fsync: 'off', work_mem: '7MB' } })

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'recado-postgres-'))
  chmodSync(directory, 0o700)
  running = await startEmbeddedPostgres({ ...throwAway(), password: "it's / a:pass@word" })
})

afterAll(async () => {
  await (await findEmbeddedPostgres(directory))?.stop()
  rmSync(directory, { recursive: true, force: true })
})

async function ask(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query({ text: statement, rowMode: 'array' })
    return rows.flat()
  } finally {
    await client.end()
  }
}

test('its url signs in as superuser, whatever is in the password, and nobody gets in without it', async () => {
  expect(await ask(running.url, 'select rolsuper from pg_roles where rolname = current_user')).toEqual([true])
  const wrong = new URL(running.url)
  wrong.password = 'wrong'
  await expect(ask(wrong.href, 'select 1')).rejects.toThrow('password authentication failed')
  expect(statSync(join(directory, 'password')).mode & 0o777).toBe(0o600)
})

test('it listens on the loopback address alone and takes the settings given over the defaults', async () => {
  const shown = (name: string) => ask(running.url, `show ${name}`).then(([value]) => value)
  expect(await shown('listen_addresses')).toBe('127.0.0.1')
  expect(await shown('unix_socket_directories')).toBe('')
  expect(await shown('work_mem')).toBe('7MB')
  expect(await shown('fsync')).toBe('off')
  expect(await shown('shared_buffers')).toBe('256MB')
  expect(await shown('max_connections')).toBe('200')
  expect(await shown('jit')).toBe('off')
})

test('it knows accented letters: their case, and as parts of words', async () => {
  expect(await ask(running.url, "select lower('NEGOCIAÇÃO')")).toEqual(['negociação'])
  await ask(running.url, 'create extension pg_trgm')
  // Three letters and two borders: four trigrams; were ç and ã no letters, there would be two.
  expect(await ask(running.url, "select array_length(show_trgm('çãa'), 1)")).toEqual([4])
})

test('a second start adopts it', async () => {
  const adopted = await startEmbeddedPostgres(throwAway())
  expect(adopted).toMatchObject({ adopted: true, pid: running.pid, port: running.port, url: running.url })
})

test('stopped, it is gone; started again, it has its data and its port, or another when a stranger took that', async () => {
  await ask(running.url, 'create table kept as select 42 as answer')
  await running.stop()
  expect(await findEmbeddedPostgres(directory)).toBeUndefined()
  expect(await isPortTaken(running.port)).toBe(false)

  const again = await startEmbeddedPostgres(throwAway())
  expect(again).toMatchObject({ adopted: false, port: running.port })
  expect(await ask(again.url, 'select answer from kept')).toEqual([42])
  await again.stop()

  const stranger = createServer().listen(running.port, '127.0.0.1')
  const moved = await startEmbeddedPostgres(throwAway())
  stranger.close()
  expect(moved.port).not.toBe(running.port)
  expect(await ask(moved.url, 'select answer from kept')).toEqual([42])
  await moved.stop()
})

test('one that does not react any more is ended all the same, and starts again with its data', async () => {
  const stuck = await startEmbeddedPostgres(throwAway())
  process.kill(stuck.pid, 'SIGSTOP')
  await stuck.stop()
  const again = await startEmbeddedPostgres(throwAway())
  expect(again.pid).not.toBe(stuck.pid)
  expect(await ask(again.url, 'select answer from kept')).toEqual([42])
  await again.stop()
})

test('a setting that PostgreSQL refuses is shown with its own words', async () => {
  const port = await findFreePort()
  const start = startEmbeddedPostgres({ directory, port, settings: { shared_buffers: 'plenty' } })
  await expect(start).rejects.toThrow('invalid value for parameter "shared_buffers": "plenty"')
})
