import { carModel } from '../src/cars/index.ts'
import { match, prepareCatalogue, type Wishes, wishesFromAnswers } from '../src/index.ts'
import { randomCarAnswers, seededRandom, syntheticCars } from '../src/testing/index.ts'

export interface Quality {
  /** Share of buyers whose first car stays first when every weight is off by up to ±5 %. */
  stability: number
  /** Share of cars that some buyer is shown. */
  coverage: number
  /** Gini of how often cars are shown, 0 (all alike) to 1 (one car for everybody). */
  gini: number
  /** Mean number of different models among three. */
  models: number
  /** Sum of the utilities of everything shown. */
  utility: number
}

/** What a shop of this size shows to this many different buyers, one after the other, with the loss allowed. */
export function benchQuality(cars: number, buyers: number, mostLoss?: number): Quality {
  const model = carModel({ year: 2026 })
  const catalogue = prepareCatalogue(model, syntheticCars({ count: cars, seed: 11 }))
  const random = seededRandom(5)
  const shown = new Map<string, number>()
  let stable = 0
  let models = 0
  let utility = 0
  for (let i = 0; i < buyers; i++) {
    const wishes = wishesFromAnswers(model, randomCarAnswers(random))
    const { matches } = match(catalogue, wishes, mostLoss === undefined ? {} : { exposure: { shown, mostLoss } })
    for (const { id } of matches) shown.set(id, (shown.get(id) ?? 0) + 1)
    for (const one of matches) utility += one.utility
    models += new Set(matches.map(({ facts }) => facts.model)).size
    if (match(catalogue, shake(wishes, random)).matches[0]!.id === matches[0]!.id) stable++
  }
  const counts = catalogue.items.map(({ id }) => shown.get(id) ?? 0).sort((a, b) => a - b)
  const total = counts.reduce((sum, count) => sum + count, 0)
  const ranked = counts.reduce((sum, count, i) => sum + (i + 1) * count, 0)
  return {
    stability: stable / buyers,
    coverage: shown.size / cars,
    gini: (2 * ranked) / (counts.length * total) - (counts.length + 1) / counts.length,
    models: models / buyers,
    utility,
  }

  function shake(wishes: Wishes, noise: () => number): Wishes {
    const weights = model.attributes.map(({ key, weight }) => {
      const current = wishes.weights[key] ?? weight
      return [key, current * (1 + 0.05 * (2 * noise() - 1))] as const
    })
    return { ...wishes, weights: Object.fromEntries(weights) }
  }
}
