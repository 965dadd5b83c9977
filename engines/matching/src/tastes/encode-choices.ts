import type { Choice } from './choice.ts'
import { type CrossFeature, crossOf } from './cross-features.ts'
import type { LogitData } from './fit-logit.ts'
import { featureOf, type TasteFeature } from './taste-features.ts'

/** One matrix of all alternatives: the features, then the crossed ones. */
export function encodeChoices(
  features: readonly TasteFeature[],
  choices: readonly Choice[],
  crosses: readonly CrossFeature[] = [],
): LogitData {
  const width = features.length + crosses.length
  const starts = new Int32Array(choices.length + 1)
  choices.forEach(({ alternatives }, c) => {
    starts[c + 1] = starts[c]! + alternatives.length
  })
  const flat = new Float64Array(starts[choices.length]! * width)
  choices.forEach(({ alternatives, about }, c) => {
    alternatives.forEach((facts, a) => {
      const base = (starts[c]! + a) * width
      for (let k = 0; k < features.length; k++) flat[base + k] = featureOf(features[k]!, facts)
      for (let k = features.length; k < width; k++)
        flat[base + k] = crossOf(crosses[k - features.length]!, about, facts)
    })
  })
  return { features: flat, width, starts, chosen: Int32Array.from(choices, ({ chosen }) => chosen) }
}

/** Spread of each feature within choices (1 where it never differs), to put ridge on one scale for all. */
export function featureScales({ features, width, starts }: LogitData): Float64Array {
  const scales = new Float64Array(width)
  const alternatives = features.length / width
  for (let c = 0; c + 1 < starts.length; c++) {
    const from = starts[c]!
    const to = starts[c + 1]!
    for (let k = 0; k < width; k++) {
      let mean = 0
      for (let a = from; a < to; a++) mean += features[a * width + k]! / (to - from)
      for (let a = from; a < to; a++) scales[k]! += (features[a * width + k]! - mean) ** 2 / alternatives
    }
  }
  return scales.map((variance) => (variance > 0 ? Math.sqrt(variance) : 1))
}
