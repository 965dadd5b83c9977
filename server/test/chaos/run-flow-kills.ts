import type { FlowStart } from '@recado/contracts/flow-starts'
import { decodeId } from '@recado/contracts/ids'
import pg from 'pg'
import { expect } from 'vitest'
import { databaseUrl } from '../../src/platform/database/cluster.ts'
import type { Services } from '../../src/services.ts'
import { findProcess, waitForEnd } from '../../src/supervisor/process-identity.ts'
import { setSampleCars } from '../../src/zap/calls/index.ts'
import { publishDocument } from '../flows/flow-scene.ts'
import { LONG_ANSWERS, LONG_END, LONG_SCRIPT, longFlow } from '../flows/long-flow.ts'
import { buildTenant } from '../support/factories.ts'
import { type KillableProgram, startKillableProgram } from '../support/killable-program.ts'
import { buildVisits } from './build-visits.ts'
import { openClient } from './clients.ts'
import { type Gate, openGate } from './open-gate.ts'

/** Of a step's messages, the one at which the server dies; `settled`: after the commit, before the queue is told. */
const LANES = [0, 1, 2, 3, 'settled'] as const
type Lane = (typeof LANES)[number]

/**
 * A conversation of 33 messages of a bot, once for each lane. The server is killed in the middle of the transaction of a
 * step, with one of its messages written and not committed, or right after the commit, and started again. At the end the
 * visitor's screen and the table show each message once, in order, and people were called once.
 */
