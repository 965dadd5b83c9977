import type { BotEventInput } from '@recado/contracts/bots'
import { propertyRuns } from '@recado/testing/property-runs'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { type BotScene, openBotScene, type Who } from './bot-scene.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const people: Who[] = [
  { lid: '1@lid' },
  { phone: '+5511987654321' },
  { lid: '1@lid', phone: '+5511987654321' },
  { lid: '2@lid', phone: '+5511987654321' },
  { bsuid: 'BR.15' },
  { bsuid: 'BR.15', phone: '+552133334444' },
]
const step = fc.record({
  who: fc.constantFrom(...people),
  what: fc.constantFrom('message', 'own', 'history', 'edit', 'deletion', 'reaction', 'identity'),
  /** Which of the messages before is changed or quoted. */
  of: fc.nat(20),
})

/** Events as a bot would tell them of these steps. */
function tell(scene: BotScene, steps: readonly { who: Who; what: string; of: number }[]) {
  const messages: (BotEventInput & { event: 'message' })[] = []
  return steps.map(({ who, what, of }, n): BotEventInput => {
    const target = messages[of % Math.max(messages.length, 1)]
    const chat = target?.chat ?? scene.chat(who)
    const on = { message_id: target?.message_id ?? 'nunca', from_me: target?.from_me ?? false }
    switch (what) {
      case 'edit':
        return { ...scene.change(who, { event: 'edit' as const, ...on, text: `Editada ${n}` }), chat }
      case 'deletion':
        return { ...scene.change(who, { event: 'deletion' as const, ...on }), chat }
      case 'reaction':
        return {
          ...scene.change(who, { event: 'reaction' as const, ...on, sender: null, emoji: n % 3 === 0 ? null : '👍' }),
          ...{ chat, from_me: n % 2 === 0 },
        }
      case 'identity':
        return scene.change(who, { event: 'identity' as const, replaces: null })
      default: {
        const quoted = target === undefined ? null : { message_id: target.message_id, body: target.body }
        const flags = { from_me: what === 'own', history: what === 'history', quoted }
        const message = scene.message(who, { text: `Mensagem ${n}`, ...flags })
        messages.push(message)
        return message
      }
    }
  })
}

test('delivered again, from the beginning to anywhere, nothing changes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), fc.nat(13), async (steps, upto) => {
      const scene = await openBotScene(house)
      const events = tell(scene, steps)
      const first = await scene.outcomes(...events)
      expect(first.filter((outcome) => /^(refused|retry)/.test(outcome))).toEqual([])
      const before = await scene.whole()
      const prefix = events.slice(0, (upto % events.length) + 1)
      expect(new Set(await scene.outcomes(...prefix))).toEqual(new Set(['duplicate']))
      expect(await scene.whole()).toBe(before)
    }),
    { numRuns: propertyRuns(150, 12), endOnFailure: true },
  )
})

test('200 messages that come twice, in shuffled batches and at once, are 200 messages', async () => {
  const scene = await openBotScene(house)
  const sent = Array.from({ length: 200 }, (_, n) =>
    scene.message(
      { lid: `${n % 7}@lid`, ...(n % 2 === 0 ? { phone: `+55119${87_000_000 + (n % 7)}` } : {}) },
      { text: `Nº ${n}` },
    ),
  )
  const [shuffled] = fc.sample(fc.shuffledSubarray([...sent, ...sent], { minLength: 400, maxLength: 400 }), {
    numRuns: 1,
    seed: 23,
  })
  const batches = Array.from({ length: 8 }, (_, n) => (shuffled ?? []).slice(n * 50, n * 50 + 50))
  const outcomes: string[] = []
  for (let n = 0; n < batches.length; n += 2) {
    const both = await Promise.all([scene.outcomes(...(batches[n] ?? [])), scene.outcomes(...(batches[n + 1] ?? []))])
    outcomes.push(...both.flat())
  }
  expect(outcomes.filter((outcome) => outcome === 'stored')).toHaveLength(200)
  expect(outcomes.filter((outcome) => outcome === 'duplicate')).toHaveLength(200)
  const messages = await scene.messages()
  expect(new Set(messages.map(({ body }) => body)).size).toBe(200)
  expect(messages).toHaveLength(200)
  expect(await scene.contacts()).toHaveLength(7)
  // Numbered without gaps in each conversation.
  for (const { id, last_seq } of await scene.conversations()) {
    const seqs = messages.filter(({ conversation_id }) => conversation_id === id).map(({ seq }) => seq)
    expect(seqs).toEqual(Array.from({ length: last_seq }, (_, n) => n + 1))
  }
})

test('one event that is delivered five times at once is one message', async () => {
  const scene = await openBotScene(house)
  const message = scene.message({ lid: '1@lid' })
  const outcomes = await Promise.all(Array.from({ length: 5 }, () => scene.outcomes(message)))
  expect(outcomes.flat().sort()).toEqual(['duplicate', 'duplicate', 'duplicate', 'duplicate', 'stored'])
  expect(await scene.messages()).toHaveLength(1)
})

test('what cannot be taken now holds back what comes after it in its chat, and nobody else', async () => {
  const scene = await openBotScene(house)
  await scene.deliver(scene.message({ lid: '1@lid' }))
  const admin = await house.admin('shared')
  // Somebody holds the conversation for longer than a statement may wait: the tables' own answer to a deadlock.
  await admin.query(`CREATE FUNCTION tenant.refuse_now() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF NEW.body = 'Agora não' THEN RAISE EXCEPTION 'not now' USING ERRCODE = '40P01'; END IF; RETURN NEW; END $$`)
  await admin.query(
    'CREATE TRIGGER refuse_now BEFORE INSERT ON tenant.messages FOR EACH ROW EXECUTE FUNCTION tenant.refuse_now()',
  )
  const events = [
    scene.message({ lid: '1@lid' }, { text: 'Antes' }),
    scene.message({ lid: '1@lid', phone: '+5511987654321' }, { text: 'Agora não' }),
    scene.message({ phone: '+5511987654321' }, { text: 'Depois' }),
    scene.message({ lid: '2@lid' }, { text: 'De outra pessoa' }),
  ]
  const refused = await scene.outcomes(...events)
  await admin.query('DROP TRIGGER refuse_now ON tenant.messages; DROP FUNCTION tenant.refuse_now')
  expect(refused).toEqual(['stored', 'retry:failed', 'retry:behind', 'stored'])
  expect(await scene.outcomes(...events)).toEqual(['duplicate', 'stored', 'stored', 'duplicate'])
  const [first] = await scene.conversations()
  const said = (await scene.messages()).filter(({ conversation_id }) => conversation_id === first?.id)
  expect(said.map(({ body }) => body)).toEqual(['Olá', 'Antes', 'Agora não', 'Depois'])
})
