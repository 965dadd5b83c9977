import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { createAdvisor, problemLine } from '../src/index.ts'

/** Problems with the numbers that a manager expects among those answered, and how many contradictions the text has. */
test.each(
  readFileSync(new URL('./expected-numbers.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean),
)('%s', async (line) => {
  const [problem, expected] = line.split(' => ') as [string, string]
  const [numbers, contradictions] = expected.split(' | ') as [string, string]
  const said = problemLine('x', await createAdvisor().run({ problem: problem.replaceAll('\\n', '\n') }))
  const missing = numbers
    .split(' ')
    .map(Number)
    .filter(
      (want) =>
        !said.answer.numbers.some(
          ({ value }) => Math.abs(Math.abs(value) - Math.abs(want)) <= 0.01 * Math.abs(want) + 1e-9,
        ),
    )
  expect(missing).toEqual([])
  expect(said.contradictions).toHaveLength(Number(contradictions))
})
