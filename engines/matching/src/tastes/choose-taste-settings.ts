import type { Attribute } from '../model/attribute.ts'
import { seededRandom } from '../random/seeded-random.ts'
import type { Choice } from './choice.ts'
import { learnTastes, type TasteSettings } from './learn-tastes.ts'
import { predictChoice } from './predict-choice.ts'

/**
 * Picks, among candidates, the settings with the lowest log-loss on people left out (cross-validation split by
 * person, seeded). Give it training people only, and it never sees those you test on.
 */
export function chooseTasteSettings(
  attributes: readonly Attribute[],
  choices: readonly Choice[],
  candidates: readonly TasteSettings[],
  { folds, seed }: { folds: number; seed: number },
): { settings: TasteSettings; logLoss: number } {
  const parts = splitByPerson(choices, folds, seed)
  const scored = candidates.map((settings) => {
    let loss = 0
    for (const { train, test } of parts) {
      const tastes = learnTastes(attributes, train, settings)
      for (const { alternatives, chosen } of test) loss -= Math.log(predictChoice(tastes, alternatives)[chosen]!)
    }
    return { settings, logLoss: loss / choices.length }
  })
  return scored.reduce((best, next) => (next.logLoss < best.logLoss ? next : best))
}

/** Folds in which nobody is on both sides. Deterministic for a seed. */
export function splitByPerson<C extends { person: string }>(
  choices: readonly C[],
  folds: number,
  seed: number,
): { train: C[]; test: C[] }[] {
  const random = seededRandom(seed)
  const people = [...new Set(choices.map(({ person }) => person))]
  for (let i = people.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[people[i], people[j]] = [people[j]!, people[i]!]
  }
  const foldOf = new Map(people.map((person, i) => [person, i % folds]))
  return Array.from({ length: folds }, (_, fold) => ({
    train: choices.filter(({ person }) => foldOf.get(person) !== fold),
    test: choices.filter(({ person }) => foldOf.get(person) === fold),
  }))
}
