export interface Example {
  features: readonly string[]
  isRight: boolean
  /** Features that few problems know are learned by heart, not understood. */
  problem: string
}

/** Where a weight begins. */
type Prior = (feature: string) => number

/** The few right ones count so many times. */
const rightWeight = 4
const epochs = 3
const rate = 0.06
const decay = 0.01
const leastProblems = 4

/** Weights by logistic regression, one example after another with steps that shrink feature by feature. Deterministic. */
export function learn(examples: readonly Example[], prior: Prior = () => 0): Map<string, number> {
  const known = commonFeatures(examples)
  const index = new Map<string, number>()
  const idOf = (feature: string) => {
    const id = index.get(feature) ?? index.size
    index.set(feature, id)
    return id
  }
  const rows = examples.map(({ features, isRight }) => ({
    isRight,
    ids: features.filter((feature) => known.has(feature)).map(idOf),
  }))
  const begin = Float64Array.from(index.keys(), prior)
  const weights = Float64Array.from(begin)
  const squares = new Float64Array(index.size).fill(1)
  const order = shuffled(rows.length)
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const at of order) {
      const { ids, isRight } = rows[at]!
      let sum = -3
      for (const id of ids) sum += weights[id]!
      const miss = (isRight ? rightWeight : 1) * (Number(isRight) - 1 / (1 + Math.exp(-sum)))
      for (const id of ids) {
        const gradient = miss - decay * (weights[id]! - begin[id]!)
        squares[id]! += gradient * gradient
        weights[id]! += (rate * gradient) / Math.sqrt(squares[id]!)
      }
    }
  }
  return new Map([...index].map(([name, id]) => [name, weights[id]!]))
}

function commonFeatures(examples: readonly Example[]): ReadonlySet<string> {
  const problems = new Map<string, Set<string>>()
  for (const { features, problem } of examples)
    for (const feature of features) {
      const seen = problems.get(feature)
      if (seen) seen.add(problem)
      else problems.set(feature, new Set([problem]))
    }
  return new Set([...problems].flatMap(([feature, { size }]) => (size >= leastProblems ? [feature] : [])))
}

/** The same order for the same number of examples. */
function shuffled(size: number): number[] {
  const order = Array.from({ length: size }, (_, n) => n)
  let state = 12345
  for (let n = size - 1; n > 0; n--) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0
    const other = state % (n + 1)
    ;[order[n], order[other]] = [order[other]!, order[n]!]
  }
  return order
}
