import { encodeId } from '@recado/contracts/ids'
import pg from 'pg'
import { databaseUrl } from '../server/src/platform/database/cluster.ts'
import { explainSearch } from './support/explain-search.ts'
import { EVERYWHERE, fillConversations, fillMessages, fillWord, LONG_AGO } from './support/fill-messages.ts'
import { measureLoad } from './support/measure-load.ts'
import { openHttpHouse } from './support/open-http-house.ts'
import type { LoadResult } from './support/run-load.ts'

// What a message costs, and a list, a thread and a search, over HTTP with everything that stands before and behind: the
// door, validation, the relay. Beside it what the database alone can do, in the same run.
// BENCH_MESSAGES shrinks the store (1,000,000), BENCH_SECONDS each measurement (6); BENCH_EXPLAIN prints plans of searches.
const SECONDS = Number(process.env.BENCH_SECONDS ?? 6)
const ROUNDS = 5
const MESSAGES = Number(process.env.BENCH_MESSAGES ?? 1_000_000)
const CONVERSATIONS = 10_000
const CONNECTIONS = 32

/** Times what is bare in the same run: a machine that is slow or busy is so for both. */
const BARS = { messageP95: 6, message: 8, list: 7, thread: 7 }

let missed = 0
const rows: Record<string, Record<string, number>> = {}
const house = await openHttpHouse()
try {
  const url = databaseUrl({ name: 'main', url: house.postgres.url }, house.tenant.placement.database)
  const { conversationIds } = await fillConversations(url, {
    tenantId: house.tenant.id,
    memberId: house.ownerId,
    conversations: CONVERSATIONS,
  })
  const addresses = conversationIds.map((id) => `/api/v1/conversations/${encodeId('cnv', id)}`)
  const small = await measureReads(url, addresses, MESSAGES / 10)
  const large = await measureReads(url, addresses, MESSAGES)
  if (process.env.BENCH_EXPLAIN !== undefined) {
    for (const word of [fillWord(10_000), EVERYWHERE, fillWord(20), LONG_AGO])
      await explainSearch(url, house.tenant.id, word)
  }
  const { bare, messages } = await measureSending(url, addresses)

  const ratio = messages.perSecond / bare.perSecond
  expectAtLeast('accepted messages against the bare insert (aim 0.4)', ratio, 0.2)
  expectAtMost('p95 of a message, times the bare insert’s', messages.p95 / bare.p95, BARS.messageP95)
  expectAtMost('processor of a message, times the bare insert’s', cpu(messages) / cpu(bare), BARS.message)
  for (const name of ['list', 'thread'] as const) {
    const [read, empty] = [large[name], large.empty]
    expectAtMost(`p95 of a ${name}, times an empty list’s`, read.p95 / empty.p95, BARS[name])
    expectAtMost(`processor of a ${name}, times an empty list’s`, cpu(read) / cpu(empty), BARS[name])
  }
  for (const name of ['everywhere', 'common', 'frequent', 'longAgo'] as const) {
    const times = large[name].databaseCpu / large.rare.databaseCpu
    const words = name === 'longAgo' ? 'in the older half alone' : name
    expectAtMost(`search of a word that is ${words}, database CPU times a rare one’s`, times, 3)
  }
  expectAtMost('a list with ten times the messages, database CPU times', growth(small.list, large.list), 1.5)
  expectAtMost('a thread with ten times the messages, database CPU times', growth(small.short, large.short), 1.5)
} finally {
  console.table(rows)
  await house.close()
}
process.exitCode = missed === 0 ? 0 : 1

