import fc from 'fast-check'
import type { Value } from '../language/value.ts'
import type { FlowEvent } from './event.ts'
import type { Message } from './message.ts'

const text = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      'oi',
      '1',
      '2',
      '0',
      'sim',
      'menu',
      'voltar',
      'atendente',
      'sair',
      'pular',
      'mais barato',
      '45 mil',
      'ana@x.com',
      'amanhã',
      'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!',
      '11987654321',
      '{{a}}',
      '__proto__',
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
)

const message: fc.Arbitrary<Message> = fc.oneof(
  { weight: 5, arbitrary: text.map((words) => ({ kind: 'text' as const, text: words })) },
  fc.record({
    kind: fc.constant('reply' as const),
    option_id: fc.oneof(
      fc.tuple(fc.nat(11), fc.constantFrom('x', 'y', 'yes', 'onix')).map(([n, o]) => `n${n}:${o}`),
      fc.string(),
    ),
    title: text,
  }),
  fc.record({
    kind: fc.constant('media' as const),
    media: fc.constantFrom('image', 'audio', 'sticker'),
    url: fc.constant('u'),
  }),
  fc.constant({ kind: 'location' as const, latitude: -23, longitude: -46 }),
)

const item = { id: 'onix', title: 'Onix', price: 5, reasons: ['a'] }
const value: fc.Arbitrary<Value> = fc.oneof(
  fc.constantFrom<Value>(
    { status: 200, body: { x: ['y'] } },
    { status: 500, body: null },
    { text: 'resposta' },
    { text: 'pessoa', hand_over: true },
    { items: [item, { ...item, id: 'hb', title: 'HB20' }] },
    { items: [] },
    { questions: [{ id: 'q1', text: '1? {{a}} {{', answer: { kind: 'text', pattern: '(' } }] },
  ),
  fc.jsonValue().map((json) => json as Value),
)

/** `pending` stands for the id the session waits for at that moment; the test fills it in. */
export const PENDING = 'pending'
const effectId = fc.oneof(
  { weight: 5, arbitrary: fc.constant(PENDING) },
  { weight: 1, arbitrary: fc.nat(20).map((n) => `e${n}`) },
)

type WithoutTime = { [E in FlowEvent as E['type']]: Omit<E, 'at'> }[FlowEvent['type']]

const event: fc.Arbitrary<WithoutTime> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .array(message, { minLength: 1, maxLength: 3 })
      .map((messages) => ({ type: 'messages' as const, messages })),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('effect_done' as const),
      effect_id: effectId,
      result: fc.oneof(
        value.map((one) => ({ ok: true as const, value: one })),
        fc.constant({ ok: false as const, error: 'x' }),
      ),
    }),
  },
  { weight: 2, arbitrary: effectId.map((id) => ({ type: 'timer_fired' as const, effect_id: id })) },
  fc.constantFrom<WithoutTime>(
    { type: 'started' },
    { type: 'human_spoke' },
    { type: 'resumed', mode: 'continue' },
    { type: 'resumed', mode: 'restart' },
    { type: 'closed' },
  ),
)

/** Any row of events, minutes to half a day apart. */
export const arbitraryEvents: fc.Arbitrary<FlowEvent[]> = fc
  .array(fc.tuple(event, fc.integer({ min: 0, max: 720 })), { minLength: 1, maxLength: 25 })
  .map((events) => {
    let at = Date.UTC(2026, 7, 3, 13)
    return events.map(([one, minutes]) => {
      at += minutes * 60_000
      return { ...one, at } as FlowEvent
    })
  })
