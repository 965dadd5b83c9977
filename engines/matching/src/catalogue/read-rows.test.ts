import { propertyRuns } from '@recado/testing/property-runs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { carModel } from '../cars/index.ts'
import { match } from '../match/match.ts'
import { spoiledRows } from '../testing/spoiled-rows.ts'
import { syntheticCars } from '../testing/synthetic-cars.ts'
import { prepareCatalogue } from './prepare-catalogue.ts'
import { readRows } from './read-rows.ts'

const model = carModel({ year: 2026 })
const good = syntheticCars({ count: 30, seed: 2 })
const complete = good.find((row) => Object.values(row).every((value) => value !== undefined))!

describe('reading rows', () => {
  it.each(spoiledRows(complete))('reports $code', ({ row, code }) => {
    const { items, problems } = readRows(model, [row])
    expect(problems.map((problem) => problem.code)).toContain(code)
    const rejected = problems.some(({ consequence }) => consequence === 'rejected')
    expect(items.length).toBe(rejected ? 0 : 1)
    for (const { attribute, consequence } of problems)
      if (consequence === 'dropped') expect(items[0]!.facts[attribute!]).toBeUndefined()
  })

  it('keeps the first of two rows with one id', () => {
    const { items, problems } = readRows(model, [complete, { ...complete, price_cents: 1_000_000 }])
    expect(items.map(({ facts }) => facts.price_cents)).toEqual([complete.price_cents])
    expect(problems).toEqual([{ row: 1, id: complete.id, code: 'duplicate_id', consequence: 'rejected' }])
  })

  it('accepts every synthetic car without a word', () => {
    expect(readRows(model, syntheticCars({ count: 2000, seed: 9 })).problems).toEqual([])
  })

  it('does not let bad rows move the good ones', () => {
    const rejected = spoiledRows(complete)
      .map(({ row }) => row)
      .filter((row) => readRows(model, [row]).items.length === 0)
    expect(rejected.length).toBeGreaterThan(10)
    const clean = match(prepareCatalogue(model, good), {}, { count: 10 })
    const mixed = match(prepareCatalogue(model, [...rejected, ...good, ...rejected]), {}, { count: 10 })
    expect(mixed.matches.map(({ id, score }) => [id, score])).toEqual(clean.matches.map(({ id, score }) => [id, score]))
  })

  it('never throws and never ranks a number that is not one, whatever it is given', () => {
    const anything = fc.dictionary(
      fc.constantFrom('id', ...model.attributes.map(({ key }) => key)),
      fc.oneof(fc.anything(), fc.double(), fc.integer(), fc.string(), fc.boolean()),
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(anything, fc.anything()), { maxLength: 20 }), (rows) => {
        const { matches } = match(prepareCatalogue(model, [...rows, ...good]), {}, { count: 40 })
        expect(matches.length).toBeGreaterThan(0)
        for (const { score, utility, confidence } of matches) {
          expect(Number.isFinite(score)).toBe(true)
          expect(utility).toBeGreaterThanOrEqual(0)
          expect(utility).toBeLessThanOrEqual(1 + 1e-12)
          expect(confidence).toBeLessThanOrEqual(1 + 1e-12)
        }
      }),
      { numRuns: propertyRuns(100) },
    )
  })
})
