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

const BUYERS = 300
/** Each buyer is ranked this often and the fastest counts: neighbours on a shared machine only ever add time. */
const ROUNDS = 5

/**
 * Time of one whole `match` (check wishes, filter, relax if needed, score, diversify, explain three), over buyers who
 * all answered differently; nothing is kept from one ranking to the next.
 */
export function benchSpeed(cars: number): Speed {
  const model = carModel({ year: 2026 })
  const rows = syntheticCars({ count: cars })
  const started = performance.now()
  const catalogue = prepareCatalogue(model, rows)
  const prepareMs = performance.now() - started
  const random = seededRandom(7)
  const buyers = Array.from({ length: BUYERS }, () => wishesFromAnswers(model, randomCarAnswers(random)))
  const times = buyers.map(() => Number.POSITIVE_INFINITY)
  for (let round = 0; round < ROUNDS; round++) {
    buyers.forEach((wishes, i) => {
      const before = performance.now()
      match(catalogue, wishes)
      times[i] = Math.min(times[i]!, performance.now() - before)
    })
  }
  times.sort((a, b) => a - b)
  const at = (share: number): number => times[Math.floor(share * (times.length - 1))]!
  return { cars, prepareMs, p50Ms: at(0.5), p95Ms: at(0.95), maxMs: at(1) }
}
