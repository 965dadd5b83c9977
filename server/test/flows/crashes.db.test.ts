import type { ConversationId } from '@recado/contracts/ids'
import { buildDocument } from '@recado/flow/testing'
import { propertyRuns } from '@recado/testing/property-runs'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { advancingClock } from '../../src/platform/clock/testing.ts'
import { newId } from '../../src/platform/ids.ts'
import { setSampleCars } from '../../src/zap/calls/index.ts'
import { createFlowCache, openSession, takeStep } from '../../src/zap/sessions/index.ts'
import { createBotTalk } from '../../src/zap/workflows/bot-talk.ts'
import type { FlowParts } from '../../src/zap/workflows/follow-conversation.ts'
import { buildScene, type Scene } from '../conversations/scene.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { botTexts, createVisitor, publishForAnyMessage } from './flow-scene.ts'
import { LONG_ANSWERS, LONG_END, LONG_SCRIPT, longFlow } from './long-flow.ts'

const clock = advancingClock('2026-06-01T12:00:00Z')
let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse({ clock })
})
afterAll(() => house.close())

/** Of an effect's message, whichever attempt made the session. */
const placeOf = (clientId: string) => clientId.split(':').slice(2).join(':')

test('killed at each boundary of each effect, and each job delivered twice: every message is there once, in order', async () => {
  const { bots, queue } = house.services
  const { world } = bots
  const seen = new Map<string, number>()
  /** The first time it dies before, the second time after; then it lives. */
  const dyingAt = async <Result>(place: string, work: () => Promise<Result>): Promise<Result> => {
    const times = (seen.get(place) ?? 0) + 1
    seen.set(place, times)
    if (times === 1) throw new Error(`killed before ${place}`)
    const result = await work()
    if (times === 2) throw new Error(`killed after ${place}`)
    return result
  }
  const openTalk: NonNullable<FlowParts['openTalk']> = (scope, conversation) => {
    const talk = createBotTalk(scope, conversation)
    return {
      ...talk,
      say: (message, clientId) => dyingAt(placeOf(clientId), () => talk.say(message, clientId)),
      callPeople: (to, said) => dyingAt('people', () => talk.callPeople(to, said)),
    }
  }
  Object.assign(bots, {
    openTalk,
    world: {
      prepare: async (scope, asking) => {
        const ask = await world.prepare(scope, asking)
        return () => dyingAt(`call ${asking.key}`, ask)
      },
    } satisfies typeof world,
  })
  try {
    const scene = await buildScene(house)
    await scene.run((scope) => setSampleCars(scope, true))
    await publishForAnyMessage(scene, longFlow)
    const id = (await scene.start()).id
    for (const [at, { says: body }] of LONG_SCRIPT.entries()) {
      await scene.post(id, { body, createdAt: clock.now() })
      clock.advance(3_000)
      await house.drain({ retries: true })
      await queue.insert([
        {
          ...{ id: newId<string>(), name: 'flows.follow', tenantId: scene.tenant.id, createdAt: clock.now() },
          payload: { conversation_id: id, seq: at },
        },
      ])
      await house.drain({ retries: true })
    }
    const texts = await botTexts(scene, id)
    expect(texts.slice(0, LONG_ANSWERS.length)).toEqual(LONG_ANSWERS)
    expect(texts).toHaveLength(LONG_ANSWERS.length + 3)
    expect(texts.at(-1)).toBe(LONG_END)
    expect(seen.get('people')).toBeGreaterThanOrEqual(1)
    expect([...seen.values()].filter((times) => times >= 3).length).toBeGreaterThanOrEqual(LONG_ANSWERS.length)
  } finally {
    Object.assign(bots, { openTalk: undefined, world })
  }
})

const words = fc.constantFrom('oi', '1', 'Ana', 'menu', 'voltar', 'sair', '15 mil', 'atendente', 'não sei', '0')

test('whatever is said: replaying the events of the history gives the same state and the same effects', async () => {
  const scene = await buildScene(house)
  await publishForAnyMessage(scene, short)
  await fc.assert(
    fc.asyncProperty(fc.array(words, { minLength: 1, maxLength: 6 }), async (script) => {
      const { id } = await scene.start()
      const visitor = createVisitor(house, scene, clock, id)
      for (const text of script) await visitor.say(text)
      await replay(scene, id)
    }),
    { numRuns: propertyRuns(60, 4) },
  )
})

const short = buildDocument(
  [
    { id: 'n', type: 'ask', text: 'Nome?', answer: { kind: 'text' }, save_to: 'name' },
    { id: 'e', type: 'ask', text: 'Entrada?', answer: { kind: 'money' }, save_to: 'entry' },
    { id: 'ok', type: 'send', content: { kind: 'text', text: 'Certo, {{name}}.' } },
  ],
  undefined,
  {
    variables: [
      { name: 'name', type: 'text' },
      { name: 'entry', type: 'money' },
    ],
  },
)

async function replay(scene: Scene, id: ConversationId): Promise<void> {
  await scene.run(async (scope) => {
    const of = { tenant: scope.tenant.id, id }
    const sessions = await scope.db
      .selectFrom('flow_sessions')
      .selectAll()
      .where('tenant_id', '=', of.tenant)
      .where('conversation_id', '=', of.id)
      .execute()
    expect(sessions.length).toBeGreaterThan(0)
    for (const stored of sessions) {
      const flow = await createFlowCache().get(scope, stored.flow_version_id as never)
      let session = openSession(flow, {
        ...{ conversationId: id, inboxId: scene.inboxId, seed: scene.contactId, flowId: stored.flow_id as never },
        ...{
          versionId: stored.flow_version_id as never,
          start: null,
          known: { name: 'Maria Souza' },
          heardSeq: 0,
          at: new Date(0),
        },
      })
      const steps = await scope.db
        .selectFrom('flow_steps')
        .selectAll()
        .where('tenant_id', '=', of.tenant)
        .where('session_id', '=', stored.id)
        .orderBy('seq')
        .execute()
      const effects: unknown[] = []
      for (const { event } of steps) {
        const stepped = takeStep(flow, session, event as never)
        if (stepped === undefined) throw new Error('an event of the history changes nothing')
        session = stepped.session
        effects.push(...stepped.effects)
      }
      expect(session.state).toEqual(stored.state)
      const kept = await scope.db
        .selectFrom('flow_effects')
        .select('payload')
        .where('tenant_id', '=', of.tenant)
        .where('session_id', '=', stored.id)
        .orderBy('position')
        .execute()
      expect(kept.map(({ payload }) => payload)).toEqual(effects)
    }
  })
}
