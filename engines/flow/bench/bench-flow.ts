// Text and condition steps a second on one core, and the memory of a session. Exits with 1 when a bar is missed: what a
// step costs is judged against copying the session through JSON in the same run, because machines differ.
//   npm run bench:flow
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { importTypebot, loadState, parseFlow, type State, startSession, step, validateFlow } from '../src/index.ts'
import { normalizeText } from '../src/language/normalize-text.ts'

/** A step may take as long as so many copies of its session. */
const STEP_BAR = 3
/** Twice the blocks take twice as long to read and check, with room for the garbage collector. */
const GROWTH_BAR = 3
const ROUNDS = 6
const SECONDS = 0.5
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
let copied = JSON.stringify(state)
const copy = () => {
  copied = JSON.stringify(JSON.parse(copied))
}
// In turns, so that whatever else the machine does slows both.
const rounds = Array.from({ length: ROUNDS }, () => ({
  steps: ratePerSecond(() => turn(++steps)),
  copies: ratePerSecond(copy),
}))
const rate = middle(rounds.map((round) => round.steps))
const copies = middle(rounds.map((round) => round.copies))
const blocksPerStep = blocks / steps

const stored = JSON.stringify(state)
const loadStart = performance.now()
for (let n = 0; n < 20_000; n++) loadState(stored)
const loadMicroseconds = ((performance.now() - loadStart) * 1_000) / 20_000

console.log(`steps/s   ${show(rate)}   (one answer in, condition and text out)`)
console.log(`copies/s  ${show(copies)}   (the bare thing: the same session through JSON)`)
console.log(`blocks/s  ${show(rate * blocksPerStep)}`)
console.log(`session   ${Buffer.byteLength(stored)} bytes as JSON, ${heapPerSession()} bytes in memory`)
console.log(`load      ${loadMicroseconds.toFixed(1)} µs for JSON → checked state`)
const kept = [
  judge('a step, in copies of its session', copies / rate, STEP_BAR),
  judge('reading and checking twice the blocks, times as long', growth(readingFlow, 2_500), GROWTH_BAR),
  judge('importing twice the blocks, all of one id, times as long', growth(importing, 2_500), GROWTH_BAR),
  judge('normalising texts twice as long, times as long', growth(normalising, 60_000), GROWTH_BAR),
]
process.exitCode = kept.every(Boolean) ? 0 : 1

function ratePerSecond(work: () => void): number {
  const start = performance.now()
  let done = 0
  while (performance.now() - start < SECONDS * 1_000) {
    for (let i = 0; i < 500; i++) work()
    done += 500
  }
  return (done * 1_000) / (performance.now() - start)
}

/** How much more processor twice as much takes, over many times in turns. */
function growth(workOf: (size: number) => () => void, size: number): number {
  const works = [workOf(size), workOf(2 * size)]
  const spent = [0, 0]
  for (let round = 0; round < 4; round++) {
    works.forEach((work, n) => {
      spent[n]! += processorMs(() => {
        for (let again = 0; again < 3; again++) work()
      })
    })
  }
  return spent[1]! / spent[0]!
}

/** Reads and checks a flow of so many blocks with templates. */
function readingFlow(count: number): () => void {
  const json = JSON.stringify({
    ...{ schema_version: 1, id: 'row', name: 'row', start: 'b0', variables: [{ name: 'name', type: 'text' }] },
    blocks: Array.from({ length: count }, (_, n) => ({
      ...{ id: `b${n}`, type: 'send', content: { kind: 'text', text: `Bloco ${n} de {{name | upper}}` } },
    })),
    edges: Array.from({ length: count - 1 }, (_, n) => ({ from: `b${n}`, output: 'next', to: `b${n + 1}` })),
  })
  return () => {
    const row = parseFlow(json)
    if (!row.ok) throw new Error(JSON.stringify(row.problems))
    validateFlow(row.flow)
  }
}

/** Imports a bot whose blocks all have one id, so that each needs another. */
function importing(count: number): () => void {
  const content = { richText: [{ type: 'p', children: [{ text: 'Oi' }] }] }
  const blocks = Array.from({ length: count }, () => ({ id: 'same', type: 'text', content }))
  const json = JSON.stringify({ groups: [{ id: 'g', blocks }] })
  return () => {
    const imported = importTypebot(json)
    if (!imported.ok) throw new Error(JSON.stringify(imported.problems))
  }
}

function normalising(length: number): () => void {
  const texts = ['.', 'a.', '! ', 'á'].map((unit) => unit.repeat(length / unit.length))
  return () => {
    for (const text of texts) normalizeText(text)
  }
}

/** Of this thread: on a machine with other work the clock on the wall counts that, too. */
function processorMs(work: () => void): number {
  const before = process.threadCpuUsage()
  work()
  const { user, system } = process.threadCpuUsage(before)
  return (user + system) / 1_000
}

function middle(numbers: number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0
}

function show(number: number): string {
  return Math.round(number).toLocaleString('en')
}

function judge(what: string, value: number, bar: number): boolean {
  console.log(`${value <= bar ? 'kept  ' : 'MISSED'} ${what}: ${value.toFixed(2)} (bar: at most ${bar})`)
  return value <= bar
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
