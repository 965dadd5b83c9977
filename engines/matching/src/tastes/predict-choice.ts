import type { Facts } from '../catalogue/read-rows.ts'
import type { Choice } from './choice.ts'
import { crossOf } from './cross-features.ts'
import { softmax, type Tastes } from './learn-tastes.ts'
import { featureOf } from './taste-features.ts'

/** How much one person is of each kind of buyer; aligned with `tastes.classes`, adds up to 1. */
export type Belonging = readonly number[]

/** Somebody of whom nothing is known yet: the shares in the population. */
export function anyone(tastes: Tastes): Belonging {
  return tastes.classes.map(({ share }) => share)
}

/** Probability that each alternative is taken by a person of this belonging, of whom `about` is known. */
export function predictChoice(
  tastes: Tastes,
  alternatives: readonly Facts[],
  belonging: Belonging = anyone(tastes),
  about?: Facts,
): number[] {
  const byClass = probabilitiesByClass(tastes, alternatives, about)
  return alternatives.map((_, a) =>
    byClass.reduce((sum, probabilities, k) => sum + belonging[k]! * probabilities[a]!, 0),
  )
}

/**
 * What a choice teaches about the person who made it (Bayes over the kinds of buyers).
 * @param sharpness how many times surer of their mind the person is than those whose choices taught the tastes.
 */
export function learnPerson(
  tastes: Tastes,
  belonging: Belonging,
  choice: Omit<Choice, 'person'>,
  sharpness = 1,
): Belonging {
  const byClass = probabilitiesByClass(tastes, choice.alternatives, choice.about, sharpness)
  return softmax(belonging.map((p, k) => Math.log(Math.max(p * byClass[k]![choice.chosen]!, 1e-300))))
}

function probabilitiesByClass(
  tastes: Tastes,
  alternatives: readonly Facts[],
  about: Facts | undefined,
  sharpness = 1,
): number[][] {
  const encoded = alternatives.map((facts) => tastes.features.map((feature) => featureOf(feature, facts)))
  const shared = alternatives.map((facts) =>
    tastes.crosses.reduce((sum, cross) => sum + cross.weight * crossOf(cross, about, facts), 0),
  )
  return tastes.classes.map(({ weights }) =>
    softmax(encoded.map((row, a) => sharpness * row.reduce((sum, value, k) => sum + value * weights[k]!, shared[a]!))),
  )
}
