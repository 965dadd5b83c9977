// Learns which numbers answer a problem from problems with expected numbers, over facts as a person confirms them:
// node engines/advisor/bench/answers/train-answers.ts FILE… [--validate FILE…]
// Writes src/answer/combine/weights.json; with --validate it writes nothing and prints what is found of other files.
import { writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { askedWords } from '../../src/answer/combine/asked-words.ts'
import { featuresOf } from '../../src/answer/combine/join-features.ts'
import type { Term } from '../../src/answer/combine/term.ts'
import type { AnswerWeights } from '../../src/answer/combine/weights.ts'
import { type Draft, draftNumbers } from '../../src/answer/draft-numbers.ts'
import { pickNumbers } from '../../src/answer/pick-numbers.ts'
import { showNumbers } from '../../src/answer/show-numbers.ts'
import { textNodes } from '../../src/calculation/text-nodes.ts'
import { blankOrders, type Intake } from '../../src/index.ts'
import { confirmedIntake } from '../confirm-facts.ts'
import { readProblems } from '../read-problems.ts'
import type { ExpectedProblem } from '../score-problem.ts'
import { type Example, learn } from './logistic-regression.ts'
import { starterWeights } from './starter-weights.ts'

interface Task {
  problem: ExpectedProblem
  intake: Intake
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { validate: { type: 'string', multiple: true }, rounds: { type: 'string', default: '2' } },
})
const everyTerm = 600
/** Smaller weights decide nothing. */
const leastWeight = 0.03
const tasks = positionals.flatMap(load)
const weights = train(tasks)
if (values.validate) for (const file of values.validate) report(basename(file), load(file))
else {
  const url = new URL('../../src/answer/combine/weights.json', import.meta.url)
  writeFileSync(url, `${JSON.stringify({ search: rounded(weights.search), rank: rounded(weights.rank) })}\n`)
  report('trained on', tasks)
}

function rounded(table: ReadonlyMap<string, number>): Record<string, number> {
  const kept = [...table].map(([name, weight]) => [name, Math.round(weight * 100) / 100] as const)
  return Object.fromEntries(
    kept.filter(([, weight]) => Math.abs(weight) >= leastWeight).sort(([a], [b]) => (a < b ? -1 : 1)),
  )
}

function load(file: string): Task[] {
  return readProblems(file).map((problem) => ({ problem, intake: confirmedIntake(problem) }))
}

/** First what leads to right numbers is learned, then, among what is found so, which numbers are right. */
function train(all: readonly Task[]) {
  const prior = (feature: string) => starterWeights.get(feature) ?? 0
  let search = new Map<string, number>()
  let rank = new Map<string, number>()
  for (let round = 0; round < Number(values.rounds); round++) {
    const drafts = all.map((task) => ({
      task,
      draft: draft(task, { search: round === 0 ? starterWeights : search, rank }, everyTerm),
    }))
    rank = learn(drafts.flatMap(({ task, draft: { candidates } }) => candidates.map((one) => exampleOf(task, one))))
    if (round < Number(values.rounds) - 1)
      search = learn(
        drafts.flatMap(({ task, draft: drafted }) => usefulTerms(task, drafted)),
        prior,
      )
    console.log(`round ${round + 1}: ${search.size} and ${rank.size} weights`)
  }
  return { search, rank }
}

function draft({ problem, intake }: Task, by: AnswerWeights, most?: number): Draft {
  const { nodes } = textNodes(intake.quantities, intake.facts)
  const words = askedWords(blankOrders(problem.text, intake.orders))
  return draftNumbers({ ...intake, words }, nodes, by, most)
}

type Candidate = Draft['candidates'][number]

function exampleOf({ problem }: Task, candidate: Candidate): Example {
  return { features: candidate.features, isRight: isExpected(problem, candidate), problem: problem.id }
}

/** A term is worth finding when a right number is made of it. */
function usefulTerms({ problem }: Task, { candidates }: Draft): Example[] {
  const useful = new Set<Term>()
  const mark = (term: Term) => {
    useful.add(term)
    for (const part of term.from ?? []) if (part) mark(part)
  }
  for (const one of candidates) if (one.term && isExpected(problem, one)) mark(one.term)
  return candidates.flatMap(({ term }) =>
    term ? [{ features: featuresOf(term), isRight: useful.has(term), problem: problem.id }] : [],
  )
}

/** The arithmetic itself, not a neighbour of its result. */
function isExpected({ numbers }: ExpectedProblem, { amount, isShare }: Candidate): boolean {
  const said = Math.abs(isShare ? amount * 100 : amount)
  return numbers.some(({ value }) => Math.abs(said - Math.abs(value)) <= 2e-4 * Math.abs(value) + 1e-9)
}

function report(name: string, all: readonly Task[]): void {
  const found = { expected: 0, drafted: 0, picked: 0, read: 0, shown: 0 }
  for (const task of all) {
    const { candidates } = draft(task, weights)
    const picks = pickNumbers(candidates)
    const shown = new Set(showNumbers(task.intake.question, picks).numbers.map(({ node }) => node))
    const picked = new Set(picks.map(({ number }) => number.node))
    found.shown += shown.size
    for (const { value, tolerance } of task.problem.numbers) {
      const near = ({ amount, isShare }: Candidate) =>
        Math.abs(Math.abs(isShare ? amount * 100 : amount) - Math.abs(value)) <= tolerance * Math.abs(value) + 1e-9
      found.expected++
      found.drafted += Number(candidates.some(near))
      found.picked += Number(candidates.some((one) => picked.has(one.number.node) && near(one)))
      found.read += Number(candidates.some((one) => shown.has(one.number.node) && near(one)))
    }
  }
  const part = (n: number) => `${n} (${((100 * n) / found.expected).toFixed(1)} %)`
  console.log(
    `${name}: expected ${found.expected}, drafted ${part(found.drafted)}, picked ${part(found.picked)}, in the report ${part(found.read)} of ${(found.shown / all.length).toFixed(1)} a problem`,
  )
}
