import fc from 'fast-check'
import type { Answer } from '../answers/answer-schema.ts'
import { blockFacts, blockSchema } from '../blocks/block-schemas.ts'
import { FLOW_SCHEMA_VERSION, type FlowDocumentInput, type FlowEdge } from '../flow/flow-document.ts'
import type { Condition } from '../language/condition-schema.ts'
import { COMPARISONS } from '../language/condition-schema.ts'

const VARIABLES = ['a', 'b', 'c', 'list', 'obj']
const variable = fc.constantFrom(...VARIABLES)
const words = fc.constantFrom(
  'Oi',
  'Olá {{a}}',
  '{{b | upper}} e {{c.x | brl}}',
  '{{list | join}}',
  '{{now | date}} {{last_message}}',
  ' ',
)
const options = fc
  .uniqueArray(fc.constantFrom('x', 'y', 'z', 'w'), { minLength: 1, maxLength: 4 })
  .map((ids) => ids.map((id) => ({ id, title: `Opção ${id} {{a}}` })))

const answer: fc.Arbitrary<Answer> = fc.oneof(
  fc.constantFrom<Answer>(
    { kind: 'text', min_length: 2, pattern: '^(a+)+$' },
    { kind: 'text' },
    { kind: 'number', min: 0, whole: true },
    { kind: 'money' },
    { kind: 'email' },
    { kind: 'phone' },
    { kind: 'tax_id' },
    { kind: 'cep' },
    { kind: 'date', min: 'today' },
    { kind: 'yes_no' },
    { kind: 'file', accept: ['image'] },
    { kind: 'rating', min: 0, max: 10 },
    { kind: 'location', text_allowed: true },
  ),
  fc.record({ kind: fc.constant('choice' as const), options, multiple: fc.boolean() }),
)

const condition: fc.Arbitrary<Condition> = fc.letrec<{ one: Condition }>((tie) => ({
  one: fc.oneof(
    { maxDepth: 3 },
    fc.record({
      variable: fc.oneof(variable, fc.constant('obj.x.0')),
      is: fc.constantFrom(...COMPARISONS),
      value: fc.constantFrom('1', 'oi', '{{a}}', '(a|b)*c'),
    }),
    fc.record({ all: fc.array(tie('one'), { maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('one'), { maxLength: 3 }) }),
    fc.record({ not: tie('one') }),
  ),
})).one

/** One block of any kind, without its id. `ids` are the blocks a jump may lead to. */
function anyBlock(ids: readonly string[], flows: readonly string[]): fc.Arbitrary<Record<string, unknown>> {
  const of = (type: string, fields: Record<string, fc.Arbitrary<unknown>> = {}) =>
    fc.record({ type: fc.constant(type), ...fields })
  const operand = fc.oneof(fc.integer(), fc.record({ variable }))
  return fc.oneof(
    of('send', {
      content: fc.oneof(
        words.map((text) => ({ kind: 'text', text })),
        options.map((list) => ({ kind: 'buttons', text: 'Veja', options: list })),
      ),
    }),
    of('ask', { text: words, answer, save_to: variable, timeout_minutes: fc.constantFrom(5, undefined) }).map(
      withoutUndefined,
    ),
    of('validate', { variable, as: answer }),
    of('condition', { branches: condition.map((when) => [{ id: 'b1', when }]) }),
    of('set', {
      assignments: fc.array(
        fc.record({
          variable,
          value: fc.oneof(
            fc.record({ from: fc.constant('append'), text: words }),
            fc.record({
              from: fc.constantFrom('sum', 'product'),
              of: fc.array(operand, { minLength: 1, maxLength: 3 }),
            }),
            fc.record({ from: fc.constantFrom('difference', 'quotient'), of: fc.tuple(operand, operand) }),
            words.map((text) => ({ from: 'template', text })),
            fc
              .constantFrom('{{a}} + {{b}}', '{{list}}[{{c}} - 1]', '{{obj.x}}.join("")', 'max({{list}}, {{a}}) / 0')
              .map((expression) => ({ from: 'expression', expression })),
          ),
        }),
        { minLength: 1, maxLength: 3 },
      ),
    }),
    of('jump', { to: fc.constantFrom(...ids) }),
    of('wait', { until: fc.constantFrom({ kind: 'delay', seconds: 5 }, { kind: 'time', time: '09:00', weekday: 2 }) }),
    of('ab_test', {
      experiment: fc.constantFrom('e', 'f'),
      variants: fc.constant([
        { id: 'a', weight: 1 },
        { id: 'b', weight: 0 },
      ]),
    }),
    of('business_hours', { hours: fc.constant([{ weekday: 1, from: '09:00', to: '18:00' }]) }),
    of('http_request', {
      method: fc.constant('POST'),
      url: fc.constant('https://x.example/{{a}}'),
      body: fc.constant({ q: '{{b}}' }),
      save: variable.map((name) => [{ path: 'x.0', variable: name }]),
    }),
    of('ai_answer', { instructions: words, save_to: variable }),
    of('questionnaire', {
      save_to: variable,
      questions: answer.map((one) => [
        { id: 'q1', text: '1?', answer: one },
        { id: 'q2', text: '2?', answer: { kind: 'number' }, optional: true },
      ]),
    }),
    of('questionnaire', { save_to: variable, questionnaire_id: fc.constant('cars') }),
    of('recommend', { wishes_from: variable, save_to: variable }),
    of('label', { add: words.map((one) => [one]) }),
    of('assign', { team: words }),
    of('hand_over'),
    of('close', { text: words }),
    of('sub_flow', { flow: fc.constantFrom(...flows) }),
    of('sub_flow', { flow: fc.constant('current'), block: fc.constantFrom(...ids) }),
    of('placeholder', { original_type: fc.constant('Pixel') }),
  )
}

function withoutUndefined(block: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(block).filter(([, value]) => value !== undefined))
}

