import fc from 'fast-check'

const TYPES = [
  'start',
  'text',
  'image',
  'video',
  'embed',
  'audio',
  'text input',
  'number input',
  'choice input',
  'picture choice input',
  'rating input',
  'file input',
  'payment input',
  'signature input',
  'Condition',
  'Set variable',
  'AB test',
  'Jump',
  'Webhook',
  'openai',
  'Wait',
  'Redirect',
  'Typebot link',
  'Code',
  'x',
]
// Few names for many things, so that they double, point at each other and point nowhere.
const groupId = fc.constantFrom('g1', 'g2', 'g3', 'g4', 'gone')
const blockId = fc.constantFrom('b1', 'b2', 'b3', 'b4', 'b5', 'b6', 'b:1', 'gone')
const edgeId = fc.constantFrom('e1', 'e2', 'e3', 'e4', 'gone')
const itemId = fc.constantFrom('i1', 'i2', 'i3')
const words = fc.oneof(
  fc.constantFrom(
    'Menu?',
    '{{Nome}}',
    'Oi {{Nome}}',
    '{{',
    '{{{Nome}}}',
    '{{Nome',
    '{{x{Nome}}',
    '{"a":{"b":{{Nome}}}}',
    '{{= 1 + {{Nome}} =}}',
    '{{sumiu}}',
    '{{{sumiu}}',
    '{{Nome}} + 1',
    '{{Nome}}[{{Nome}} - 1]',
    '(a+)+$',
    '(?=x)',
    '/^a/i',
    '\\',
    '\uD800',
    '',
  ),
  fc.string(),
  fc.constant(`${'x'.repeat(4_090)}{{Nome}} {{Nome}}`),
)
const loose = fc.oneof(words, fc.jsonValue(), fc.constantFrom('v1', 'v2', 'gone', 'current', 'bot'))
const maybe = (value: fc.Arbitrary<unknown>) => fc.option(value, { nil: undefined })

const comparison = fc.record({
  variableId: maybe(fc.constantFrom('v1', 'v2', 'gone')),
  comparisonOperator: maybe(
    fc.constantFrom('Equal to', 'Contains', 'Is set', 'Matches regex', 'Does not match regex', 'Greater than', 'odd'),
  ),
  value: maybe(words),
})
const item = fc.record({
  id: itemId,
  title: maybe(words),
  description: maybe(words),
  outgoingEdgeId: maybe(edgeId),
  content: fc.oneof(
    words,
    fc.record({
      logicalOperator: maybe(fc.constantFrom('AND', 'OR')),
      comparisons: maybe(fc.array(comparison, { maxLength: 3 })),
    }),
    fc.jsonValue(),
  ),
})
const options = fc.record(
  {
    variableId: fc.constantFrom('v1', 'v2', 'gone'),
    groupId,
    blockId,
    typebotId: fc.constantFrom('current', 'bot', 'other'),
    url: words,
    type: fc.constantFrom(
      'Custom',
      'Empty',
      'Now',
      'Append value(s)',
      'Phone number',
      'Map item with same index',
      'odd',
    ),
    expressionToEvaluate: words,
    isCode: fc.boolean(),
    item: words,
    secondsToWaitFor: fc.constantFrom('1', '0', 'x'),
    aPercent: fc.oneof(fc.integer(), fc.constant('x')),
    min: fc.double(),
    max: fc.double(),
    isMultipleChoice: fc.boolean(),
    dynamicVariableId: fc.constantFrom('v1', ''),
    webhook: fc.record({ url: words, body: words, method: words, headers: loose, queryParams: loose }),
    messages: loose,
    responseMapping: loose,
    responseVariableMapping: loose,
  },
  { requiredKeys: [] },
)
const block = fc.record({
  id: blockId,
  type: fc.constantFrom(...TYPES),
  outgoingEdgeId: maybe(edgeId),
  content: fc.oneof(
    fc.record({ richText: words.map((text) => [{ type: 'p', children: [{ text }] }]) }),
    fc.record({ url: words, id: words, type: words }),
    fc.jsonValue(),
  ),
  options: fc.oneof({ weight: 3, arbitrary: options }, { weight: 1, arbitrary: fc.jsonValue() }),
  items: fc.oneof(
    { weight: 5, arbitrary: fc.array(item, { maxLength: 4 }) },
    { weight: 1, arbitrary: fc.jsonValue() },
    { weight: 1, arbitrary: fc.constant(Array.from({ length: 70 }, (_, n) => ({ id: `i${n}`, content: 'x' }))) },
  ),
})
const edge = fc.record({
  id: edgeId,
  from: fc.record({ blockId: maybe(blockId), itemId: maybe(itemId), eventId: maybe(fc.constantFrom('start', 'cmd')) }),
  to: fc.record({ groupId, blockId: maybe(blockId) }),
})

/** Any export whose outline can be read: ids that double, arrows and jumps that lead nowhere, rounds, odd contents. */
export const arbitraryTypebot = fc.record({
  version: fc.constantFrom('3', '6', '6.1', null),
  id: fc.constant('bot'),
  name: fc.string(),
  events: maybe(
    fc.constant([
      { id: 'start', type: 'start', outgoingEdgeId: 'e1' },
      { id: 'cmd', type: 'command' },
    ]),
  ),
  groups: fc.array(
    fc.record({
      id: groupId,
      title: fc.string(),
      graphCoordinates: maybe(fc.record({ x: fc.double(), y: fc.double() })),
      blocks: fc.array(block, { maxLength: 5 }),
    }),
    { minLength: 1, maxLength: 5 },
  ),
  edges: fc.array(edge, { maxLength: 8 }),
  variables: fc.constantFrom(
    [{ id: 'v1', name: 'Nome' }],
    [
      { id: 'v1', name: 'Nome' },
      { id: 'v1', name: '__proto__' },
      { id: 'v2', name: 'now' },
      { id: 'v3', name: 'phone' },
    ],
  ),
})
