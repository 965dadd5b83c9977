// Scores the advisor over a file of problems: node engines/advisor/bench/score-problems.ts FILE [--confirmed] [--detail]
// With --confirmed the expected facts stand in the place of those read, so that answers are scored apart from reading.
// Prints totals alone; --detail lists what missed and is refused for the half that nobody may read.
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { createAdvisor } from '../src/index.ts'
import { type ProblemLine, problemLine } from '../src/problem-line.ts'
import { runConfirmed } from './confirm-facts.ts'
import { readProblems } from './read-problems.ts'
import { addScores, type ExpectedProblem, emptyScore, type ProblemScore, scoreProblem } from './score-problem.ts'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { detail: { type: 'boolean' }, confirmed: { type: 'boolean' } },
})
for (const file of positionals) await scoreFile(file, values.detail === true && !/unseen/.test(basename(file)))

async function scoreFile(file: string, detail: boolean): Promise<void> {
  const problems = readProblems(file)
  let total = emptyScore()
  for (const problem of problems) {
    const line = await answer(problem)
    const score = scoreProblem(problem, line)
    total = addScores(total, score)
    if (detail) for (const miss of score.misses) console.log(`${problem.id} ${miss}`)
  }
  console.log(summary(basename(file), problems.length, total))
}

async function answer(problem: ExpectedProblem): Promise<ProblemLine> {
  const { id, text, business_type } = problem
  if (values.confirmed) return problemLine(id, await runConfirmed(problem))
  const result = await createAdvisor().run({ problem: text, ...(business_type && { businessType: business_type }) })
  return problemLine(id, result)
}

function summary(name: string, problems: number, score: ProblemScore): string {
  const part = (right: number, of: number) => `${right} of ${of} (${((100 * right) / Math.max(of, 1)).toFixed(1)} %)`
  return [
    `${name}: ${problems} problems`,
    `  facts right          ${part(score.factsRight, score.factsExpected)}; not expected ${score.factsFalse}`,
    `    value read ${score.valuesRead}, and unit ${score.unitsRight}, and period ${score.periodsRight}`,
    `  questions recognised ${part(score.questionsRight, problems)}`,
    `  numbers right        ${part(score.numbersRight, score.numbersExpected)}; in the report ${part(score.numbersRead, score.numbersExpected)} of ${(score.numbersShown / problems).toFixed(1)} a text`,
    `  contradictions named ${part(score.contradictionsRight, score.contradictionsExpected)}`,
    `  false contradictions in ${part(score.falselyContradicted, problems)} of texts`,
    `  gaps asked           ${part(score.gapsRight, score.gapsExpected)}; asked in all ${score.gapsShown}`,
    `  orders obeyed        ${score.ordersObeyed}`,
  ].join('\n')
}
