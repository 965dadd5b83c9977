import { propertyRuns } from '@recado/testing/property-runs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { carModel } from '../cars/index.ts'
import { prepareCatalogue } from '../catalogue/prepare-catalogue.ts'
import { satisfies } from '../model/satisfies.ts'
import { seededRandom } from '../random/seeded-random.ts'
import { randomCarAnswers } from '../testing/random-car-answers.ts'
import { syntheticCars } from '../testing/synthetic-cars.ts'
import { wishesFromAnswers } from '../wishes/wishes-from-answers.ts'
import { match } from './match.ts'

const model = carModel({ year: 2026 })
const seed = fc.integer({ min: 1, max: 2 ** 31 })

describe('showing what has been shown least', () => {
  it('gives up no more than it may, breaks nothing asked, and keeps the first place and the variety', () => {
    fc.assert(
      fc.property(
        seed,
        seed,
        fc.integer({ min: 1, max: 80 }),
        fc.integer({ min: 1, max: 8 }),
        fc.constantFrom(0, 0.02, 0.1),
        fc.option(seed, { nil: undefined }),
        (cars, buyer, size, count, mostLoss, mixed) => {
          const catalogue = prepareCatalogue(model, syntheticCars({ seed: cars, count: size }))
          const asked = wishesFromAnswers(model, randomCarAnswers(seededRandom(buyer)))
          const random = seededRandom(cars)
          const shown = new Map(catalogue.items.map(({ id }) => [id, Math.floor(random() * 9)]))
          const exposure = { shown, mostLoss, ...(mixed === undefined ? {} : { seed: mixed }) }
          const best = match(catalogue, asked, { count })
          const spread = match(catalogue, asked, { count, exposure })
          expect(match(catalogue, asked, { count, exposure })).toEqual(spread)
          expect(spread.relaxed).toEqual(best.relaxed)
          expect(spread.matches.length).toBe(best.matches.length)
          expect(spread.matches[0]?.id).toBe(best.matches[0]?.id)
          const sum = (result: typeof best): number => result.matches.reduce((total, { utility }) => total + utility, 0)
          expect(sum(spread)).toBeGreaterThanOrEqual((1 - mostLoss) * sum(best) - 1e-9)
          for (const { facts } of spread.matches)
            for (const one of asked.constraints) {
              const applied = spread.relaxed.find((relaxed) => relaxed.asked.id === one.id)?.applied ?? one
              expect(satisfies(applied, facts[one.attribute])).toBe(true)
            }
          const groupsIn = ({ matches }: typeof best): number[] =>
            matches.map(({ id }) => catalogue.groups!.of[catalogue.rowOf.get(id)!]!)
          for (const group of groupsIn(spread))
            expect(groupsIn(spread).filter((other) => other === group).length).toBeLessThanOrEqual(2)
          expect(new Set(groupsIn(spread)).size).toBeGreaterThanOrEqual(new Set(groupsIn(best)).size)
          expect(new Set(spread.matches.map(({ id }) => id)).size).toBe(spread.matches.length)
        },
      ),
      { numRuns: propertyRuns(400) },
    )
  })

  it('never shows a car in place of an equal but cheaper one, nor before it', () => {
    fc.assert(
      fc.property(
        seed,
        seed,
        fc.double({ min: 0.9, max: 0.999, noNaN: true }),
        fc.nat(),
        (cars, buyer, share, pick) => {
          const rows = syntheticCars({ seed: cars, count: 30 })
          const original = rows[pick % rows.length]!
          const price = Math.floor(Number(original.price_cents) * share)
          const catalogue = prepareCatalogue(model, [...rows, { ...original, id: 'zz-cheaper', price_cents: price }])
          const asked = wishesFromAnswers(model, randomCarAnswers(seededRandom(buyer)))
          const shown = new Map([['zz-cheaper', 1000]])
          const { matches } = match(catalogue, asked, { count: 5, exposure: { shown, mostLoss: 0.1 } })
          const ids = matches.map(({ id }) => id)
          if (catalogue.items.find(({ id }) => id === 'zz-cheaper')!.facts.fipe_cents !== original.fipe_cents) return
          if (ids.includes(original.id)) expect(ids.slice(0, ids.indexOf(original.id))).toContain('zz-cheaper')
        },
      ),
      { numRuns: propertyRuns(400) },
    )
  })

  it('shows three fifths of a stock to a thousand buyers, where the best alone are not half of it', () => {
    const catalogue = prepareCatalogue(model, syntheticCars({ count: 300, seed: 11 }))
    const seenBy = (isSpread: boolean): { seen: number; utility: number } => {
      const random = seededRandom(5)
      const shown = new Map<string, number>()
      let utility = 0
      for (let i = 0; i < 1000; i++) {
        const asked = wishesFromAnswers(model, randomCarAnswers(random))
        const { matches } = match(catalogue, asked, isSpread ? { exposure: { shown } } : {})
        for (const one of matches) {
          utility += one.utility
          shown.set(one.id, (shown.get(one.id) ?? 0) + 1)
        }
      }
      return { seen: shown.size, utility }
    }
    const [best, spread] = [seenBy(false), seenBy(true)]
    expect(best.seen).toBeLessThan(150)
    expect(spread.seen).toBeGreaterThanOrEqual(180)
    expect(spread.utility).toBeGreaterThanOrEqual(0.98 * best.utility)
  })
})
