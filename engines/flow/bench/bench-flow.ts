// Text and condition steps a second on one core, and the memory of a session. Exits with 1 below the bar.
//   npm run bench:flow
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { loadState, parseFlow, type State, startSession, step } from '../src/index.ts'

const BAR = 100_000
const SECONDS = 3
const SESSIONS = 20_000

// What a common turn does: take a number, decide on it, say something with a variable in it, ask again.
const parsed = parseFlow({
  schema_version: 1,
  id: 'bench',
  name: 'bench',
  start: 'hello',
  variables: [
    { name: 'age', type: 'number' },
    { name: 'name', type: 'text', initial: 'Ana' },
  ],
  blocks: [
    { id: 'hello', type: 'send', content: { kind: 'text', text: 'Olá, {{name | upper}}.' } },
    { id: 'ask', type: 'ask', text: 'Quantos anos?', answer: { kind: 'number', min: 0 }, save_to: 'age' },
    {
      id: 'check',
      type: 'condition',
      branches: [
        {
          id: 'adult',
          when: {
            all: [
              { variable: 'age', is: 'greater_or_equal', value: 18 },
              { not: { variable: 'name', is: 'is_empty' } },
            ],
          },
        },
      ],
    },
    { id: 'adult', type: 'send', content: { kind: 'text', text: '{{name}}, {{age}} anos: pode.' } },
    { id: 'minor', type: 'send', content: { kind: 'text', text: '{{name}}, {{age}} anos: ainda não.' } },
  ],
  edges: [
    { from: 'hello', output: 'next', to: 'ask' },
    { from: 'ask', output: 'next', to: 'check' },
    { from: 'check', output: 'branch:adult', to: 'adult' },
    { from: 'check', output: 'else', to: 'minor' },
    { from: 'adult', output: 'next', to: 'ask' },
    { from: 'minor', output: 'next', to: 'ask' },
  ],
})
if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
const { flow } = parsed
const ANSWERS = ['17', '18', '42', '9']

let state: State = startSession(flow, { seed: 'bench' })
let blocks = 0
const turn = (n: number) => {
  const result = step(flow, state, { type: 'messages', at: n, messages: [{ kind: 'text', text: ANSWERS[n % 4]! }] })
  state = result.state
  blocks += result.visits.length
}
for (let n = 0; n < 50_000; n++) turn(n)

blocks = 0
let steps = 0
const start = performance.now()
while (performance.now() - start < SECONDS * 1_000) for (let i = 0; i < 1_000; i++) turn(++steps)
const elapsed = (performance.now() - start) / 1_000
const rate = Math.round(steps / elapsed)

const stored = JSON.stringify(state)
const loadStart = performance.now()
for (let n = 0; n < 20_000; n++) loadState(stored)
const loadMicroseconds = ((performance.now() - loadStart) * 1_000) / 20_000

console.log(
  `steps/s   ${rate.toLocaleString('en')}   (one answer in, condition and text out; bar ${BAR.toLocaleString('en')})`,
)
console.log(`blocks/s  ${Math.round(blocks / elapsed).toLocaleString('en')}`)
console.log(`session   ${Buffer.byteLength(stored)} bytes as JSON, ${heapPerSession()} bytes in memory`)
console.log(`load      ${loadMicroseconds.toFixed(1)} µs for JSON → checked state`)
if (rate < BAR) {
  console.error(`below the bar of ${BAR} steps a second`)
  process.exit(1)
}

/** What one more session holds in the heap, garbage collected before both measurements. */
function heapPerSession(): number {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  const before = process.memoryUsage().heapUsed
  const sessions = Array.from({ length: SESSIONS }, (_, n) => {
    const fresh = startSession(flow, { seed: `contact-${n}` })
    return step(flow, fresh, { type: 'messages', at: n, messages: [{ kind: 'text', text: 'oi' }] }).state
  })
  collect()
  return Math.round((process.memoryUsage().heapUsed - before) / sessions.length)
}
