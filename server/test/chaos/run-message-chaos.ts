import { expect, vi } from 'vitest'
import type { Services } from '../../src/services.ts'
import { buildMember, buildTenant } from '../support/factories.ts'
import { startKillableProgram } from '../support/killable-program.ts'
import { buildVisits } from './build-visits.ts'
import { type ChaosClient, openClient, type Shown } from './clients.ts'
import { openCuttingProxy } from './cutting-proxy.ts'

export interface ChaosPlan {
  messages: number
  conversations: number
  /** In turn: the server, every connection, the database, every connection, … */
  serverKills: number
  databaseKills: number
  databaseRestarts: number
  cuts: number
  /** Between the end of one and the next. */
  pauseMs: number
}

const AGENTS = 4
/** Of each conversation's messages the visitor writes so many in a hundred. */
const VISITORS_SHARE = 0.3

/**
 * Clients send while everything between them and the disk is killed in turn. At the end: every acknowledged message is
 * stored once, under the number that was acknowledged, each sender's in the order of sending, numbers without gaps; and
 * every client that stayed connected shows the very same list.
 */
export async function runMessageChaos(plan: ChaosPlan): Promise<void> {
  const { program, prepared } = await startKillableProgram((services) => prepare(services, plan.conversations))
  const network = await openCuttingProxy(program.port)
  const url = `http://127.0.0.1:${network.port}`
  const { tenant, agentTokens, visits } = prepared
  const conversationIds = visits.map(({ conversationId }) => conversationId)
  const agents = agentTokens.map((token, n) =>
    openClient('agent', `agent ${n}`, { url, tenant, token, conversationIds }),
  )
  const visitors = visits.map(({ token, conversationId }, n) =>
    openClient('visitor', `visitor ${n}`, { url, tenant, token, conversationIds: [conversationId] }),
  )
  const clients = [...agents, ...visitors]
  const began = performance.now()
  try {
    const acknowledged = new Map<string, number>()
    let sending = true
    const perConversation = Math.floor(plan.messages / plan.conversations)
    const byVisitor = Math.floor(perConversation * VISITORS_SHARE)
    const disasters = cause(plan, program, network, () => sending)
    // Messages are spread over the disasters: each sender waits so long between two.
    const paceOf = (count: number) => (disasters.expectedMs * 0.9) / count
    const senders = visits.flatMap(({ conversationId }, n) => {
      const agent = agents[n % AGENTS] as ChaosClient
      const visitor = visitors[n] as ChaosClient
      return [
        sendAll(agent, conversationId, `a${n}`, perConversation - byVisitor, paceOf(perConversation - byVisitor)),
        sendAll(visitor, conversationId, `v${n}`, byVisitor, paceOf(byVisitor)),
      ]
    })
    async function sendAll(client: ChaosClient, id: string, prefix: string, count: number, paceMs: number) {
      for (let n = 1; n <= count; n++) {
        const clientId = `${prefix}-${n}`
        acknowledged.set(clientId, await client.send(id, clientId, `mensagem ${clientId}`))
        await new Promise((resolve) => setTimeout(resolve, paceMs * (0.5 + Math.random())))
      }
    }
    const allSent = Promise.all(senders).finally(() => {
      sending = false
    })
    const [done] = await Promise.all([disasters.finished, allSent])
    const sent = acknowledged.size
    expect(sent).toBe(perConversation * plan.conversations)

    const truth = await readTruth(url, prepared)
    verifyStored(truth, acknowledged)
    const waited = performance.now()
    await untilEqual(agents, visitors, visits, truth)
    const total = (key: keyof ChaosClient['counts']) => clients.reduce((sum, { counts }) => sum + counts[key], 0)
    process.stdout.write(
      `chaos: ${sent} messages acknowledged over ${plan.conversations} conversations, each stored once and in order; ` +
        `${done.serverKills} kills of the server, ${done.databaseKills} of the database, ${done.databaseRestarts} restarts of it, ` +
        `${done.cuts} cuts (${done.connectionsCut} connections); ${total('retries')} sends repeated, ${total('connects')} connects, ` +
        `${total('resyncs')} resyncs, ${total('refetched')} messages fetched; ${clients.length} clients equal ` +
        `${Math.round(performance.now() - waited)} ms after the end; ${Math.round((performance.now() - began) / 1_000)} s\n`,
    )
  } finally {
    for (const client of clients) client.close()
    await network.close()
    await program.stop()
  }
}

