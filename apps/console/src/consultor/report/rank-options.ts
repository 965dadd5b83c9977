import type { ResultMatrix } from '@recado/contracts/execution-result'

export interface RankedOption {
  option: string
  name: string
  marks: readonly number[]
  /** 0 to 10. */
  total: number
}

/** The options by their totals, the best first; equal ones stay in their order. Weights may sum to anything but nought. */
export function rankOptions({ rows }: ResultMatrix, weights: readonly number[]): RankedOption[] {
  const shares = sharesOf(weights)
  return rows
    .map(({ option, name, marks }) => ({ option, name, marks, total: weigh(marks, shares) }))
    .sort((a, b) => b.total - a.total)
}

/** Nearer to nothing or everything than what is shown of a share: there two are level at most. */
const EDGE = 0.005

export interface Flip {
  /** Share of the criterion's weight at which another option takes the lead. */
  share: number
  name: string
}

/**
 * How far one criterion's weight must move until another option leads, the others keeping their proportions; undefined
 * where none ever does. Totals are linear in that share, so the nearest crossing with the leader's line is it.
 */
export function flipOf(matrix: ResultMatrix, weights: readonly number[], criterion: number): Flip | undefined {
  const shares = sharesOf(weights)
  const now = shares[criterion] ?? 0
  const rest = 1 - now
  const others = shares.map((share, at) => (at === criterion || rest === 0 ? 0 : share / rest))
  const lines = rankOptions(matrix, weights).map(({ name, marks }) => {
    const without = weigh(marks, others)
    return { name, without, slope: (marks[criterion] ?? 0) - without }
  })
  const [leader, ...rivals] = lines
  if (leader === undefined) return undefined
  return rivals
    .flatMap(({ name, without, slope }) => {
      const share = (without - leader.without) / (leader.slope - slope)
      return share > EDGE && share < 1 - EDGE ? [{ share, name }] : []
    })
    .sort((a, b) => Math.abs(a.share - now) - Math.abs(b.share - now))[0]
}

/** The same weights so that they sum to one; all alike where they are all nought. */
export function sharesOf(weights: readonly number[]): number[] {
  const whole = weights.reduce((total, weight) => total + weight, 0)
  return weights.map((weight) => (whole === 0 ? 1 / weights.length : weight / whole))
}

function weigh(marks: readonly number[], shares: readonly number[]): number {
  return marks.reduce((total, mark, at) => total + mark * (shares[at] ?? 0), 0)
}
