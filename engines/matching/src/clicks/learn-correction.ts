import type { Model } from '../model/define-model.ts'
import { fitLogit, type LogitData } from '../tastes/fit-logit.ts'
import type { Correction } from './correction.ts'
import type { Impression, Shown } from './impression.ts'

export interface CorrectionOptions {
  version: string
  /** Largest correction of any score; 0.08 by default: enough to swap neighbours, too little to bury a good match. */
  bound?: number
  /** Inverse propensities are cut here; 10 by default. Unclipped weights have unbounded variance. */
  clip?: number
  /** Fewer usable clicks than this teach nothing; 50 by default. */
  leastClicks?: number
  /** Ridge on the pulls, in pseudo-observations; 20 by default. */
  ridge?: number
}

/**
 * Learns a correction from what people clicked among what they saw. Each click is compared, pair by pair, with the
 * items seen and not clicked; unseen items are ignored. A pair weighs the clipped inverse of both propensities:
 * weighting the clicked side alone would make every explored item look wanted. Weights are then scaled so that each
 * click counts as one on average. Utility and −log(position) take part in the fit and are then thrown away: what the
 * ranking or the place on the screen already explains is not credited to an attribute. Pulls of directed attributes
 * are kept ≥ 0.
 */
export function learnCorrection(
  model: Model,
  impressions: readonly Impression[],
  options: CorrectionOptions,
): Correction {
  const { version, bound = 0.08, clip = 10, leastClicks = 50, ridge = 20 } = options
  const attributes = [
    ...new Set(impressions.flatMap(({ shown }) => shown.flatMap(({ worths }) => Object.keys(worths)))),
  ].filter((key) => model.byKey.has(key))
  const pairs = impressions.flatMap(({ shown }) => pairsIn(shown))
  const clicks = pairs.reduce((sum, { share }) => sum + share, 0)
  if (Math.round(clicks) < leastClicks) return { version, bound, pulls: {}, clicks: Math.round(clicks) }

  const width = attributes.length + 2
  const data = encode(pairs, attributes, width)
  const inverse = pairs.map(({ clicked, passedOver, share }) => {
    return share * Math.min(clip, 1 / (clicked.propensity * passedOver.propensity))
  })
  const scale = clicks / inverse.reduce((sum, weight) => sum + weight, 0)
  const weights = Float64Array.from(inverse, (weight) => weight * scale)
  const bounded = [...attributes.map((key) => model.byKey.get(key)!.direction !== undefined), true, true]
  const centre = new Float64Array(width)
  // The two nuisance terms are there to absorb, so they are shrunk a hundred times less than the pulls.
  const shrink = Float64Array.from({ length: width }, (_, k) => (k < attributes.length ? ridge : ridge / 100))
  const fitted = fitLogit(data, { weights, bounded, centre, ridge: shrink, start: centre, steps: 30 })
  return {
    version,
    bound,
    pulls: Object.fromEntries(attributes.map((key, k) => [key, fitted[k]!])),
    clicks: Math.round(clicks),
  }
}

interface Pair {
  clicked: Shown
  passedOver: Shown
  /** One click is one in all, however many items it was preferred to. */
  share: number
}

function pairsIn(shown: readonly Shown[]): Pair[] {
  const rejected = shown.filter(({ seen, clicked }) => seen && !clicked)
  return shown
    .filter(({ clicked }) => clicked)
    .flatMap((clicked) => rejected.map((passedOver) => ({ clicked, passedOver, share: 1 / rejected.length })))
}

function encode(pairs: readonly Pair[], attributes: readonly string[], width: number): LogitData {
  const features = new Float64Array(pairs.length * 2 * width)
  let at = 0
  for (const { clicked, passedOver } of pairs) {
    for (const item of [clicked, passedOver]) {
      for (const key of attributes) features[at++] = (item.worths[key] ?? 0.5) - 0.5
      features[at++] = item.utility
      features[at++] = -Math.log(item.position)
    }
  }
  const starts = Int32Array.from({ length: pairs.length + 1 }, (_, pair) => 2 * pair)
  return { features, width, starts, chosen: new Int32Array(pairs.length) }
}
