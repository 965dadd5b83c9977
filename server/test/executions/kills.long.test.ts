import { type AiReply, startAi } from '@recado/testing'
import pg from 'pg'
import { expect, test } from 'vitest'
import { databaseUrl } from '../../src/platform/database/cluster.ts'
import type { Services } from '../../src/services.ts'
import { findProcess, waitForEnd } from '../../src/supervisor/process-identity.ts'
import { openGate } from '../chaos/open-gate.ts'
import { buildMember, buildTenant } from '../support/factories.ts'
import { type KillableProgram, startKillableProgram } from '../support/killable-program.ts'
import { type DetailAnswer, subscribe } from './build-advised.ts'

const PROBLEM =
  'As vendas da padaria caíram 20%. Faturamos R$ 60 mil por mês, margem bruta de 55%, custos fixos de R$ 28 mil por mês e R$ 18 mil em caixa. Devo baixar o preço?'
const OPINION = JSON.stringify({ findings: ['Fale com quem deixou de comprar.'], stances: [], claims: [], ideas: [] })
const fine: AiReply = { text: OPINION, usage: { input: 900, output: 100 } }

interface Call {
  input_tokens: number | null
  output_tokens: number | null
  reserved_tokens: number
  reported: boolean
  outcome: string | null
}

test('the server is killed at calls and at events of runs: same bytes, no answered call made twice, every token counted once', {
  timeout: 900_000,
}, async () => {
  const ai = await startAi()
  const { program, prepared } = await startKillableProgram(prepare, {
    ...{ AI_API_KEY: 'platform-key', AI_MODEL: 'small', AI_BASE_URL: ai.baseUrl },
  })
  const cluster = { name: 'main', url: program.databaseUrl() }
  const queue = new pg.Client({ connectionString: databaseUrl(cluster, 'recado_control') })
  await queue.connect()
  const events = await openGate(databaseUrl(cluster, 'recado_shared_1'), {
    ...{ table: 'tenant.execution_events', event: 'AFTER INSERT', when: 'NEW.seq > 2', place: 'NEW.seq::text' },
  })
  const ask = async <Answer>(method: string, path: string, body?: object): Promise<Answer> => {
    const answer = await fetch(`http://127.0.0.1:${program.port}/api/v1${path}`, {
      ...{ method, headers: { ...prepared.headers, ...(body ? { 'content-type': 'application/json' } : {}) } },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as Answer
  }
  const begin = async () => {
    const body = { problem_description: PROBLEM, analysis_depth: 'Rápida' }
    return (await ask<{ execution_id: string }>('POST', '/executions', body)).execution_id
  }
  const untilEnded = async (id: string) => {
    const status = async () => (await ask<DetailAnswer>('GET', `/executions/${id}`)).status
    await expect.poll(status, { interval: 100, timeout: 120_000 }).toBe('complete')
    return ask<DetailAnswer>('GET', `/executions/${id}`)
  }
  const tokensUsed = async () =>
    (await ask<{ plan: { tokens_used: number } }>('GET', '/advisor/options')).plan.tokens_used
  const counts = { calls: 0, events: 0, lost: 0 }
  try {
    ai.answer(() => fine)
    const whole = await untilEnded(await begin())
    const [asked, last] = [ai.requests.length, whole.last_event]
    let charged = await tokensUsed()
    expect(charged).toBe(1_000 * asked)

    const check = async (id: string, name: string) => {
      const detail = await untilEnded(id)
      expect(detail.result, name).toEqual(whole.result)
      const { items } = await ask<{ items: Call[] }>('GET', `/executions/${id}/calls`)
      const lost = items.filter(({ outcome }) => outcome === 'lost').length
      expect(items, name).toHaveLength(asked + lost)
      expect(ai.requests.length, name).toBeLessThanOrEqual(asked + lost)
      charged += items.reduce((sum, call) => {
        return sum + (call.reported ? (call.input_tokens ?? 0) + (call.output_tokens ?? 0) : call.reserved_tokens)
      }, 0)
      expect(await tokensUsed(), name).toBe(charged)
      counts.lost += lost
    }

    for (let n = 1; n <= asked; n++) {
      for (const isAnswered of [false, true]) {
        ai.requests.length = 0
        const gone = Promise.withResolvers<void>()
        const arrived = Promise.withResolvers<void>()
        ai.answer(() => {
          if (ai.requests.length !== n) return fine
          arrived.resolve()
          return isAnswered ? fine : { ...fine, after: gone.promise }
        })
        const id = await begin()
        await arrived.promise
        await kill(program, queue, async () => gone.resolve())
        counts.calls += 1
        await check(id, `call ${n}, ${isAnswered ? 'answered' : 'under way'}`)
      }
    }
    ai.answer(() => fine)
    for (let seq = 3; seq < last; seq += 4) {
      ai.requests.length = 0
      await events.arm(String(seq))
      const id = await begin()
      await events.untilTaken()
      await kill(program, queue, events.open)
      counts.events += 1
      await check(id, `event ${seq}`)
    }
    process.stdout.write(
      `execution kills: ${counts.calls} at calls, ${counts.events} at events; ${counts.lost} calls lost on their way\n`,
    )
  } finally {
    await Promise.all([events.close(), queue.end()])
    await program.stop()
    await ai.close()
  }
})

/** The process dies where it stands; its jobs are given out again at once, which the queue does by itself after a while. */
async function kill(program: KillableProgram, queue: pg.Client, between: () => Promise<void>): Promise<void> {
  const process = findProcess(program.pids().server)
  const back = program.killServer()
  if (process !== undefined) await waitForEnd(process, 60_000)
  await between()
  await queue.query(`UPDATE pgboss.job SET state = 'retry', start_after = now() WHERE state = 'active'`)
  await back
}

async function prepare(services: Services) {
  const bare = await buildTenant({ services })
  const owner = await buildMember({ services }, bare, 'owner')
  // More than a day of a plan: what is told of the budget is that it adds up.
  await subscribe({ services }, bare, 'consultor_pro', { tokens_daily: 10_000_000 })
  return { headers: owner.headers }
}
