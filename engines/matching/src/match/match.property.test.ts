import { propertyRuns } from '@recado/testing/property-runs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { carModel } from '../cars/index.ts'
import { familiesOf } from '../catalogue/group-rows.ts'
import { prepareCatalogue } from '../catalogue/prepare-catalogue.ts'
import type { Facts } from '../catalogue/read-rows.ts'
import type { Correction } from '../clicks/correction.ts'
import type { Model } from '../model/define-model.ts'
import { satisfies } from '../model/satisfies.ts'
import type { ValueFunction } from '../model/value-function.ts'
import { seededRandom } from '../random/seeded-random.ts'
import { randomCarAnswers } from '../testing/random-car-answers.ts'
import { type SyntheticCar, syntheticCars } from '../testing/synthetic-cars.ts'
import type { Wishes } from '../wishes/wishes.ts'
import { wishesFromAnswers } from '../wishes/wishes-from-answers.ts'
import { match } from './match.ts'

const model = carModel({ year: 2026 })
const seed = fc.integer({ min: 1, max: 2 ** 31 })
const stock = fc
  .record({ seed, count: fc.integer({ min: 1, max: 60 }) })
  .map(({ seed: from, count }) => syntheticCars({ seed: from, count }))
const wishes = seed.map((from) => wishesFromAnswers(model, randomCarAnswers(seededRandom(from))))
const correction = fc.option(
  fc
    .record({ price_cents: fc.double({ min: 0, max: 3, noNaN: true }), km: fc.double({ min: 0, max: 3, noNaN: true }) })
    .map((pulls): Correction => ({ version: 'test', bound: 0.08, pulls, clicks: 100 })),
  { nil: undefined },
)
const count = fc.integer({ min: 1, max: 20 })

