import { createRandom } from './random.ts'

/**
 * A month's profit under uncertainty: revenue, contribution margin and fixed costs drawn from symmetric triangular
 * distributions around today's figures. Inputs in order: revenue (BRL), margin (fraction), fixed costs (BRL), the three
 * half-widths (fractions of each figure), draws, seed. The same inputs give the same draws.
 */
function profits(inputs: readonly number[]): Float64Array {
  const key = inputs.join()
  const known = lastRun?.key === key ? lastRun.sorted : undefined
  if (known) return known
  const [revenue, margin, fixed, revenueSwing, marginSwing, fixedSwing, draws, seed] = inputs as number[]
  const random = createRandom(seed!)
  const around = (mean: number, halfWidth: number) => mean * (1 + halfWidth * (random() + random() - 1))
  const sorted = Float64Array.from(
    { length: Math.max(1, Math.floor(draws!)) },
    () => around(revenue!, revenueSwing!) * around(margin!, marginSwing!) - around(fixed!, fixedSwing!),
  ).sort()
  lastRun = { key, sorted }
  return sorted
}

/** Three quantiles and a probability ask for the same draws in a row: remembering one run saves three. */
let lastRun: { key: string; sorted: Float64Array } | undefined

/** Share of draws that end in a loss, 0 to 1. */
export function lossProbability(inputs: readonly number[]): number {
  const sorted = profits(inputs)
  return sorted.filter((profit) => profit < 0).length / sorted.length
}

/** The profit below which a share `q` of the draws ends, interpolated between neighbours, to the centavo. */
export function profitQuantile(q: number, inputs: readonly number[]): number {
  const sorted = profits(inputs)
  const at = q * (sorted.length - 1)
  const below = sorted[Math.floor(at)]!
  const above = sorted[Math.ceil(at)]!
  return Math.round((below + (above - below) * (at - Math.floor(at))) * 100) / 100
}
