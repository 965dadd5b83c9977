import { propertySample } from '@recado/testing/property-runs'
import { expect, test } from 'vitest'
import {
  type AdvisorResult,
  createAdvisor,
  type ModelRequest,
  ReplyNotKeptError,
  type RunEvent,
  type RunStore,
} from '../src/index.ts'
import {
  createFixedClock,
  createKillingStore,
  createMemoryStore,
  createModelStandIn,
  createTokenBudget,
  KilledError,
  type Misbehaviour,
} from '../src/testing/index.ts'

const problem =
  'Nossa loja faturava R$ 80 mil por mês e hoje fatura R$ 60 mil. Ticket médio de R$ 150, margem bruta de 50% e impostos de 6%. ' +
  'Custos fixos de R$ 29 mil por mês. Temos R$ 35 mil em caixa. Penso em dar 15% de desconto.'

function setUp(behaviour: Misbehaviour, { limit = 2_000_000, hasty = false, journal = false } = {}) {
  const client = createModelStandIn(behaviour, { journal })
  const budget = createTokenBudget(limit)
  const clock = createFixedClock(undefined, { hasty })
  return { client, budget, clock, model: { client, budget, clock } }
}

const complete: Misbehaviour[] = ['none', 'wrong', 'busy_once', 'broken_once', 'hides_usage']
const degraded: [Misbehaviour, string][] = [
  ['slow', 'timeout'],
  ['cut_off', 'cut_off'],
  ['busy', 'rate_limited'],
  ['broken', 'unparsable'],
  ['refuses', 'refused'],
  ['crashes', 'failed'],
]

test.each(complete)('a model that is %j still gives a complete run, every token counted', async (behaviour) => {
  const { client, budget, model } = setUp(behaviour)
  const result = await createAdvisor({ model }).run({ problem })
  expect(result.status).toBe('complete')
  expect(result.reasons).toEqual([])
  expect(result.usage.calls).toBe(client.calls.length)
  expect(result.usage.inputTokens + result.usage.outputTokens).toBe(budget.spent)
  expect(budget.spent).toBeGreaterThan(0)
})

test.each(degraded)(
  'a model that is %j ends in an honest partial report (%s), its tokens counted',
  async (behaviour, reason) => {
    const { budget, model } = setUp(behaviour, { hasty: behaviour === 'slow' })
    const result = await createAdvisor({ model }).run({ problem })
    expect(result.status).toBe('partial')
    expect(new Set(result.reasons.map((r) => r.reason))).toEqual(new Set([reason]))
    expect(result.report()).toContain('Parecer parcial')
    expect(result.report()).toContain('Além da pergunta')
    expect(result.usage.inputTokens + result.usage.outputTokens).toBe(budget.spent)
  },
)

test('unreadable JSON is repaired once and only once', async () => {
  const once = setUp('broken_once')
  await createAdvisor({ model: once.model }).run({ problem, depth: 'Rápida' })
  const always = setUp('broken')
  await createAdvisor({ model: always.model }).run({ problem, depth: 'Rápida' })
  // Three members speak at "Rápida"; the reviewer recomputes and asks no model.
  expect(once.client.calls).toHaveLength(6)
  expect(always.client.calls).toHaveLength(6)
})

test.each([0, 3_000, 9_000, 20_000, 40_000])(
  'a budget of %i tokens is never exceeded, not even by reservations',
  async (limit) => {
    for (const behaviour of ['none', 'broken', 'hides_usage', 'crashes'] as const) {
      const { budget, model, client } = setUp(behaviour, { limit })
      const result = await createAdvisor({ model }).run({ problem })
      expect(budget.peak).toBeLessThanOrEqual(limit)
      if (limit === 0) {
        expect(client.calls).toHaveLength(0)
        expect(result.status).toBe('partial')
        expect(result.reasons.every(({ reason }) => reason === 'budget')).toBe(true)
      }
    }
  },
)

test('what a model makes up is shown as a hypothesis and decides nothing', async () => {
  const { model } = setUp('wrong')
  const { report, artefacts } = await createAdvisor({ model }).run({ problem })
  expect(report()).toContain('[hipótese: 37,4%]')
  expect(report()).toContain('[hipótese: 2024]')
  expect(report()).toContain('[hipótese: R$ 913 mil]')
  expect(report()).toContain('[hipótese: ?]')
  expect(report().replace(/\[hipótese: [^\]]*\]/g, '')).not.toMatch(/37,4|913|400%|987/)
  expect(artefacts!.report.decisions.map(({ option }) => option)).not.toContain('moon.buy')
})

