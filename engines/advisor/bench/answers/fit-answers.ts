import { askedWords } from '../../src/answer/combine/asked-words.ts'
import { featuresOf } from '../../src/answer/combine/join-features.ts'
import type { Term } from '../../src/answer/combine/term.ts'
import type { AnswerWeights } from '../../src/answer/combine/weights.ts'
import { type Draft, draftNumbers } from '../../src/answer/draft-numbers.ts'
import { textNodes } from '../../src/calculation/text-nodes.ts'
import { blankOrders, type Intake } from '../../src/index.ts'
import { confirmedIntake } from '../confirm-facts.ts'
import { readProblems } from '../read-problems.ts'
import type { ExpectedProblem } from '../score-problem.ts'
import { type Example, learn } from './logistic-regression.ts'
import { starterWeights } from './starter-weights.ts'

/** A problem with its facts as a person confirms them. */
export interface Task {
  problem: ExpectedProblem
  intake: Intake
}

/** What the weights are learned from: every open problem. */
export const answerFiles: readonly string[] = ['open', 'open-c', 'open-d', 'open-e', 'open-f', 'open-g'].map(
  (name) => new URL(`../../problem-set/${name}.jsonl`, import.meta.url).pathname,
)

const rounds = 2
const everyTerm = 600
/** Smaller weights decide nothing. */
const leastWeight = 0.03

/** As the weights are checked in. */
export const storeAnswers = ({ search, rank }: ReturnType<typeof fitAnswers>) => ({
  search: rounded(search),
  rank: rounded(rank),
})

function rounded(table: ReadonlyMap<string, number>): Record<string, number> {
  const kept = [...table].map(([name, weight]) => [name, Math.round(weight * 100) / 100] as const)
  return Object.fromEntries(
    kept.filter(([, weight]) => Math.abs(weight) >= leastWeight).sort(([a], [b]) => (a < b ? -1 : 1)),
  )
}

export function load(file: string): Task[] {
  return readProblems(file).map((problem) => ({ problem, intake: confirmedIntake(problem) }))
}

/** First what leads to right numbers is learned, then, among what is found so, which numbers are right. */
export function fitAnswers(all: readonly Task[]) {
  const prior = (feature: string) => starterWeights.get(feature) ?? 0
  let search = new Map<string, number>()
  let rank = new Map<string, number>()
  for (let round = 0; round < rounds; round++) {
    const drafts = all.map((task) => ({
      task,
      draft: draft(task, { search: round === 0 ? starterWeights : search, rank }, everyTerm),
    }))
    rank = learn(drafts.flatMap(({ task, draft: { candidates } }) => candidates.map((one) => exampleOf(task, one))))
    if (round < rounds - 1)
      search = learn(
        drafts.flatMap(({ task, draft: drafted }) => usefulTerms(task, drafted)),
        prior,
      )
  }
  return { search, rank }
}

export function draft({ problem, intake }: Task, by: AnswerWeights, most?: number): Draft {
  const { nodes } = textNodes(intake.quantities, intake.facts)
  const words = askedWords(blankOrders(problem.text, intake.orders))
  return draftNumbers({ ...intake, words }, nodes, by, most)
}

export type Candidate = Draft['candidates'][number]

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
