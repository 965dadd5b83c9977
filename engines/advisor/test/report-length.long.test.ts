import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { createAdvisor } from '../src/index.ts'

/** Two pages of A4 in print: so many lines of so many characters. */
const LINES = 100
const COLUMNS = 95

const problems = readFileSync(new URL('../problem-set/open.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as { id: string; text: string; business_type?: string })

/** A paragraph wraps; an empty line is one too. */
const linesOf = (text: string) =>
  text.split('\n').reduce((total, line) => total + Math.max(1, Math.ceil(line.length / COLUMNS)), 0)

test('what is shown first fits two pages for every problem of the open half, whatever it answers', async () => {
  const long: [string, number][] = []
  for (const { id, text, business_type } of problems) {
    const result = await createAdvisor().run({ problem: text, ...(business_type && { businessType: business_type }) })
    const lines = linesOf(result.short())
    if (lines > LINES) long.push([id, lines])
  }
  expect(long).toEqual([])
})
