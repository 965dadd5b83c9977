import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readFacts } from '../src/intake/read-facts.ts'
import { readQuantities } from '../src/intake/read-quantities.ts'

const linesOf = (file: string) =>
  readFileSync(new URL(`./${file}`, import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean)

/** Phrases and whole accounts of many trades with what a reader takes from them: metric, value, period. */
test.each(['phrases.txt', 'accounts.txt'].flatMap(linesOf))('%s', (line) => {
  const [phrase, expected] = line.split(' => ')
  const text = phrase!.replaceAll('\\n', '\n')
  const read = readFacts(text, readQuantities(text)).facts.map(
    ({ metric, quantity }) => `${metric}:${quantity.low}${quantity.per ? `/${quantity.per}` : ''}`,
  )
  expect(read.join(' ')).toBe(expected)
})