test('with a journal of replies, a run killed after any event makes no call twice and ends in the same bytes', async () => {
  const events: RunEvent[] = []
  const whole = setUp('none', { journal: true })
  const expected = await createAdvisor({ model: whole.model }).run(
    { problem, depth: 'Profunda' },
    { onEvent: (e) => events.push(e) },
  )
  for (const writes of propertySample(events.map((_, n) => n + 1))) {
    const { model, client } = setUp('none', { journal: true })
    const store = createMemoryStore()
    await expect(
      createAdvisor({ model, store: createKillingStore(store, writes) }).run(
        { problem, depth: 'Profunda' },
        { run: 'r' },
      ),
    ).rejects.toThrow(KilledError)
    const resumed = await createAdvisor({ model, store }).run({ problem, depth: 'Profunda' }, { run: 'r' })
    expect(JSON.stringify(resumed.artefacts)).toBe(JSON.stringify(expected.artefacts))
    const questions = client.calls.map(({ instructions, prompt }) => instructions + prompt)
    expect(new Set(questions).size, `killed after ${writes}`).toBe(questions.length)
  }
})

test('without a journal, an answered call is never repeated and a lost one is charged in full', async () => {
  const store = createMemoryStore()
  const { model, client, budget } = setUp('none')
  await expect(
    createAdvisor({ model, store: createKillingStore(store, 12) }).run({ problem }, { run: 'r' }),
  ).rejects.toThrow(KilledError)
  const answered = (await store.load('r')).filter(({ type }) => type === 'model.answered').map(({ agent }) => agent)
  const before = client.calls.length
  const result = await createAdvisor({ model, store }).run({ problem }, { run: 'r' })
  expect(answered.length).toBeGreaterThan(0)
  expect(
    client.calls
      .slice(before)
      .filter(({ callId }) => answered.some((agent) => callId.startsWith(`r/opinions/${agent}/`))),
  ).toEqual([])
  expect(new Set(client.calls.map(({ callId }) => callId)).size).toBe(client.calls.length)
  expect(result.usage.inputTokens + result.usage.outputTokens).toBe(budget.spent)
})

test('members answer in any order, the artefacts stay the same', async () => {
  const plain = setUp('none')
  const expected = await createAdvisor({ model: plain.model }).run({ problem })
  const shuffled = setUp('none')
  let n = 0
  const late = {
    ...shuffled.client,
    complete: async (request: Parameters<typeof shuffled.client.complete>[0]) => {
      const turn = n++
      // Of six that ask at once the last is answered first.
      for (let wait = 12 - 2 * (turn % 6); wait > 0; wait--) await new Promise((resolve) => setImmediate(resolve))
      return shuffled.client.complete(request)
    },
  }
  const result = await createAdvisor({ model: { ...shuffled.model, client: late } }).run({ problem })
  expect(JSON.stringify(result.artefacts)).toBe(JSON.stringify(expected.artefacts))
})

test('members do not see each other before the rebuttals', async () => {
  const { model, client } = setUp('none')
  await createAdvisor({ model }).run({ problem })
  const opinions = client.calls.filter(({ callId }) => callId.includes('/opinions/'))
  expect(new Set(opinions.map(({ prompt }) => prompt)).size).toBe(1)
})

test('a reply that could not be kept is a fault of the keeper: the run stops there, and the provider is blamed for nothing', async () => {
  const { client, budget, clock } = setUp('none')
  const store = createMemoryStore()
  const failing = {
    ...client,
    complete: async (request: ModelRequest) => {
      await client.complete(request)
      throw new ReplyNotKeptError(request.callId)
    },
  }
  const broken = createAdvisor({ store, model: { client: failing, budget, clock } })
  await expect(broken.run({ problem }, { run: 'r' })).rejects.toThrow(ReplyNotKeptError)
  expect((await store.load('r')).some(({ type }) => type === 'model.answered')).toBe(false)
})

test('a worker that dies in every call of a question is said to be what it is', async () => {
  const { client, budget, clock } = setUp('none')
  const store = createMemoryStore()
  const dying = {
    ...client,
    complete: async () => {
      throw new KilledError()
    },
  }
  let result: AdvisorResult | undefined
  for (let deaths = 0; deaths < 20 && result === undefined; deaths++) {
    // Its last write is the request: whatever the dead process would have written is refused.
    const asked = (event: RunEvent) => event.type === 'model.requested'
    let dead = false
    const mortal: RunStore = {
      load: (run) => store.load(run),
      append: async (event) => {
        if (dead) throw new KilledError()
        await store.append(event)
        dead = asked(event)
      },
    }
    const advisor = createAdvisor({ store: mortal, model: { client: dying, budget, clock } })
    result = await advisor.run({ problem, depth: 'Rápida' }, { run: 'r' }).catch(() => undefined)
  }
  expect(new Set(result?.reasons.map(({ reason }) => reason))).toEqual(new Set(['interrupted']))
  expect(result?.report()).not.toContain('falha do provedor')
})