describe('match', () => {
  it('never breaks a constraint that it does not report as relaxed, and reports each relaxation truly', () => {
    fc.assert(
      fc.property(stock, wishes, count, (rows, asked, wanted) => {
        const result = match(prepareCatalogue(model, rows), asked, { count: wanted })
        for (const { facts } of result.matches) {
          for (const constraint of asked.constraints) {
            const relaxed = result.relaxed.find((one) => one.asked.id === constraint.id)
            expect(satisfies(relaxed?.applied ?? constraint, facts[constraint.attribute])).toBe(true)
          }
        }
        for (const { facts, misses } of result.nearby) {
          const missed = asked.constraints.filter((one) => !satisfies(one, facts[one.attribute]))
          expect(misses.map((miss) => miss.asked.id)).toEqual(missed.map(({ id }) => id))
        }
        const catalogue = prepareCatalogue(model, rows)
        const fitting = catalogue.items.flatMap(({ facts }, row) =>
          asked.constraints.every((one) =>
            satisfies(result.relaxed.find((r) => r.asked.id === one.id)?.applied ?? one, facts[one.attribute]),
          )
            ? [catalogue.groups!.of[row]!]
            : [],
        )
        const allowed = fitting.filter((group, i) => fitting.slice(0, i).filter((other) => other === group).length < 2)
        expect(result.fitting).toBe(fitting.length)
        expect(result.matches.length).toBe(Math.min(wanted, allowed.length))
        if (result.relaxed.length > 0)
          expect(rows.some((row) => asked.constraints.every((one) => satisfies(one, row[one.attribute])))).toBe(false)
      }),
      { numRuns: propertyRuns(200) },
    )
  })

  it('never ranks an equal but cheaper car lower, also with a correction and with variety', () => {
    fc.assert(
      fc.property(
        stock,
        wishes,
        correction,
        fc.nat(),
        fc.double({ min: 0.6, max: 0.999, noNaN: true }),
        fc.constantFrom(0, 0.01, 1, 10),
        fc.boolean(),
        (rows, answered, learned, pick, share, importance, constrained) => {
          // With next to no weight on the price, only the correction and the tie order are left to get it wrong.
          const weights = { ...answered.weights, price_cents: importance, fipe_position: importance }
          const asked = { ...answered, weights, constraints: constrained ? answered.constraints : [] }
          const original = { ...rows[pick % rows.length]! }
          const price = Number(original.price_cents)
          original.fipe_cents = original.fipe_cents === undefined ? undefined : price
          const cheaper = { ...original, id: 'zz-cheaper', price_cents: Math.floor(price * share) }
          const all = [...rows.filter(({ id }) => id !== original.id), original, cheaper]
          const { matches } = match(prepareCatalogue(model, all), asked, { count: all.length, correction: learned })
          const ids = matches.map(({ id }) => id)
          if (!ids.includes(original.id)) return
          expect(ids).toContain(cheaper.id)
          expect(ids.indexOf(cheaper.id)).toBeLessThan(ids.indexOf(original.id))
        },
      ),
      { numRuns: propertyRuns(500) },
    )
  })

  it('explains by contributions that anybody can recompute from the facts', () => {
    fc.assert(
      fc.property(stock, wishes, correction, (rows, asked, learned) => {
        const catalogue = prepareCatalogue(model, rows)
        const result = match(catalogue, asked, { correction: learned })
        const applied = asked.constraints.map(
          (one) => result.relaxed.find((r) => r.asked.id === one.id)?.applied ?? one,
        )
        const fitting = catalogue.items.filter(({ facts }) =>
          applied.every((one) => satisfies(one, facts[one.attribute])),
        )
        expect(fitting.length).toBe(result.fitting)
        for (const found of [...result.matches, ...result.nearby]) {
          const parts = recompute(asked, found.facts)
          for (const { attribute, worth, contribution } of found.contributions) {
            expect(worth ?? null).toBe(parts.get(attribute)!.worth ?? null)
            expect(contribution).toBeCloseTo(parts.get(attribute)!.contribution, 12)
          }
          const utility = [...parts.values()].reduce((sum, part) => sum + part.contribution, 0)
          expect(found.utility).toBeCloseTo(utility, 12)
          expect(found.score).toBeCloseTo(found.utility + found.correction - found.uncertainty, 12)
          expect(Math.abs(found.correction)).toBeLessThanOrEqual(0.08)
          const { reasons, tradeOff, comparedWith } = found.explanation
          const against = comparedWith === 'fitting' ? fitting : catalogue.items
          const effectOf = (attribute: string): number => {
            const worths = against
              .map(({ facts }) => recompute(asked, facts).get(attribute)!.worth)
              .filter((worth) => worth !== undefined)
              .sort((x, y) => x - y)
            const { kind, direction } = model.byKey.get(attribute)!
            const middle = direction === 'lower' ? worths.length >> 1 : (worths.length - 1) >> 1
            const mean = worths.reduce((sum, worth) => sum + worth, 0) / worths.length
            const typical = kind === 'number' ? worths[middle]! : mean
            return parts.get(attribute)!.share * (parts.get(attribute)!.worth! - typical)
          }
          for (const { attribute, kind, value, typical } of [...reasons, tradeOff].filter((one) => one !== undefined)) {
            if (typical === undefined || (kind !== 'better' && kind !== 'worse')) continue
            const values = against.map(({ facts }) => facts[attribute]).filter((fact) => typeof fact === 'number')
            expect(typical).toBe(values.sort((x, y) => x - y)[(values.length - 1) >> 1])
            const isLower = Number(value) < typical
            expect(isLower).toBe((kind === 'better') === (model.byKey.get(attribute)!.direction === 'lower'))
          }
          for (const reason of reasons) {
            if (reason.kind === 'better') expect(reason.effect).toBeCloseTo(effectOf(reason.attribute), 10)
            else {
              expect(reason.kind).toBe('fits')
              expect(
                asked.constraints.some(
                  (one) => one.attribute === reason.attribute && satisfies(one, found.facts[one.attribute]),
                ),
              ).toBe(true)
            }
          }
          const better = reasons.filter(({ kind }) => kind === 'better')
          for (const [attribute, part] of parts)
            if (better.length === 2 && part.worth !== undefined && !better.some((one) => one.attribute === attribute))
              expect(effectOf(attribute)).toBeLessThanOrEqual(better[1]!.effect + 1e-10)
          if (better.length === 2) expect(better[0]!.effect).toBeGreaterThanOrEqual(better[1]!.effect)
          if (tradeOff?.kind === 'worse') {
            expect(tradeOff.effect).toBeCloseTo(effectOf(tradeOff.attribute), 10)
            for (const [attribute, part] of parts)
              if (part.worth !== undefined) expect(effectOf(attribute)).toBeGreaterThanOrEqual(tradeOff.effect - 1e-10)
          }
          if (reasons.length < 2)
            for (const [attribute, part] of parts)
              if (part.worth !== undefined && !reasons.some((reason) => reason.attribute === attribute))
                expect(effectOf(attribute)).toBeLessThan(0.01 + 1e-10)
        }
      }),
      { numRuns: propertyRuns(60) },
    )
  })

  it('gives the same result for the same cars, whatever their order', () => {
    fc.assert(
      fc.property(stock, wishes, (rows, asked) => {
        const once = match(prepareCatalogue(model, rows), asked)
        expect(match(prepareCatalogue(model, rows), asked)).toEqual(once)
        const turned = match(prepareCatalogue(model, [...rows].reverse()), asked)
        expect(turned.matches.map(({ id }) => id)).toEqual(once.matches.map(({ id }) => id))
      }),
      { numRuns: propertyRuns(100) },
    )
  })

  it('starts with the best score and shows at most two of one model, near matches included', () => {
    fc.assert(
      fc.property(stock, wishes, count, (rows, asked, wanted) => {
        const { matches, nearby } = match(prepareCatalogue(model, rows), asked, { count: wanted })
        // "Onix Plus" takes one of the places of "Onix" where the stock has both.
        const families = familiesOf([...new Set(rows.map((row) => String(row.model)))])
        const names = [...new Set(rows.map((row) => String(row.model)))]
        const models = [...matches, ...nearby].map(({ facts }) => families[names.indexOf(String(facts.model))])
        for (const name of models) expect(models.filter((other) => other === name).length).toBeLessThanOrEqual(2)
        for (const { score } of matches) expect(score).toBeLessThanOrEqual(matches[0]!.score)
      }),
      { numRuns: propertyRuns(200) },
    )
  })

  it('lowers the score of a car for what it does not say about an average value', () => {
    const rows = syntheticCars({ count: 200, seed: 3 })
    const full = rows.find((row) => Object.values(row).every((value) => value !== undefined))!
    const { attribute, worth } = middling(full)
    const silent = { ...full, id: 'silent', [attribute]: undefined }
    const catalogue = prepareCatalogue(model, [full, silent])
    const { matches } = match(catalogue, {})
    expect(worth).toBeGreaterThan(0.3)
    expect(matches.map(({ id }) => id)).toEqual([full.id, 'silent'])
    expect(matches[1]!.confidence).toBeLessThan(1)
    expect(matches[1]!.uncertainty).toBeGreaterThan(0)
  })

  it('keeps the first place of most buyers when every weight is off by up to 5 %', () => {
    const catalogue = prepareCatalogue(model, syntheticCars({ count: 300, seed: 11 }))
    const random = seededRandom(5)
    let kept = 0
    for (let i = 0; i < 200; i++) {
      const asked = wishesFromAnswers(model, randomCarAnswers(random))
      const weights = Object.fromEntries(
        model.attributes.map(({ key, weight }) => [key, (asked.weights[key] ?? weight) * (0.95 + 0.1 * random())]),
      )
      if (match(catalogue, asked).matches[0]!.id === match(catalogue, { ...asked, weights }).matches[0]!.id) kept++
    }
    expect(kept).toBeGreaterThanOrEqual(180)
  })
})