export async function runFlowKills(): Promise<void> {
  const began = performance.now()
  const { program, prepared } = await startKillableProgram(prepare)
  const cluster = { name: 'main', url: program.databaseUrl() }
  const [shared, control] = ['recado_shared_1', 'recado_control'].map((name) => databaseUrl(cluster, name))
  const watcher = new pg.Client({ connectionString: shared })
  const queue = new pg.Client({ connectionString: control })
  await Promise.all([watcher.connect(), queue.connect()])
  const messages = await openGate(shared ?? '', {
    ...{ table: 'tenant.messages', event: 'AFTER INSERT', when: `NEW.author_kind = 'bot' AND NEW.kind = 'text'` },
    place: `NEW.conversation_id || ' ' || (SELECT count(*) FROM tenant.messages m
              WHERE m.conversation_id = NEW.conversation_id AND m.author_kind = 'bot' AND m.kind = 'text')`,
  })
  const jobs = await openGate(control ?? '', {
    ...{ table: 'pgboss.job', event: 'BEFORE UPDATE', when: `NEW.state = 'completed' AND NEW.name LIKE 'flows.%'` },
    place: 'NEW.name',
  })
  const kills = new Map<Lane, number>()
  const kill = async (lane: Lane, gate: Gate) => {
    await gate.untilTaken()
    await killWithin(program, queue, gate)
    kills.set(lane, (kills.get(lane) ?? 0) + 1)
  }
  const counted = async (id: string) => {
    const { rows } = await watcher.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM tenant.messages
        WHERE conversation_id = $1 AND author_kind = 'bot' AND kind = 'text'`,
      [id],
    )
    return rows[0]?.count
  }
  const url = `http://127.0.0.1:${program.port}`
  try {
    for (const [n, lane] of LANES.entries()) {
      const { token, conversationId } = prepared.visits[n] ?? { token: '', conversationId: '' }
      const id = decodeId('cnv', conversationId) ?? ''
      const address = { url, tenant: prepared.tenant, token, conversationIds: [conversationId] }
      const visitor = openClient('visitor', `lane ${lane}`, address)
      let said = 0
      for (const [at, { says, answers }] of LONG_SCRIPT.entries()) {
        if (lane === 'settled') await jobs.arm(at === 10 ? 'flows.call' : 'flows.follow')
        else if (lane < answers) await messages.arm(`${id} ${said + lane + 1}`)
        await visitor.send(conversationId, `${lane}-${at}`, says)
        if (lane === 'settled') await kill(lane, jobs)
        else if (lane < answers) await kill(lane, messages)
        said += answers
        await expect.poll(() => counted(id), { interval: 20 }).toBe(said)
      }
      await verify(watcher, id)
      const shown = () => visitor.shown.get(conversationId)?.size
      await expect.poll(shown, { interval: 50 }).toBe(said + 1 + LONG_SCRIPT.length)
      visitor.close()
    }
    const per = LANES.map(
      (lane) => `${kills.get(lane) ?? 0} ${lane === 'settled' ? 'after a commit' : `at message ${lane + 1}`}`,
    )
    const total = [...kills.values()].reduce((sum, count) => sum + count, 0)
    process.stdout.write(
      `flow kills: ${total} kills of the server (${per.join(', ')} of a step); ${LANES.length} conversations, ` +
        `${LONG_ANSWERS.length + 3} messages of the bot each, every one once and in order; ` +
        `${Math.round((performance.now() - began) / 1_000)} s\n`,
    )
    expect(total).toBe(LONG_SCRIPT.reduce((sum, { answers }) => sum + answers, LONG_SCRIPT.length))
  } finally {
    await Promise.all([messages.close(), jobs.close(), watcher.end(), queue.end()])
    await program.stop()
  }
}

/**
 * The process dies where it stands. What it was writing is undone by its end, and its jobs are given out again at once: the
 * queue does that by itself when it has missed the process for 30 seconds, as few-kills.db.test.ts waits for.
 */
async function killWithin(program: KillableProgram, queue: pg.Client, gate: Gate): Promise<void> {
  const process = findProcess(program.pids().server)
  const back = program.killServer()
  if (process !== undefined) await waitForEnd(process, 60_000)
  await gate.open()
  await queue.query(`UPDATE pgboss.job SET state = 'retry', start_after = now() WHERE state = 'active'`)
  await back
}

async function verify(client: pg.Client, id: string): Promise<void> {
  const { rows } = await client.query<{ seq: string; kind: string; body: string; author_kind: string; event: string }>(
    `SELECT seq, kind, body, author_kind, data ->> 'event' AS event FROM tenant.messages
      WHERE conversation_id = $1 ORDER BY seq`,
    [id],
  )
  expect(rows.map(({ seq }) => Number(seq))).toEqual(rows.map((_row, index) => index + 1))
  const texts = rows.filter(({ author_kind, kind }) => author_kind === 'bot' && kind === 'text').map(({ body }) => body)
  expect(texts.slice(0, LONG_ANSWERS.length)).toEqual(LONG_ANSWERS)
  expect(texts).toHaveLength(LONG_ANSWERS.length + 3)
  expect(texts.at(-1)).toBe(LONG_END)
  expect(rows.filter(({ event }) => event === 'bot_handed_over')).toHaveLength(1)
  // Every message of the bot stands behind the one it answers.
  const order = rows.filter(({ kind }) => kind === 'text').map(({ author_kind }) => author_kind)
  const turns = LONG_SCRIPT.flatMap(({ answers }) => ['contact', ...Array.from({ length: answers }, () => 'bot')])
  // What began the conversation was there before the flow.
  expect(order).toEqual(['contact', ...turns])
}

async function prepare(services: Services) {
  const tenant = await buildTenant({ services })
  const source = { tenant, actor: { kind: 'system' as const, name: 'test' } }
  return services.withTenant(source, async (scope) => {
    const { inbox, visits } = await buildVisits(services, scope, LANES.length, { gather_seconds: 0 })
    await setSampleCars(scope, true)
    const start: FlowStart = { kind: 'message', id: 'any', priority: 100, inbox_ids: [inbox.id], when: 'any' }
    await publishDocument(scope, { document: longFlow, starts: [start] })
    return { tenant: tenant.slug, visits }
  })
}
