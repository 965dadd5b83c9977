import type { Attribute } from '../model/attribute.ts'
import { seededRandom } from '../random/seeded-random.ts'
import type { Choice } from './choice.ts'
import { fitLogit } from './fit-logit.ts'
import { prepareTastes, type Tastes } from './learn-tastes.ts'

export interface PersonalOptions {
  /** Pulls each person towards what all have in common. */
  ridge?: number
  /** Possible buyers drawn around each person known. */
  draws?: number
  /** How far around, in spreads of the coefficient between people. */
  scatter?: number
  seed: number
}

/**
 * Tastes whose kinds are single people: each person's own weights, drawn towards the common ones, and others scattered
 * around them. A handful of average kinds predicts a stranger's choice well and says little about which of 200 cars is
 * theirs; many possible buyers, among whom each answer decides, find it. Weights of directed attributes are ≥ 0.
 * @throws RangeError without choices.
 */
export function personalTastes(
  attributes: readonly Attribute[],
  choices: readonly Choice[],
  { ridge = 2, draws = 8, scatter = 0.4, seed }: PersonalOptions,
): Tastes {
  const { data, bounded, common, scales, features, personOf, people } = prepareTastes(attributes, choices)
  const strength = new Float64Array(data.width).fill(ridge)
  const own = Array.from({ length: people }, (_, person) =>
    fitLogit(data, {
      weights: Float64Array.from(personOf, (other) => Number(other === person)),
      bounded,
      centre: common,
      ridge: strength,
      start: common,
      steps: 10,
    }),
  )
  const spread = Float64Array.from({ length: data.width }, (_, k) => {
    const mean = own.reduce((sum, weights) => sum + weights[k]!, 0) / people
    return Math.sqrt(own.reduce((sum, weights) => sum + (weights[k]! - mean) ** 2, 0) / people)
  })
  const random = seededRandom(seed)
  const normal = (): number => Array.from({ length: 12 }, random).reduce((sum, u) => sum + u, -6)
  const classes = own.flatMap((weights) =>
    Array.from({ length: draws }, (_, draw) => ({
      share: 1 / (people * draws),
      weights: Array.from(weights, (weight, k) => {
        const scattered = draw === 0 ? weight : weight + scatter * spread[k]! * normal()
        return (bounded[k] ? Math.max(0, scattered) : scattered) / scales[k]!
      }),
    })),
  )
  return { features, crosses: [], classes }
}
