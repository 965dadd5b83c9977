import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readFacts } from '../src/intake/read-facts.ts'
import { readQuantities } from '../src/intake/read-quantities.ts'

const linesOf = (file: string) =>
  readFileSync(new URL(`./${file}`, import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean)

/**
 * Phrases and whole accounts of many trades with what a reader takes from them: metric, value, period. Weights are learned
 * with features left out, so they know no phrase by heart: one in a hundred may be read otherwise.
 */
test('phrases and accounts are read as people read them', () => {
  const lines = ['phrases.txt', 'accounts.txt'].flatMap(linesOf)
  const missed = lines.flatMap((line) => {
    const [phrase, expected] = line.split(' => ')
    const text = phrase!.replaceAll('\\n', '\n')
    const read = readFacts(text, readQuantities(text))
      .facts.map(({ metric, quantity }) => `${metric}:${quantity.low}${quantity.per ? `/${quantity.per}` : ''}`)
      .join(' ')
    return read === expected ? [] : [`${line} (read ${read})`]
  })
  expect(missed.length / lines.length, missed.join('\n')).toBeLessThanOrEqual(0.01)
})
