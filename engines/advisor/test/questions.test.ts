import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { takeIn } from '../src/intake/take-in.ts'

/** Ways in which people ask, with the kind of question. */
test.each(
  readFileSync(new URL('./questions.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean),
)('%s', (line) => {
  const [text, question] = line.split(' => ') as [string, string]
  expect(takeIn(text).question).toBe(question)
})