function anyBody(
  flows: readonly string[],
): fc.Arbitrary<{ start: string; blocks: FlowDocumentInput['blocks']; edges: FlowEdge[] }> {
  return fc.integer({ min: 1, max: 12 }).chain((count) => {
    const ids = Array.from({ length: count }, (_, n) => `n${n}`)
    return fc
      .tuple(fc.tuple(...ids.map(() => anyBlock(ids, flows))), fc.infiniteStream(fc.nat()))
      .map(([made, draws]) => {
        const blocks = made.map((block, n) => ({ ...block, id: ids[n]! })) as FlowDocumentInput['blocks']
        // Three of four outputs lead somewhere, so that paths are long, meet and go round.
        const edges = blocks.flatMap((block) =>
          blockFacts(blockSchema.parse(block)).outputs.flatMap((output) => {
            const draw = draws.next().value as number
            return draw % 4 === 0 ? [] : [{ from: block.id, output, to: ids[(draw >> 2) % count]! }]
          }),
        )
        return { start: ids[0]!, blocks, edges }
      })
  })
}

/** Any flow that parses: every kind of block, paths that meet, go round and call sub-flows, also missing ones. */
export const arbitraryFlow: fc.Arbitrary<FlowDocumentInput> = fc
  .tuple(
    anyBody(['sub', 'other', 'gone']),
    anyBody(['sub', 'other']),
    anyBody(['sub']),
    fc.integer({ min: 5, max: 60 }),
  )
  .map(([main, sub, other, perStep]) => ({
    schema_version: FLOW_SCHEMA_VERSION,
    id: 'main',
    name: 'any',
    ...main,
    variables: VARIABLES.map((name) => ({ name, type: 'text' as const })),
    settings: { max_blocks_per_step: perStep, idle_minutes: 600 },
    sub_flows: [
      { id: 'sub', name: 'sub', ...sub },
      { id: 'other', name: 'other', ...other },
    ],
  }))
