// Learns which numbers answer a problem from problems with expected numbers, over facts as a person confirms them:
// node engines/advisor/bench/answers/train-answers.ts FILE… [--validate FILE…]
// Writes src/answer/combine/weights.json; with --validate it writes nothing and prints what is found of other files.
import { writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { pickNumbers } from '../../src/answer/pick-numbers.ts'
import { showNumbers } from '../../src/answer/show-numbers.ts'
import { answerFiles, type Candidate, draft, fitAnswers, load, storeAnswers, type Task } from './fit-answers.ts'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { validate: { type: 'string', multiple: true } },
})
const tasks = (positionals.length > 0 ? positionals : answerFiles).flatMap(load)
const weights = fitAnswers(tasks)
if (values.validate) for (const file of values.validate) report(basename(file), load(file))
else {
  const url = new URL('../../src/answer/combine/weights.json', import.meta.url)
  writeFileSync(url, `${JSON.stringify(storeAnswers(weights))}\n`)
  report('trained on', tasks)
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
