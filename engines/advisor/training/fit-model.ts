import type { LinearModel } from '../src/intake/scoring/linear-model.ts'
import type { Example } from './examples.ts'

export interface FitSettings {
  passes: number
  step: number
  /** Weights that gain less than this per view fall to nothing: keeps the table small. */
  sparing: number
  /** Features of fewer views are left out. */
  leastSeen: number
  /** The share of features that each view is learned without, so that no word alone decides. */
  dropped: number
  /** Smaller weights are not kept. */
  least: number
}

export const fitSettings: FitSettings = {
  passes: 14,
  step: 0.2,
  sparing: 0.004,
  leastSeen: 2,
  dropped: 0.4,
  least: 0.3,
}

interface Row {
  features: readonly number[]
  allowed: readonly number[]
  right: ReadonlySet<number>
}

/**
 * Multinomial logistic regression by AdaGrad. Any of an example's right classes may win. Examples that the rules were
 * made from are shown without the rules' conclusion, the others with and without it. The weights
 * are the mean of those after each pass of the second half. Same examples, same weights.
 */
export function fitModel(
  classes: readonly string[],
  examples: readonly Example[],
  settings: FitSettings = fitSettings,
): LinearModel {
  const views = examples.flatMap(({ features, allowed, right, fitted }) => [
    { names: new Set(features.shown), allowed, right },
    ...(fitted ? [] : [{ names: new Set([...features.shown, ...features.concluded]), allowed, right }]),
  ])
  const counts = new Map<string, number>()
  for (const { names } of views) for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  const names = [...counts].filter(([, count]) => count >= settings.leastSeen).map(([name]) => name)
  const places = new Map(names.map((name, n) => [name, n]))
  const rows: Row[] = views.map(({ names, allowed, right }) => ({
    features: [...names].flatMap((name) => places.get(name) ?? []),
    allowed,
    right,
  }))
  const weights = descend(rows, names.length, classes.length, settings)
  return {
    classes,
    weights: new Map(names.map((name, n) => [name, pairsOf(weights, n, classes.length, settings.least)])),
  }
}

function descend(rows: readonly Row[], size: number, width: number, settings: FitSettings): Float64Array {
  const fit = {
    ...settings,
    width,
    weights: new Float64Array(size * width),
    squares: new Float64Array(size * width),
    scores: new Float64Array(width),
  }
  const order = rows.map((_, n) => n)
  const draw = createDraw()
  const sum = new Float64Array(size * width)
  const first = settings.passes >> 1
  for (let pass = 0; pass < settings.passes; pass++) {
    for (let n = order.length - 1; n > 0; n--) {
      const other = Math.floor(draw() * (n + 1))
      const held = order[n]!
      order[n] = order[other]!
      order[other] = held
    }
    for (const n of order) {
      const row = rows[n]!
      learn({ ...row, features: row.features.filter(() => draw() >= settings.dropped) }, fit)
    }
    if (pass >= first) for (let at = 0; at < sum.length; at++) sum[at] = sum[at]! + fit.weights[at]!
  }
  return sum.map((total) => total / (settings.passes - first))
}

/** Numbers from 0 to 1, the same each time. */
function createDraw(): () => number {
  let seed = 12_345
  return () => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0
    return (seed >>> 8) / 2 ** 24
  }
}

interface Fit extends FitSettings {
  width: number
  weights: Float64Array
  squares: Float64Array
  scores: Float64Array
}

function learn({ features, allowed, right }: Row, { width, weights, squares, scores, step, sparing }: Fit): void {
  let top = Number.NEGATIVE_INFINITY
  for (const place of allowed) {
    let score = 0
    for (const feature of features) score += weights[feature * width + place]!
    scores[place] = score
    if (score > top) top = score
  }
  let all = 0
  let good = 0
  for (const place of allowed) {
    const size = Math.exp(scores[place]! - top)
    scores[place] = size
    all += size
    if (right.has(place)) good += size
  }
  for (const place of allowed) {
    const pull = scores[place]! / all - (right.has(place) ? scores[place]! / good : 0)
    for (const feature of features) {
      const at = feature * width + place
      squares[at] = squares[at]! + pull * pull
      const rate = step / Math.sqrt(squares[at]! + 1e-8)
      const moved = weights[at]! - rate * pull
      weights[at] = Math.sign(moved) * Math.max(0, Math.abs(moved) - rate * sparing)
    }
  }
}

function pairsOf(weights: Float64Array, feature: number, width: number, least: number): [number, number][] {
  return Array.from({ length: width }, (_, place) => place).flatMap((place): [number, number][] => {
    const tenths = Math.round(10 * weights[feature * width + place]!)
    return Math.abs(tenths) < 10 * least ? [] : [[place, tenths / 10]]
  })
}
