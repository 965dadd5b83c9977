import type { Attribute } from '../model/attribute.ts'
import type { Choice } from './choice.ts'
import { fitKinds, prepareTastes, type TasteSettings, type Tastes } from './learn-tastes.ts'
import { predictChoice } from './predict-choice.ts'
import { splitByPerson } from './split-by-person.ts'

export interface TasteCandidates {
  /** Numbers of kinds of buyers, fewest first. */
  kinds: readonly number[]
  ridge: number
  seed: number
  folds: number
  /** Attributes of people, which are used only if they help. */
  aboutPeople?: readonly Attribute[]
}

export interface ChosenTastes {
  settings: Pick<TasteSettings, 'classes' | 'ridge' | 'seed'>
  aboutPeople: readonly Attribute[]
  /** Of the rough fit, on people left out. */
  logLoss: number
}

/** Enough to rank numbers of kinds; the chosen one is then fitted in full. */
const ROUGH = { rounds: 6, steps: 1, runs: 1 }

/**
 * Picks the number of kinds of buyers, and whether to look at what is known of people, by the lowest log-loss on
 * people left out (cross-validation split by person, seeded). Give it training people only, and it never sees those
 * you test on. Cheap: straight curves, rough fits, what all numbers share is fitted once a fold, and it stops at the
 * first number that does no better than the one before.
 */
export function chooseTasteSettings(
  attributes: readonly Attribute[],
  choices: readonly Choice[],
  { kinds, ridge, seed, folds, aboutPeople = [] }: TasteCandidates,
): ChosenTastes {
  const parts = splitByPerson(choices, folds, seed)
  const prepare = (about: readonly Attribute[]) =>
    parts.map(({ train, test }) => ({
      test,
      problem: prepareTastes(attributes, train, { aboutPeople: about, bends: ['straight'] }),
    }))
  const lossOf = (prepared: ReturnType<typeof prepare>, classes: number): number =>
    prepared.reduce(
      (sum, { test, problem }) => sum + lossOn(test, fitKinds(problem, { classes, ridge, seed, ...ROUGH })),
      0,
    ) / choices.length
  let prepared = prepare([])
  let about: readonly Attribute[] = []
  if (aboutPeople.length > 0) {
    const crossed = prepare(aboutPeople)
    if (lossOf(crossed, 1) < lossOf(prepared, 1)) {
      prepared = crossed
      about = aboutPeople
    }
  }
  let best = { classes: kinds[0]!, logLoss: lossOf(prepared, kinds[0]!) }
  for (const classes of kinds.slice(1)) {
    const logLoss = lossOf(prepared, classes)
    if (logLoss >= best.logLoss) break
    best = { classes, logLoss }
  }
  return { settings: { classes: best.classes, ridge, seed }, aboutPeople: about, logLoss: best.logLoss }
}

function lossOn(choices: readonly Choice[], tastes: Tastes): number {
  return choices.reduce(
    (sum, { alternatives, chosen, about }) =>
      sum - Math.log(Math.max(predictChoice(tastes, alternatives, undefined, about)[chosen]!, 1e-300)),
    0,
  )
}
