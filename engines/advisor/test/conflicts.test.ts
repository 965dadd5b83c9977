import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { scorePlantedConflicts } from '../bench/score-planted-conflicts.ts'
import { claimSchema } from '../src/claims/claim.ts'
import { detectConflicts } from '../src/index.ts'

const lines = readFileSync(new URL('../bench/planted-conflicts.jsonl', import.meta.url), 'utf8')

test('finds at least nine in ten planted conflicts and raises at most one false alarm in twenty', () => {
  const score = scorePlantedConflicts(lines)
  expect(score.pairs).toBeGreaterThanOrEqual(100)
  expect(score.planted / score.pairs).toBeLessThanOrEqual(0.5)
  expect(score.precision).toBeGreaterThanOrEqual(0.95)
  expect(score.recall).toBeGreaterThanOrEqual(0.9)
})

test('the order of two claims does not change what conflicts', () => {
  for (const line of lines.trim().split('\n')) {
    const planted = JSON.parse(line) as { a: object; b: object; context?: { facts?: object[] } }
    const claim = (id: string, data: object) =>
      claimSchema.parse({
        kind: 'estimate',
        confidence: 0.7,
        evidence: [{ source: 'user', ref: 'text' }],
        agent: id,
        ...data,
        id,
      })
    const facts = (planted.context?.facts ?? []).map((fact, n) => claim(`fact${n}`, { kind: 'fact', ...fact }))
    const context = { ...planted.context, facts }
    const [a, b] = [claim('a', planted.a), claim('b', planted.b)]
    expect(detectConflicts([a, b], context).map(({ id }) => id)).toEqual(
      detectConflicts([b, a], context).map(({ id }) => id),
    )
  }
})
