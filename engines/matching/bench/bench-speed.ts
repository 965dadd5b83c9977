import { carModel } from '../src/cars/index.ts'
import { match, prepareCatalogue, wishesFromAnswers } from '../src/index.ts'
import { randomCarAnswers, seededRandom, syntheticCars } from '../src/testing/index.ts'

export interface Speed {
  cars: number
  prepareMs: number
  p50Ms: number
  p95Ms: number
  maxMs: number
}

const WARM_UP = 30
const RANKINGS = 400

/**
 * Time of one whole `match` (check wishes, filter, relax if needed, score, diversify, explain three) for buyers who
 * all answered differently; nothing is kept from one ranking to the next.
 */
export function benchSpeed(cars: number): Speed {
  const model = carModel({ year: 2026 })
  const rows = syntheticCars({ count: cars })
  const started = performance.now()
  const catalogue = prepareCatalogue(model, rows)
  const prepareMs = performance.now() - started
  const random = seededRandom(7)
  const times: number[] = []
  for (let i = 0; i < WARM_UP + RANKINGS; i++) {
    const wishes = wishesFromAnswers(model, randomCarAnswers(random))
    const before = performance.now()
    match(catalogue, wishes)
    if (i >= WARM_UP) times.push(performance.now() - before)
  }
  times.sort((a, b) => a - b)
  const at = (share: number): number => times[Math.floor(share * (times.length - 1))]!
  return { cars, prepareMs, p50Ms: at(0.5), p95Ms: at(0.95), maxMs: at(1) }
}
