import { carModel } from '../src/cars/index.ts'
import { match, prepareCatalogue, wishesFromAnswers } from '../src/index.ts'
import { randomCarAnswers, seededRandom, syntheticCars } from '../src/testing/index.ts'

export interface Speed {
  cars: number
  prepareMs: number
  p50Ms: number
  p95Ms: number
  maxMs: number
  /** Processor of all rankings against as many of the bare thing: ten numbers of each car weighted, added up and sorted. */
  times: number
}

const BUYERS = 300
/** Each buyer is ranked this often and the fastest counts: neighbours on a shared machine only ever add time. */
const ROUNDS = 5
const ATTRIBUTES = 10

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
  const bare = bareRanking(cars, random)
  let [own, bareOwn] = [0, 0]
  for (let round = 0; round < ROUNDS; round++) {
    own += processorOf(() =>
      buyers.forEach((wishes, i) => {
        times[i] = Math.min(
          times[i]!,
          timeOf(() => match(catalogue, wishes)),
        )
      }),
    )
    bareOwn += processorOf(() => buyers.forEach(bare))
  }
  times.sort((a, b) => a - b)
  const at = (share: number): number => times[Math.floor(share * (times.length - 1))]!
  return { cars, prepareMs, p50Ms: at(0.5), p95Ms: at(0.95), maxMs: at(1), times: own / bareOwn }
}

function bareRanking(cars: number, random: () => number): () => void {
  const facts = Float64Array.from({ length: cars * ATTRIBUTES }, random)
  const weights = Float64Array.from({ length: ATTRIBUTES }, random)
  return () => {
    const scores = new Float64Array(cars)
    for (let car = 0; car < cars; car++) {
      for (let n = 0; n < ATTRIBUTES; n++) scores[car]! += weights[n]! * facts[car * ATTRIBUTES + n]!
    }
    scores.sort()
  }
}

function timeOf(work: () => unknown): number {
  const before = performance.now()
  work()
  return performance.now() - before
}

/** Of this thread, in milliseconds: on a machine with other work the clock on the wall counts that, too. */
function processorOf(work: () => unknown): number {
  const before = process.threadCpuUsage()
  work()
  const { user, system } = process.threadCpuUsage(before)
  return (user + system) / 1_000
}
