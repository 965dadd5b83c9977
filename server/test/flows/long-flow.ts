import { buildDocument } from '@recado/flow/testing'

const QUESTIONS = 10

/** Ten questions, each answered with two messages, a call of the adviser between, and people at the end: 33 messages. */
export const longFlow = buildDocument(
  [
    ...Array.from({ length: QUESTIONS }, (_, n) => [
      { id: `q${n}`, type: 'ask' as const, text: `Pergunta ${n}?`, answer: { kind: 'text' as const }, save_to: 'it' },
      { id: `a${n}`, type: 'send' as const, content: { kind: 'text' as const, text: `Disse {{it}} (${n}).` } },
      { id: `b${n}`, type: 'send' as const, content: { kind: 'text' as const, text: `Adiante ${n}.` } },
    ]).flat(),
    { id: 'cars', type: 'recommend' as const, wishes_from: 'wishes', save_to: 'car', limit: 1 },
    { id: 'h', type: 'hand_over' as const, text: 'Chamei alguém.' },
  ],
  [
    ...Array.from({ length: QUESTIONS }, (_, n) => [
      `q${n} a${n}`,
      `a${n} b${n}`,
      ...(n < 9 ? [`b${n} q${n + 1}`] : []),
    ]).flat(),
    'b9 cars',
    'cars picked -> h',
    'cars none -> h',
  ],
  {
    variables: [
      { name: 'it', type: 'text' },
      { name: 'wishes', type: 'object', initial: {} },
      { name: 'car', type: 'object' },
    ],
  },
)

/** What the contact writes, and how many messages the bot answers each with. */
export const LONG_SCRIPT: readonly { says: string; answers: number }[] = [
  { says: 'oi', answers: 1 },
  ...Array.from({ length: QUESTIONS }, (_, n) => ({ says: `resposta ${n}`, answers: n < 9 ? 3 : 4 })),
  { says: '1', answers: 1 },
]

/** The beginning of what the bot says; two messages with the cars and one about people follow. */
export const LONG_ANSWERS: readonly string[] = Array.from({ length: QUESTIONS }, (_, n) => [
  `Pergunta ${n}?`,
  `Disse resposta ${n} (${n}).`,
  `Adiante ${n}.`,
]).flat()
export const LONG_END = 'Chamei alguém.'
