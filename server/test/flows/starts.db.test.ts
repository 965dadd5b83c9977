import type { FlowStart } from '@recado/contracts/flow-starts'
import { encodeId } from '@recado/contracts/ids'
import { buildDocument } from '@recado/flow/testing'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { changeLabels } from '../../src/chat/workflows/label-conversation.ts'
import { advancingClock } from '../../src/platform/clock/testing.ts'
import { buildLabel, buildScene, type Scene } from '../conversations/scene.ts'
import { send } from '../identity/people.ts'
import { buildMember } from '../support/factories.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { botTexts, createVisitor, liveSession, publishDocument } from './flow-scene.ts'

// A Monday at nine in São Paulo.
const clock = advancingClock('2026-06-01T12:00:00Z')
const HOUR = 3_600_000
let house: TestHouse
let scene: Scene
beforeAll(async () => {
  house = await openTestHouse({ clock })
})
afterAll(() => house.close())
beforeEach(async () => {
  scene = await buildScene(house)
})

const says = (text: string) =>
  buildDocument([{ id: 'q', type: 'ask', text, answer: { kind: 'text' } }], undefined, { name: text })
const publish = (text: string, ...starts: FlowStart[]) =>
  scene.run((scope) => publishDocument(scope, { document: says(text), starts }))
const common = (priority = 100) => ({ id: 's', priority, inbox_ids: [scene.inboxId] })

test('a keyword is found whatever its case and accents, and the higher priority wins', async () => {
  await publish('Qualquer', { ...common(), kind: 'message', when: 'any' })
  await publish('Promoção', { ...common(200), kind: 'keyword', words: ['promoção'], match: 'contains' })
  await publish('Baixa', { ...common(50), kind: 'keyword', words: ['promoção'], match: 'contains' })
  const first = createVisitor(house, scene, clock, (await scene.start()).id)
  expect(await first.say('Ainda tem a PROMOCAO?')).toEqual(['Promoção'])
  const second = createVisitor(house, scene, clock, (await scene.start()).id)
  expect(await second.say('promocional')).toEqual(['Qualquer'])
})

test('a button of the site begins its flow; where none fits a new conversation is people’s', async () => {
  await publish('Botão', { ...common(), kind: 'button', payloads: ['orcamento'] })
  const first = createVisitor(house, scene, clock, (await scene.start()).id)
  expect(await first.pick('orcamento', 'Pedir orçamento')).toEqual(['Botão'])
  const second = createVisitor(house, scene, clock, (await scene.start()).id)
  expect(await second.say('oi')).toEqual([])
})

test('a label begins its flow, unless another is going on', async () => {
  const label = await scene.run((scope) => buildLabel(scope, 'NPS'))
  await publish('Que nota?', { ...common(), kind: 'label', label_ids: [label] })
  const { id } = await scene.start()
  await scene.run((scope) => changeLabels(scope, id, { add: [label] }))
  await house.drain()
  expect(await botTexts(scene, id)).toEqual(['Que nota?'])
  await scene.run((scope) => changeLabels(scope, id, { remove: [label] }))
  await scene.run((scope) => changeLabels(scope, id, { add: [label] }))
  await house.drain()
  expect(await botTexts(scene, id)).toHaveLength(1)
})

test('a schedule begins at its time, week after week, and not where people speak', async () => {
  const at = { kind: 'weekly' as const, weekdays: [2], time: '09:00' }
  const statuses = ['open' as const, 'pending' as const]
  const { id } = await scene.start()
  const busy = (await scene.start()).id
  await publish('Bom dia!', { ...common(), kind: 'schedule', at, label_ids: [], statuses })
  await house.drain()
  expect(await botTexts(scene, id)).toEqual([])
  clock.advance(24 * HOUR)
  await house.drain()
  expect(await botTexts(scene, id)).toEqual(['Bom dia!'])
  await scene.post(busy, { direction: 'out', author: { kind: 'member', id: null, name: 'Bia' }, body: 'Deixa comigo' })
  await createVisitor(house, scene, clock, id).say('bom dia')
  clock.advance(7 * 24 * HOUR)
  await house.drain()
  expect(await botTexts(scene, id)).toEqual(['Bom dia!', 'Bom dia!'])
  expect(await botTexts(scene, busy)).toEqual(['Bom dia!'])
})

test('a schedule of one instant begins once, also late where nobody could plan it, and not again when published anew', async () => {
  const statuses = ['open' as const, 'pending' as const]
  const in_ = (ms: number) => ({ kind: 'once' as const, instant: new Date(clock.now().getTime() + ms).toISOString() })
  const schedule = (ms: number): FlowStart => ({
    ...{ ...common(), kind: 'schedule', at: in_(ms), label_ids: [], statuses },
  })
  const { id } = await scene.start()
  const start = schedule(HOUR)
  await publish('Uma vez!', start)
  await house.drain()
  clock.advance(HOUR - 60_000)
  await house.drain()
  expect(await botTexts(scene, id)).toEqual([])
  clock.advance(60_000)
  await house.drain()
  expect(await botTexts(scene, id)).toEqual(['Uma vez!'])
  await createVisitor(house, scene, clock, id).say('oi')
  await publish('De novo!', start)
  clock.advance(30 * 24 * HOUR)
  await house.drain()
  expect(await botTexts(scene, id)).toEqual(['Uma vez!'])
  // No server ran between its publishing and its instant.
  await publish('Atrasada!', schedule(1_000))
  clock.advance(HOUR)
  await house.drain()
  expect(await botTexts(scene, id)).toEqual(['Uma vez!', 'Atrasada!'])
})

test('people and programs start, pause, resume and stop it', async () => {
  const { flowId } = await publish('Vamos lá?', { ...common(), kind: 'api' })
  const { id } = await scene.start()
  const owner = await buildMember(house, scene.tenant, 'owner')
  const call = (act: string, body: object = {}) =>
    send<{ session: { status: string } | null; startable: { id: string }[] }>(
      house,
      act === '' ? 'GET' : 'POST',
      `/api/v1/conversations/${encodeId('cnv', id)}/flow${act}`,
      { headers: owner.headers, ...(act === '' ? {} : { body }) },
    )
  const flow_id = encodeId('flow', flowId)
  expect((await call('')).body).toMatchObject({ session: null, startable: [{ id: flow_id }] })
  expect((await call('/pause')).status).toBe(404)
  expect((await call('/start', { flow_id })).body).toMatchObject({ session: { status: 'running' } })
  expect(await botTexts(scene, id)).toEqual(['Vamos lá?'])
  expect((await call('/pause')).body).toMatchObject({ session: { status: 'paused' } })
  expect(await createVisitor(house, scene, clock, id).say('oi?')).toEqual([])
  expect((await call('/resume', { mode: 'continue' })).body).toMatchObject({ session: { status: 'running' } })
  expect(await botTexts(scene, id)).toEqual(['Vamos lá?', 'Vamos lá?'])
  expect((await call('/stop')).body).toMatchObject({ session: null })
  expect(await liveSession(scene, id)).toBeUndefined()
})
