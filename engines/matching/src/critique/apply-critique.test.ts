import { describe, expect, it } from 'vitest'
import { carModel } from '../cars/index.ts'
import { prepareCatalogue } from '../catalogue/prepare-catalogue.ts'
import { match } from '../match/match.ts'
import { seededRandom } from '../random/seeded-random.ts'
import { randomCarAnswers } from '../testing/random-car-answers.ts'
import { syntheticCars } from '../testing/synthetic-cars.ts'
import { wishesFromAnswers } from '../wishes/wishes-from-answers.ts'
import { applyCritique, UnknownCritique } from './apply-critique.ts'

const model = carModel({ year: 2026 })
const catalogue = prepareCatalogue(model, syntheticCars({ count: 300 }))

describe('critiques', () => {
  it.each(model.critiques)(
    '"$key" moves every next car beyond what was shown, again and again',
    ({ key, attribute, move }) => {
      const random = seededRandom(8)
      for (let i = 0; i < 20; i++) {
        let wishes = wishesFromAnswers(model, randomCarAnswers(random))
        let { matches } = match(catalogue, wishes)
        for (let round = 0; round < 4 && matches.length > 0; round++) {
          const known = matches.map(({ facts }) => facts[attribute]).filter((fact) => typeof fact === 'number')
          wishes = applyCritique(catalogue, wishes, { key, shown: matches.map(({ id }) => id) })
          const next = match(catalogue, wishes)
          for (const { facts } of [...next.matches, ...next.nearby]) {
            if (known.length === 0) break
            if (move === 'lower') expect(facts[attribute]).toBeLessThan(Math.min(...known))
            else expect(facts[attribute]).toBeGreaterThan(Math.max(...known))
          }
          if (next.matches.length === 0) expect(next.empty).toBe('nothing_fits')
          matches = next.matches
        }
      }
    },
  )

  it('keep what the person asked before, and weigh the attribute more, up to a ceiling', () => {
    let wishes = wishesFromAnswers(model, { body: ['suv'], max_km: 100_000 })
    const shown = match(catalogue, wishes).matches.map(({ id }) => id)
    for (let i = 0; i < 10; i++) wishes = applyCritique(catalogue, wishes, { key: 'cheaper', shown })
    expect(wishes.constraints.map(({ id }) => id)).toEqual(['body.body.in', 'max_km.km.max', 'critique.cheaper'])
    expect(wishes.weights.price_cents).toBeCloseTo(3 * 1.5 ** 3)
  })

  it('"like this, but" brings cars of the same kind first', () => {
    const suv = catalogue.items.find(({ facts }) => facts.body === 'suv' && Number(facts.price_cents) > 10_000_000)!
    const request = { key: 'cheaper', shown: [suv.id] }
    const alike = match(catalogue, applyCritique(catalogue, {}, { ...request, like: true }))
    expect(alike.matches[0]!.facts.body).toBe('suv')
    expect(Number(alike.matches[0]!.facts.price_cents)).toBeLessThan(Number(suv.facts.price_cents))
  })

  it('refuse what the model or the catalogue does not have', () => {
    expect(() => applyCritique(catalogue, {}, { key: 'redder', shown: [] })).toThrow(UnknownCritique)
    expect(() => applyCritique(catalogue, {}, { key: 'cheaper', shown: ['gone'] })).toThrow(UnknownCritique)
  })

  it('take back an opposite one said earlier', () => {
    const opposed = {
      ...model,
      critiques: [
        ...model.critiques,
        { key: 'smaller', attribute: 'trunk_litres', move: 'lower' as const, step: { share: 0.1 } },
      ],
    }
    const stock = prepareCatalogue(opposed, syntheticCars({ count: 300 }))
    const shown = stock.items.filter(({ facts }) => facts.trunk_litres === 303).map(({ id }) => id)
    const bigger = applyCritique(stock, {}, { key: 'bigger', shown })
    const smaller = applyCritique(stock, bigger, { key: 'smaller', shown })
    expect(smaller.constraints.map(({ id }) => id)).toEqual(['critique.smaller'])
    expect(match(stock, smaller).matches.length).toBe(3)
  })
})
