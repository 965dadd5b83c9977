import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { scoreAnswers, totalScore } from './score-answers.ts'

// Written by somebody who had not read the readers. Of `unseen.jsonl` only figures are ever shown: whoever mends a reader
// must not fit it to those answers.
it.each([
  { half: 'open', right: 200 },
  { half: 'unseen', right: 194 },
])('reads the answer set: $half', ({ half, right }) => {
  const file = fileURLToPath(new URL(`../../answer-set/${half}.jsonl`, import.meta.url))
  const total = totalScore(scoreAnswers(readFileSync(file, 'utf8').split('\n').filter(Boolean)))
  expect(total.entries).toBe(200)
  expect(total.right).toBeGreaterThanOrEqual(right)
  // Asking again is always possible; a wrong value is not taken back.
  expect(total.wrong_values).toBe(0)
})
