import type { Attribute } from '../model/attribute.ts'
import { seededRandom } from '../random/seeded-random.ts'
import type { Choice } from './choice.ts'
import { type CrossFeature, crossFeatures } from './cross-features.ts'
import { encodeChoices, featureScales } from './encode-choices.ts'
import { choiceProbabilities, fitLogit, type LogitData } from './fit-logit.ts'
import { type Bend, isBounded, type TasteFeature, tasteFeatures } from './taste-features.ts'

/** Kinds of buyers and what each cares about. JSON: store it, version it. */
export interface Tastes {
  features: TasteFeature[]
  /** Shares add up to 1. Weights align with `features`, in log-odds. */
  classes: { share: number; weights: number[] }[]
  /** What attributes of people add for all kinds alike; empty when nothing is known of people. */
  crosses: (CrossFeature & { weight: number })[]
}

export interface TasteSettings {
  /** Kinds of buyers per run. */
  classes: number
  /** Pulls each kind towards what all have in common, in pseudo-observations per standardised coefficient. */
  ridge: number
  /** Independent runs whose kinds are pooled with equal share: averages away the luck of a start. */
  runs: number
  seed: number
  /** Rounds of expectation–maximisation, and Newton steps in each; fewer are a rough fit, good enough to compare. */
  rounds?: number
  steps?: number
}

/** Ridge of the common weights towards zero. */
const COMMON_RIDGE = 10
const ROUNDS = 25
/** Newton steps per kind and round: the next round goes on from there. */
const STEPS = 2
/** Less of a person than this is left out of a kind's fit: most people are surely not most kinds, and rounds get faster. */
const NEGLIGIBLE = 1e-3

/**
 * Learns a latent-class conditional logit by expectation–maximisation: people differ, so a mixture of kinds of buyers
 * predicts unseen people better than one average buyer. What is known of people (`aboutPeople`, in `Choice.about`) is
 * crossed with the attributes once, for all kinds alike. Weights of directed attributes are ≥ 0.
 * Every `chosen` must index its `alternatives`, and there must be at least one choice.
 * @throws RangeError otherwise.
 */
export function learnTastes(
  attributes: readonly Attribute[],
  choices: readonly Choice[],
  settings: TasteSettings,
  aboutPeople: readonly Attribute[] = [],
): Tastes {
  return fitKinds(prepareTastes(attributes, choices, { aboutPeople }), settings)
}

export interface PrepareOptions {
  aboutPeople?: readonly Attribute[]
  /** Shapes of directed numbers; all three by default. */
  bends?: readonly Bend[]
}

/** What all numbers of kinds share: the encoded choices and the weights that all people have in common. */
export function prepareTastes(
  attributes: readonly Attribute[],
  choices: readonly Choice[],
  { aboutPeople = [], bends }: PrepareOptions = {},
): Problem {
  if (choices.length === 0) throw new RangeError('no choices to learn from')
  for (const { chosen, alternatives } of choices)
    if (alternatives[chosen] === undefined) throw new RangeError('a choice takes an alternative that was not offered')
  const features = tasteFeatures(attributes, choices, bends)
  const crossed = crossFeatures(aboutPeople, features, choices)
  const width = features.length
  const all = encodeChoices(features, choices, crossed)
  const allScales = featureScales(all)
  for (let i = 0; i < all.features.length; i++) all.features[i]! /= allScales[i % all.width]!
  const zero = new Float64Array(all.width)
  const bounded = [...features, ...crossed.map(({ feature }) => feature)].map(isBounded)
  const fitted = fitLogit(all, {
    weights: new Float64Array(choices.length).fill(1),
    bounded,
    centre: zero,
    ridge: zero.map(() => COMMON_RIDGE),
    start: zero,
    steps: 50,
  })
  const people = new Map<string, number>()
  for (const { person } of choices) if (!people.has(person)) people.set(person, people.size)
  return {
    features,
    data: splitCrosses(all, width, fitted),
    scales: allScales.slice(0, width),
    bounded: bounded.slice(0, width),
    common: fitted.slice(0, width),
    crosses: crossed.map((cross, k) => ({ ...cross, weight: fitted[width + k]! / allScales[width + k]! })),
    personOf: Int32Array.from(choices, ({ person }) => people.get(person)!),
    people: people.size,
  }
}

/** The first `width` features alone, with what the crossed ones add as an offset. */
function splitCrosses(all: LogitData, width: number, fitted: Float64Array): LogitData {
  if (all.width === width) return all
  const rows = all.features.length / all.width
  const features = new Float64Array(rows * width)
  const offset = new Float64Array(rows)
  for (let row = 0; row < rows; row++) {
    for (let k = 0; k < width; k++) features[row * width + k] = all.features[row * all.width + k]!
    for (let k = width; k < all.width; k++) offset[row]! += all.features[row * all.width + k]! * fitted[k]!
  }
  return { features, width, starts: all.starts, chosen: all.chosen, offset }
}

/** The kinds of buyers of one prepared problem. */
export function fitKinds(problem: Problem, settings: TasteSettings): Tastes {
  const runs = settings.classes === 1 ? 1 : settings.runs
  const classes = Array.from({ length: runs }, (_, run) => mixture(problem, settings, settings.seed + run)).flat()
  return {
    features: problem.features,
    crosses: problem.crosses,
    classes: classes.map(({ share, weights }) => ({
      share: share / runs,
      weights: Array.from(weights, (weight, k) => weight / problem.scales[k]!),
    })),
  }
}

export interface Problem {
  features: TasteFeature[]
  crosses: Tastes['crosses']
  data: LogitData
  /** What features were divided by. */
  scales: Float64Array
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
  for (let round = 0; round < (settings.rounds ?? ROUNDS); round++) {
    const belonging = posteriors(data, kinds, personOf, people)
    kinds.forEach((kind, k) => {
      const mine = belonging.map((posterior) => posterior[k]!)
      // One pseudo-person per kind: a kind may become rare, never impossible.
      kind.share = (mine.reduce((sum, p) => sum + p, 0) + 1) / (people + kinds.length)
      const weights = Float64Array.from(personOf, (person) => (mine[person]! < NEGLIGIBLE ? 0 : mine[person]!))
      kind.weights = fitLogit(data, {
        weights,
        bounded,
        centre: common,
        ridge,
        start: kind.weights,
        steps: settings.steps ?? STEPS,
      })
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
