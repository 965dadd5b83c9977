import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { takeIn } from '../src/intake/take-in.ts'

const lines = (file: string) =>
  readFileSync(new URL(file, import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean)

test.each(lines('./contradicting.txt'))('one contradiction, with quotes of the text: %s', (text) => {
  const { contradictions } = takeIn(text)
  expect(contradictions).toHaveLength(1)
  for (const quote of contradictions[0]!.quotes) expect(text).toContain(quote)
})

test.each(lines('./agreeing.txt'))('two things, times, cases or wishes contradict nothing: %s', (text) => {
  expect(takeIn(text).contradictions).toEqual([])
})
