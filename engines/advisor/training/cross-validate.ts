// How well figures are read in texts that the weights were not made from: each set is scored by weights of all others.
// node engines/advisor/training/cross-validate.ts [--detail] [SET …]
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { addScores, type ExpectedProblem, emptyScore, type ProblemScore, scoreProblem } from '../bench/score-problem.ts'
import { decideMetrics } from '../src/intake/decide-metrics.ts'
import type { Fact } from '../src/intake/fact.ts'
import { chooseClass } from '../src/intake/scoring/linear-model.ts'
import type { ReadingModels } from '../src/intake/scoring/reading-models.ts'
import { factLine } from '../src/problem-line.ts'
import { readingOf } from './examples.ts'
import { fitQuestions } from './fit-questions.ts'
import { fitReading } from './fit-reading.ts'
import { questionsOfProblems } from './question-examples.ts'
import { type ProblemSet, phraseExamples, problemSets } from './training-sets.ts'

const { values, positionals } = parseArgs({ allowPositionals: true, options: { detail: { type: 'boolean' } } })
for (const set of problemSets) {
  if (positionals.length > 0 && !positionals.includes(set.name)) continue
  const others = problemSets.filter((other) => other !== set)
  const models = fitReading([...others.map(({ examples }) => examples()), phraseExamples()])
  const before = score(set.file, (text) => readingOf(text).facts)
  const after = score(set.file, (text) => decideMetrics(readingOf(text), models).facts)
  if (values.detail) for (const miss of after.misses) console.log(miss)
  const questions = questionsRight(set, others, models)
  console.log(`${set.name}: rules ${shown(before)}; decided ${shown(after)}; questions right ${questions}`)
}

function questionsRight(set: ProblemSet, others: readonly ProblemSet[], models: ReadingModels): string {
  const asked = fitQuestions(others, models)
  const all = questionsOfProblems(set.file, set.fitted, models)
  const right = all.filter(({ features, allowed, right: good }) =>
    good.has(chooseClass(asked, [...features.shown, ...features.concluded], allowed).place),
  )
  return `${right.length} of ${all.length}`
}

function score(file: URL, read: (text: string) => readonly Fact[]): ProblemScore {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as ExpectedProblem)
    .map((problem) => {
      const answer = { question: '', verdict: '', numbers: [] }
      const facts = read(problem.text).map(factLine)
      const line = { id: problem.id, facts, answer, contradictions: [], asked: [], report_markdown: '' }
      const scored = scoreProblem(problem, line)
      const misses = scored.misses.filter((miss) => miss.startsWith('fact')).map((miss) => `${problem.id} ${miss}`)
      return { ...scored, misses }
    })
    .reduce(addScores, emptyScore())
}

function shown({ factsRight, factsExpected, factsFalse, periodsRight }: ProblemScore): string {
  const share = ((100 * factsRight) / factsExpected).toFixed(1)
  return `${factsRight} of ${factsExpected} (${share} %), false ${factsFalse}, period right ${periodsRight}`
}
