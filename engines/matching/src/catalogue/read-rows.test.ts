import { propertyRuns } from '@recado/testing/property-runs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { carModel } from '../cars/index.ts'
import { match } from '../match/match.ts'
import { spoiledRows } from '../testing/spoiled-rows.ts'
import { syntheticCars } from '../testing/synthetic-cars.ts'
import { familiesOf } from './group-rows.ts'
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

  it('takes one car listed twice under two ids as one, and two cars that differ in anything as two', () => {
    const again = { ...complete, id: 'again' }
    const { items, problems } = readRows(model, [complete, again, { ...again, id: 'other', price_cents: 5_555_500 }])
    expect(items.map(({ id }) => id)).toEqual([complete.id, 'other'])
    expect(problems).toEqual([{ row: 1, id: 'again', code: 'same_item', consequence: 'rejected' }])
    // Without a mileage nobody can say that they are one.
    const unknown = readRows(model, [
      { ...complete, km: undefined },
      { ...again, km: undefined },
    ])
    expect(unknown.items.length).toBe(2)
  })

  it('does not praise a used car for a mileage that nobody has typed', () => {
    const rows = [
      { ...complete, id: 'zero', year: 2020, km: 0 },
      { ...complete, id: 'driven', year: 2020, km: 5000 },
    ]
    const { matches } = match(prepareCatalogue(model, rows), {})
    expect(matches.map(({ id }) => id)).toEqual(['driven', 'zero'])
    expect(matches[1]!.facts.km).toBeUndefined()
    const { items } = readRows(model, [{ ...complete, year: 2026, km: 0 }])
    expect(items[0]!.facts.km).toBe(0)
  })

  it('counts "Onix" and "Onix Plus" as two of a model, but not "Gol" and "Golf"', () => {
    expect(familiesOf(['Onix', 'ONIX PLUS', 'Onix Plus LT', 'Gol', 'Golf', 'Golf Variant', 'Tracker'])).toEqual([
      'onix',
      'onix',
      'onix',
      'gol',
      'golf',
      'golf',
      'tracker',
    ])
    const rows = ['Onix', 'Onix Plus', 'ONIX'].map((name, i) => ({
      ...complete,
      id: `o${i}`,
      model: name,
      km: 100 + i,
    }))
    const { matches, nearby } = match(prepareCatalogue(model, [...rows, { ...complete, id: 'g', model: 'Gol' }]), {})
    expect([...matches, ...nearby].filter(({ facts }) => facts.model !== 'Gol').length).toBe(2)
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
