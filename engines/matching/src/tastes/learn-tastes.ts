import type { Attribute } from '../model/attribute.ts'
import { seededRandom } from '../random/seeded-random.ts'
import type { Choice } from './choice.ts'
import { choiceProbabilities, fitLogit, type LogitData } from './fit-logit.ts'
import { encodeChoices, featureScales, isBounded, type TasteFeature, tasteFeatures } from './taste-features.ts'

/** Kinds of buyers and what each cares about. JSON: store it, version it. */
export interface Tastes {
  features: TasteFeature[]
  /** Shares add up to 1. Weights align with `features`, in log-odds. */
  classes: { share: number; weights: number[] }[]
}

export interface TasteSettings {
  /** Kinds of buyers per run. */
  classes: number
  /** Pulls each kind towards what all have in common, in pseudo-observations per standardised coefficient. */
  ridge: number
  /** Independent runs whose kinds are pooled with equal share: averages away the luck of a start. */
  runs: number
  seed: number
}

/** Ridge of the common weights towards zero. */
const COMMON_RIDGE = 10
const ROUNDS = 25
/** Less of a person than this is left out of a kind's fit: most people are surely not most kinds, and rounds get faster. */
const NEGLIGIBLE = 1e-3

/**
 * Learns a latent-class conditional logit by expectation–maximisation: people differ, so a mixture of kinds of buyers
 * predicts unseen people better than one average buyer. Weights of directed attributes are ≥ 0.
 * Every `chosen` must index its `alternatives`, and there must be at least one choice.
 * @throws RangeError otherwise.
 */
export function learnTastes(
  attributes: readonly Attribute[],
  choices: readonly Choice[],
  settings: TasteSettings,
): Tastes {
  if (choices.length === 0) throw new RangeError('no choices to learn from')
  for (const { chosen, alternatives } of choices)
    if (alternatives[chosen] === undefined) throw new RangeError('a choice takes an alternative that was not offered')
  const features = tasteFeatures(attributes, choices)
  const data = encodeChoices(features, choices)
  const scales = featureScales(data)
  for (let i = 0; i < data.features.length; i++) data.features[i]! /= scales[i % data.width]!
  const bounded = features.map(isBounded)
  const zero = new Float64Array(data.width)
  const common = fitLogit(data, {
    weights: new Float64Array(choices.length).fill(1),
    bounded,
    centre: zero,
    ridge: zero.map(() => COMMON_RIDGE),
    start: zero,
    steps: 50,
  })
  const people = [...new Set(choices.map(({ person }) => person))]
  const personOf = Int32Array.from(choices, ({ person }) => people.indexOf(person))
  const runs = settings.classes === 1 ? 1 : settings.runs
  const classes = Array.from({ length: runs }, (_, run) =>
    mixture({ data, bounded, common, personOf, people: people.length }, settings, settings.seed + run),
  ).flat()
  return {
    features,
    classes: classes.map(({ share, weights }) => ({
      share: share / runs,
      weights: Array.from(weights, (weight, k) => weight / scales[k]!),
    })),
  }
}

interface Problem {
  data: LogitData
  bounded: readonly boolean[]
  common: Float64Array
  personOf: Int32Array
  people: number
}

interface Kind {
  share: number
  weights: Float64Array
}

function mixture({ data, bounded, common, personOf, people }: Problem, settings: TasteSettings, seed: number): Kind[] {
  if (settings.classes === 1) return [{ share: 1, weights: common }]
  const random = seededRandom(seed)
  // Sum of 12 uniforms − 6: near enough to a normal for scattering starting points.
  const normal = (): number => Array.from({ length: 12 }, random).reduce((sum, u) => sum + u, -6)
  const kinds = Array.from(
    { length: settings.classes },
    (): Kind => ({
      share: 1 / settings.classes,
      weights: common.map((weight, k) => (bounded[k] ? weight * Math.exp(0.6 * normal()) : weight + 0.2 * normal())),
    }),
  )
  const ridge = new Float64Array(data.width).fill(settings.ridge)
  for (let round = 0; round < ROUNDS; round++) {
    const belonging = posteriors(data, kinds, personOf, people)
    kinds.forEach((kind, k) => {
      const mine = belonging.map((posterior) => posterior[k]!)
      // One pseudo-person per kind: a kind may become rare, never impossible.
      kind.share = (mine.reduce((sum, p) => sum + p, 0) + 1) / (people + kinds.length)
      const weights = Float64Array.from(personOf, (person) => (mine[person]! < NEGLIGIBLE ? 0 : mine[person]!))
      kind.weights = fitLogit(data, { weights, bounded, centre: common, ridge, start: kind.weights, steps: 2 })
    })
  }
  return kinds
}

/** Per person, the probability of being each kind, given all of their choices. */
function posteriors(data: LogitData, kinds: readonly Kind[], personOf: Int32Array, people: number): number[][] {
  const logs = Array.from({ length: people }, () => kinds.map(({ share }) => Math.log(share)))
  let largest = 0
  for (let c = 0; c < personOf.length; c++) largest = Math.max(largest, data.starts[c + 1]! - data.starts[c]!)
  const probability = new Float64Array(largest)
  kinds.forEach(({ weights }, k) => {
    for (let c = 0; c < personOf.length; c++) {
      choiceProbabilities(data, weights, c, probability)
      logs[personOf[c]!]![k]! += Math.log(Math.max(probability[data.chosen[c]!]!, 1e-300))
    }
  })
  return logs.map(softmax)
}

/** Probabilities from log-weights. */
export function softmax(logs: readonly number[]): number[] {
  const highest = Math.max(...logs)
  const raw = logs.map((log) => Math.exp(log - highest))
  const sum = raw.reduce((total, p) => total + p, 0)
  return raw.map((p) => p / sum)
}
