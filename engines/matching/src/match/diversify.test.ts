import { propertyRuns } from '@recado/testing/property-runs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { prepareCatalogue } from '../catalogue/prepare-catalogue.ts'
import { defineModel } from '../model/define-model.ts'
import { diversify } from './diversify.ts'

const model = (lambda: number) =>
  defineModel({
    name: 'small',
    version: 1,
    attributes: [
      { key: 'kind', kind: 'category' },
      { key: 'body', kind: 'category' },
      { key: 'colour', kind: 'category' },
    ],
    diversity: {
      group: 'kind',
      most: 2,
      lambda,
      pool: 100,
      alike: [
        { attribute: 'body', weight: 3 },
        { attribute: 'colour', weight: 1 },
      ],
    },
  })

const items = fc.array(
  fc.record({
    kind: fc.constantFrom('a', 'b', 'c', undefined),
    body: fc.constantFrom('suv', 'hatch', undefined),
    colour: fc.constantFrom('red', 'blue'),
    score: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
  { minLength: 1, maxLength: 14 },
)

describe('diversify', () => {
  it('is maximal marginal relevance as written in its definition, over the two best of each group', () => {
    fc.assert(
      fc.property(items, fc.constantFrom(0.3, 0.7, 1), fc.integer({ min: 1, max: 6 }), (list, lambda, count) => {
        // Distinct scores: ties are the ranking's business, not variety's.
        const rows = list.map(
          (row, i): Row => ({
            ...row,
            id: `r${String(i).padStart(2, '0')}`,
            score: row.score + i * 1e-6,
          }),
        )
        const catalogue = prepareCatalogue(model(lambda), rows)
        const scores = Float64Array.from(rows, ({ score }) => score)
        const all = Int32Array.from(rows, (_, i) => i)
        const found = diversify(catalogue, all, scores, count).map((i) => rows[i]!)
        const { pool, gain } = byDefinition(rows, lambda)
        expect(found.length).toBe(Math.min(count, pool.length))
        found.forEach((row, place) => {
          const chosen = found.slice(0, place)
          const left = pool.filter((one) => !chosen.includes(one))
          expect(left).toContain(row)
          // To within rounding: two gains may differ by less than a double tells apart.
          expect(gain(row, chosen)).toBeGreaterThanOrEqual(Math.max(...left.map((one) => gain(one, chosen))) - 1e-7)
        })
      }),
      { numRuns: propertyRuns(300) },
    )
  })

  it('takes something else second, when it is nearly as good', () => {
    const rows = [
      { id: '1', kind: 'a', body: 'suv', colour: 'red' },
      { id: '2', kind: 'b', body: 'suv', colour: 'red' },
      { id: '3', kind: 'c', body: 'hatch', colour: 'blue' },
      { id: '4', kind: 'd', body: 'suv', colour: 'red' },
    ]
    const scores = Float64Array.of(0.9, 0.89, 0.85, 0.5)
    expect(diversify(prepareCatalogue(model(0.7), rows), Int32Array.of(0, 1, 2, 3), scores, 3)).toEqual([0, 2, 1])
    expect(diversify(prepareCatalogue(model(1), rows), Int32Array.of(0, 1, 2, 3), scores, 3)).toEqual([0, 1, 2])
  })
})

interface Row {
  id: string
  kind: string | undefined
  body: string | undefined
  colour: string
  score: number
}

function byDefinition(rows: readonly Row[], lambda: number) {
  const sorted = [...rows].sort((a, b) => b.score - a.score)
  const pool = sorted.filter(
    (row, i) => row.kind === undefined || sorted.slice(0, i).filter(({ kind }) => kind === row.kind).length < 2,
  )
  const low = pool.at(-1)!.score
  const spread = pool[0]!.score - low || 1
  const alike = (a: Row, b: Row): number =>
    (a.body !== undefined && a.body === b.body ? 0.75 : 0) + (a.colour === b.colour ? 0.25 : 0)
  const gain = (row: Row, chosen: readonly Row[]): number =>
    (lambda * (row.score - low)) / spread - (1 - lambda) * Math.max(0, ...chosen.map((one) => alike(row, one)))
  return { pool, gain }
}
