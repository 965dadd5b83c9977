import { type ConversationId, encodeId } from '@recado/contracts/ids'
import { buildDocument } from '@recado/flow/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { advancingClock } from '../../src/platform/clock/testing.ts'
import { newId } from '../../src/platform/ids.ts'
import { deleteOldPageStarts, noteSpokenTo, pruneRuns } from '../../src/zap/sessions/index.ts'
import { buildScene, type Scene } from '../conversations/scene.ts'
import { buildMember } from '../support/factories.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { botTexts, createVisitor, publishForAnyMessage } from './flow-scene.ts'

const clock = advancingClock('2026-01-05T12:00:00Z')
const DAY = 86_400_000
let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse({ clock })
})
afterAll(() => house.close())

const flow = buildDocument(
  [
    { id: 'q', type: 'ask', text: 'Nome?', answer: { kind: 'text' }, save_to: 'name' },
    { id: 'e', type: 'send', content: { kind: 'text', text: 'Oi, {{name}}.' } },
  ],
  undefined,
  { variables: [{ name: 'name', type: 'text' }] },
)
const prune = async () => {
  await house.services.control.acrossTenants((scope) => scope.jobs.enqueue('flows.prune', {}))
  await house.drain()
}

/** Rows of a conversation's runs. */
const rowsOf = (scene: Scene, id: ConversationId) =>
  scene.run(async (scope) => {
    const of = async (table: 'flow_steps' | 'flow_effects') => {
      const rows = scope.db.selectFrom(table).select('conversation_id').where('tenant_id', '=', scope.tenant.id)
      return (await rows.where('conversation_id', '=', id).execute()).length
    }
    const session = await scope.db
      .selectFrom('flow_sessions')
      .select(['state', 'answers', 'step_count'])
      .where('tenant_id', '=', scope.tenant.id)
      .where('conversation_id', '=', id)
      .executeTakeFirstOrThrow()
    return { steps: await of('flow_steps'), effects: await of('flow_effects'), session }
  })

/** A conversation's run as a screen reads it. */
async function readRun(scene: Scene, id: ConversationId) {
  const { headers } = await buildMember(house, scene.tenant, 'owner')
  const read = async (url: string) =>
    (await house.app.inject({ method: 'GET', url: `/api/v1/flow-runs${url}`, headers })).json()
  const { items } = await read(`?conversation_id=${encodeId('cnv', id)}`)
  const { items: steps } = await read(`/${items.at(-1).id}/steps`)
  return { steps: items.at(-1).steps, pruned_at: items.at(-1).pruned_at, kept: steps.length }
}

test('how a run went goes 90 days after its end; the run and its answers stay, and a run that goes on loses nothing', async () => {
  const scene = await buildScene(house)
  await publishForAnyMessage(scene, flow)
  const old = (await scene.start()).id
  const visitor = createVisitor(house, scene, clock, old)
  await visitor.say('oi')
  await visitor.say('Ana')
  const going = (await scene.start()).id
  await createVisitor(house, scene, clock, going).say('oi')
  const before = [await rowsOf(scene, old), await rowsOf(scene, going)]
  clock.advance(90 * DAY - 10_000)
  await prune()
  expect([await rowsOf(scene, old), await rowsOf(scene, going)]).toEqual(before)
  expect(await readRun(scene, old)).toEqual({ steps: 2, pruned_at: null, kept: 2 })
  clock.advance(20_000)
  await prune()
  const after = await rowsOf(scene, old)
  expect(after).toMatchObject({ steps: 0, effects: 0, session: { state: null, step_count: 2 } })
  expect(after.session.answers).toMatchObject([{ value: 'Ana' }])
  expect(await rowsOf(scene, going)).toEqual(before[1])
  // Whoever looks is told that they are gone, instead of that there were none.
  expect(await readRun(scene, old)).toEqual({ steps: 2, pruned_at: expect.stringMatching(/^2026-04-05T/), kept: 0 })
  // What was heard stays heard, and the next message begins anew.
  expect(await visitor.say('voltei')).toEqual(['Nome?'])
  expect(await botTexts(scene, old)).toEqual(['Nome?', 'Oi, Ana.', 'Nome?'])
})

test('a long run goes in as many bounded batches as it needs, and what is killed between two goes on', async () => {
  const scene = await buildScene(house)
  const { flowId } = await publishForAnyMessage(scene, flow)
  const ids: ConversationId[] = []
  for (let n = 0; n < 5; n++) {
    const { id } = await scene.start()
    ids.push(id)
    const visitor = createVisitor(house, scene, clock, id)
    await visitor.say('oi')
    await visitor.say('Ana')
  }
  await scene.run((scope) =>
    noteSpokenTo(scope, { visitorId: newId(), flowId, conversationId: ids[0] as ConversationId }),
  )
  clock.advance(91 * DAY)
  let batches = 0
  let left = await count(scene)
  // Ends: each batch that says there is more has deleted.
  for (let more = true; more; batches++) {
    more = await scene.run((scope) => pruneRuns(scope, new Date(clock.now().getTime() - 90 * DAY), 3))
    const now = await count(scene)
    expect(left - now).toBeLessThanOrEqual(3 * 3)
    expect(more ? left - now : 1).toBeGreaterThan(0)
    left = now
  }
  expect(left).toBe(0)
  expect(batches).toBeGreaterThan(3)
  const forget = (limit: number) => scene.run((scope) => deleteOldPageStarts(scope, clock.now(), limit))
  expect([await forget(10), await forget(10)]).toEqual([1, 0])
})

const count = (scene: Scene) =>
  scene.run(async (scope) => {
    const tables = ['flow_steps', 'flow_effects', 'flow_timers'] as const
    const rows = await Promise.all(
      tables.map((table) =>
        scope.db.selectFrom(table).select('session_id').where('tenant_id', '=', scope.tenant.id).execute(),
      ),
    )
    return rows.flat().length
  })