/** The utility by hand: own interpolation, own renormalisation. */
function recompute(
  asked: Wishes,
  facts: Facts,
  of: Model = model,
): Map<string, { worth: number | undefined; share: number; contribution: number }> {
  const terms = of.attributes.flatMap(({ key, weight, value }) => {
    const w = asked.weights[key] ?? weight
    const v = asked.values[key] ?? value
    return w > 0 && v !== undefined ? [{ key, w, worth: worthOf(v, facts[key]) }] : []
  })
  const known = terms.reduce((sum, { w, worth }) => (worth === undefined ? sum : sum + w), 0)
  return new Map(
    terms.map(({ key, w, worth }) => [
      key,
      {
        worth,
        share: worth === undefined ? 0 : w / known,
        contribution: worth === undefined ? 0 : (w / known) * worth,
      },
    ]),
  )
}

function worthOf(value: ValueFunction, fact: Facts[string]): number | undefined {
  if (fact === undefined) return undefined
  if (value.type === 'table') return value.values[String(fact)] ?? value.otherwise
  const x = Number(fact)
  const after = value.points.findIndex(([at]) => at >= x)
  if (after === 0) return value.points[0]![1]
  if (after < 0) return value.points.at(-1)![1]
  const [x0, y0] = value.points[after - 1]!
  const [x1, y1] = value.points[after]!
  return y0 + ((y1 - y0) * (x - x0)) / (x1 - x0)
}

function middling(car: SyntheticCar): { attribute: string; worth: number } {
  const parts = recompute({ constraints: [], weights: {}, values: {} }, { ...car, fipe_position: 1 })
  const utility = [...parts.values()].reduce((sum, part) => sum + part.contribution, 0)
  const near = ['trunk_litres', 'power_hp', 'airbags', 'km_per_litre', 'km'].map((attribute) => ({
    attribute,
    worth: parts.get(attribute)!.worth!,
  }))
  return near.sort((a, b) => Math.abs(a.worth - utility) - Math.abs(b.worth - utility))[0]!
}