function cause(
  plan: ChaosPlan,
  program: Awaited<ReturnType<typeof startKillableProgram>>['program'],
  network: Awaited<ReturnType<typeof openCuttingProxy>>,
  goesOn: () => boolean,
) {
  const left = { ...plan }
  const done = { serverKills: 0, databaseKills: 0, databaseRestarts: 0, cuts: 0, connectionsCut: 0 }
  const acts: [keyof typeof done & keyof ChaosPlan, () => Promise<void>][] = [
    ['serverKills', program.killServer],
    [
      'cuts',
      async () => {
        done.connectionsCut += network.cut()
      },
    ],
    ['databaseKills', program.killDatabase],
    ['databaseRestarts', program.restartDatabase],
  ]
  const run = async () => {
    while (acts.some(([kind]) => left[kind] > 0)) {
      for (const [kind, act] of acts) {
        if (left[kind] === 0) continue
        left[kind] -= 1
        await new Promise((resolve) => setTimeout(resolve, plan.pauseMs))
        if (!goesOn()) return done
        await act()
        done[kind] += 1
      }
    }
    return done
  }
  const count = plan.serverKills + plan.cuts + plan.databaseKills + plan.databaseRestarts
  return { finished: run(), expectedMs: count * (plan.pauseMs + 1_200) }
}

type Truth = Map<string, (Shown & { direction: string })[]>

async function readTruth(url: string, { tenant, agentTokens, visits }: Prepared): Promise<Truth> {
  const truth: Truth = new Map()
  for (const { conversationId } of visits) {
    const list: (Shown & { direction: string })[] = []
    for (let more = true; more; ) {
      const ask = async () => {
        const answer = await fetch(
          `${url}/api/v1/conversations/${conversationId}/messages?after=${list.at(-1)?.seq ?? 0}&limit=100`,
          { headers: { authorization: `Bearer ${agentTokens[0]}`, 'x-tenant': tenant } },
        )
        expect(answer.status).toBe(200)
        return (await answer.json()) as { items: (Shown & { direction: string })[]; has_more: boolean }
      }
      // The last disaster may have been a moment ago, and have left this process a connection that is dead.
      const page = await vi.waitFor(ask, { timeout: 120_000, interval: 100 })
      list.push(...page.items.map(({ seq, client_id, body, direction }) => ({ seq, client_id, body, direction })))
      more = page.has_more
    }
    truth.set(conversationId, list)
  }
  return truth
}

function verifyStored(truth: Truth, acknowledged: ReadonlyMap<string, number>): void {
  const stored = new Map<string, number>()
  for (const list of truth.values()) {
    expect(list.map(({ seq }) => seq)).toEqual(list.map((_message, index) => index + 1))
    const lastOf = new Map<string, number>()
    for (const { client_id, seq, body } of list) {
      const [sender = '', number = '0'] = client_id.split('-')
      if (!acknowledged.has(client_id)) continue
      expect(stored.has(client_id), `${client_id} is stored twice`).toBe(false)
      stored.set(client_id, seq)
      expect(body).toBe(`mensagem ${client_id}`)
      expect(Number(number), `${client_id} out of order`).toBe((lastOf.get(sender) ?? 0) + 1)
      lastOf.set(sender, Number(number))
    }
  }
  expect(stored).toEqual(new Map([...acknowledged].sort(byPlaceIn(stored))))
}

/** toEqual of maps does not mind the order, but a failure reads better in one. */
function byPlaceIn(stored: ReadonlyMap<string, number>) {
  return (a: [string, number], b: [string, number]) => (stored.get(a[0]) ?? 0) - (stored.get(b[0]) ?? 0)
}

async function untilEqual(
  agents: readonly ChaosClient[],
  visitors: readonly ChaosClient[],
  visits: Prepared['visits'],
  truth: Truth,
): Promise<void> {
  const deadline = Date.now() + 240_000
  const wanted = (conversationId: string) => (truth.get(conversationId) ?? []).map(({ seq, body }) => `${seq} ${body}`)
  const held = (client: ChaosClient, conversationId: string) =>
    [...(client.shown.get(conversationId)?.values() ?? [])]
      .toSorted((a, b) => a.seq - b.seq)
      .map(({ seq, body }) => `${seq} ${body}`)
  const pairs = [
    ...agents.flatMap((client) => visits.map(({ conversationId }) => ({ client, conversationId }))),
    ...visits.map(({ conversationId }, n) => ({ client: visitors[n] as ChaosClient, conversationId })),
  ]
  for (;;) {
    const behind = pairs.find(({ client, conversationId }) => {
      const [is, should] = [held(client, conversationId), wanted(conversationId)]
      return is.length !== should.length || is.some((line, index) => line !== should[index])
    })
    if (behind === undefined) return
    if (Date.now() > deadline) {
      expect(held(behind.client, behind.conversationId), behind.client.name).toEqual(wanted(behind.conversationId))
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

type Prepared = Awaited<ReturnType<typeof prepare>>

async function prepare(services: Services, conversations: number) {
  const house = { services }
  const tenant = await buildTenant(house)
  const agentTokens: string[] = []
  for (let n = 0; n < AGENTS; n++) agentTokens.push((await buildMember(house, tenant, 'admin')).token)
  const source = { tenant, actor: { kind: 'system' as const, name: 'test' } }
  const { visits } = await services.withTenant(source, (scope) => buildVisits(services, scope, conversations))
  return { tenant: tenant.slug, agentTokens, visits }
}
