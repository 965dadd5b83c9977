import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { scoreAnswers, totalScore } from './score-answers.ts'

// Written by somebody who had not read the readers. Of `unseen.jsonl` only figures are ever shown: whoever mends a reader
// must not fit it to those answers.
it.each([
  { half: 'open', right: 171, wrong_values: 7 },
  { half: 'unseen', right: 153, wrong_values: 9 },
])('reads the answer set: $half', ({ half, right, wrong_values }) => {
  const file = fileURLToPath(new URL(`../../answer-set/${half}.jsonl`, import.meta.url))
  const total = totalScore(scoreAnswers(readFileSync(file, 'utf8').split('\n').filter(Boolean)))
  expect(total.entries).toBe(200)
  expect(total.right).toBeGreaterThanOrEqual(right)
  expect(total.wrong_values).toBeLessThanOrEqual(wrong_values)
})
