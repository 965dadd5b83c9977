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
 * Learns a correction from what people clicked among what they saw. Each click is a choice against the items seen
 * and not clicked; unseen items are ignored. It is weighted by the clipped inverse propensity of the clicked item.
 * Utility and −log(position) take part in the fit and are then thrown away: what the ranking or the place on the
 * screen already explains is not credited to an attribute. Pulls of directed attributes are kept ≥ 0.
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
  const choices = impressions.flatMap(({ shown }) => choicesIn(shown))
  if (choices.length < leastClicks) return { version, bound, pulls: {}, clicks: choices.length }

  const width = attributes.length + 2
  const data = encode(choices, attributes, width)
  const weights = Float64Array.from(choices, ({ clicked }) => Math.min(clip, 1 / clicked.propensity))
  const bounded = [...attributes.map((key) => model.byKey.get(key)!.direction !== undefined), true, true]
  const centre = new Float64Array(width)
  // The two nuisance terms are there to absorb, so they are shrunk a hundred times less than the pulls.
  const shrink = Float64Array.from({ length: width }, (_, k) => (k < attributes.length ? ridge : ridge / 100))
  const fitted = fitLogit(data, { weights, bounded, centre, ridge: shrink, start: centre, steps: 30 })
  return {
    version,
    bound,
    pulls: Object.fromEntries(attributes.map((key, k) => [key, fitted[k]!])),
    clicks: choices.length,
  }
}

interface Click {
  clicked: Shown
  passedOver: Shown[]
}

function choicesIn(shown: readonly Shown[]): Click[] {
  const passedOver = shown.filter(({ seen, clicked }) => seen && !clicked)
  if (passedOver.length === 0) return []
  return shown.filter(({ clicked }) => clicked).map((clicked) => ({ clicked, passedOver }))
}

function encode(choices: readonly Click[], attributes: readonly string[], width: number): LogitData {
  const starts = new Int32Array(choices.length + 1)
  const features: number[] = []
  choices.forEach(({ clicked, passedOver }, c) => {
    for (const item of [clicked, ...passedOver]) {
      for (const key of attributes) features.push((item.worths[key] ?? 0.5) - 0.5)
      features.push(item.utility, -Math.log(item.position))
    }
    starts[c + 1] = starts[c]! + 1 + passedOver.length
  })
  return { features: Float64Array.from(features), width, starts, chosen: new Int32Array(choices.length) }
}
