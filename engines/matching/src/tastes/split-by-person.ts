import { seededRandom } from '../random/seeded-random.ts'

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