async function measureReads(url: string, addresses: string[], stored: number) {
  const began = performance.now()
  await fillMessages(url, house.tenant.id, Math.round(stored / CONVERSATIONS))
  console.log(`${stored} messages stored in ${round((performance.now() - began) / 1_000)} s`)
  const common = { kind: 'http' as const, url: house.url, headers: house.headers, seconds: SECONDS }
  const get = (name: string, connections: number, paths: string[]) =>
    measure(`${name}, ${stored} messages`, measureLoad({ ...common, connections, paths }, house.postgres.pid))
  const search = (name: string, words: string[]) =>
    get(
      `search of ${name}`,
      4,
      words.map((word) => `/api/v1/messages/search?q=${word}`),
    )
  return {
    list: await get('list of 25 of 10,000', 10, ['/api/v1/conversations']),
    mine: await get('list of one’s own', 10, ['/api/v1/conversations?assignee=me']),
    thread: await get(
      'thread of 50',
      10,
      addresses.map((address) => `${address}/messages`),
    ),
    // As many as every conversation has in the smaller store too, so that the two compare.
    short: await get(
      'thread of 10',
      10,
      addresses.map((address) => `${address}/messages?limit=10`),
    ),
    counters: await get('counters', 10, ['/api/v1/conversations/counters']),
    // The door, a transaction, and nothing to read.
    empty: await get('list of no labels', 10, ['/api/v1/labels']),
    rare: await search(
      'rare words',
      Array.from({ length: 200 }, (_, n) => fillWord(10_000 + n * 50)),
    ),
    everywhere: await search('a word of every message', [EVERYWHERE]),
    common: await search('a word of one in four', [fillWord(0)]),
    frequent: await search(
      'words of one in a hundred',
      Array.from({ length: 10 }, (_, n) => fillWord(20 + n)),
    ),
    longAgo: await search('a word of every message of the older half', [LONG_AGO]),
  }
}

async function measureSending(url: string, addresses: string[]) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`CREATE TABLE tenant.bench_bare
    (tenant_id uuid, id uuid, body text, created_at timestamptz, PRIMARY KEY (tenant_id, id))`)
  await client.end()
  const insert = 'INSERT INTO tenant.bench_bare VALUES ($1, $2, $3, now())'
  const common = { connections: CONNECTIONS, seconds: SECONDS }
  const bareOrder = { kind: 'bare' as const, url, tenant: house.tenant.id, insert, ...common }
  const order = { kind: 'http' as const, url: house.url, headers: house.headers, ...common }
  const body = '{"client_id":"$id","body":"Bom dia! Temos sim, quer agendar uma visita para amanhã?"}'
  const paths = addresses.slice(0, 500).map((address) => `${address}/messages`)
  // In turns, and the middle one of each counts: how fast such a machine is changes from minute to minute.
  const bare: LoadResult[] = []
  const messages: LoadResult[] = []
  for (let round = 1; round <= ROUNDS; round++) {
    const name = `bare BEGIN; set_config; INSERT; COMMIT, ${round}`
    bare.push(await measure(name, measureLoad(bareOrder, house.postgres.pid)))
    const load = measureLoad({ ...order, body, paths }, house.postgres.pid)
    messages.push(await measure(`messages over HTTP, ${round}`, load))
  }
  return { bare: middleOf(bare), messages: middleOf(messages) }
}

/** Of each figure the one in the middle. */
function middleOf(results: LoadResult[]): LoadResult {
  const middle = (figure: keyof LoadResult) =>
    results.map((result) => result[figure]).toSorted((a, b) => a - b)[Math.floor(results.length / 2)] ?? 0
  const [first] = results
  if (first === undefined) throw new Error('nothing was measured')
  const names = Object.keys(first) as (keyof LoadResult)[]
  return { ...first, ...Object.fromEntries(names.map((name) => [name, middle(name)])) }
}

async function measure(name: string, load: Promise<LoadResult>): Promise<LoadResult> {
  const result = await load
  rows[name] = {
    'per second': Math.round(result.perSecond),
    'p50 ms': round(result.p50),
    'p95 ms': round(result.p95),
    'server CPU ms': round(result.serverCpu, 3),
    'database CPU ms': round(result.databaseCpu, 3),
  }
  return result
}

function cpu(result: LoadResult): number {
  return result.serverCpu + result.databaseCpu
}

/** How many times as much of the database a request costs. */
function growth(before: LoadResult, after: LoadResult): number {
  return after.databaseCpu / before.databaseCpu
}

function expectAtLeast(what: string, value: number, bar: number): void {
  report(what, value, value >= bar, `at least ${bar}`)
}

function expectAtMost(what: string, value: number, bar: number): void {
  report(what, value, value <= bar, `at most ${bar}`)
}

function report(what: string, value: number, kept: boolean, bar: string): void {
  if (!kept) missed += 1
  console.log(`${kept ? 'kept  ' : 'MISSED'} ${what}: ${round(value)} (bar: ${bar})`)
}

function round(value: number, digits = 2): number {
  return Number(value.toFixed(digits))
}
