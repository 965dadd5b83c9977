import type { Attribute } from '../src/model/attribute.ts'
import type { Choice } from '../src/tastes/choice.ts'
import { chooseTasteSettings } from '../src/tastes/choose-taste-settings.ts'
import { learnTastes } from '../src/tastes/learn-tastes.ts'
import { anyone, type Belonging, learnPerson, predictChoice } from '../src/tastes/predict-choice.ts'
import { splitByPerson } from '../src/tastes/split-by-person.ts'
import { type PlainLogit, plainLogit } from './plain-logit.ts'
import type { ChoiceFile } from './read-choices.ts'

export interface Result {
  name: string
  /** Share of choices whose likeliest alternative was the one taken. */
  hits: number
  /** Mean negative log-probability of the alternative taken; absent for rules that give no probability. */
  logLoss?: number
}

export interface ChoiceBench {
  results: Result[]
  /** Kinds of buyers picked, and whether people's attributes were of use, per fold. */
  picked: { kinds: number; crossed: boolean }[]
  /** Processor of picking against that of one plain fit, over all folds. */
  pickingCost: number
}

export interface ChoiceBenchOptions {
  /** Deals the people into folds. */
  seed: number
  /** Numbers of kinds of buyers tried by cross-validation inside each training part; no test fold has a say. */
  kinds?: readonly number[]
  /** Runs pooled in the final model. */
  runs?: number
}

/**
 * Not picked per fold: this strength and the shape of the curves were settled during development, looking at
 * cross-validation over the 100 people of the car choices. Expect a little less on others (in trials with similar
 * curves, strengths from 5 to 20 differed by less than 0.002 log-loss).
 */
const RIDGE = 7
/** A number whose coefficient is fewer standard errors from zero than this has no direction that all agree on. */
const SURE = 3

/** Five folds split by person; every predictor sees the same folds. */
export function benchChoices(
  { choices, attributes, aboutPeople, price }: ChoiceFile,
  { seed, kinds = [1, 3, 6], runs = 4 }: ChoiceBenchOptions,
): ChoiceBench {
  const tallies = new Map<string, { hits: number; loss: number; hasLoss: boolean }>()
  const picked: ChoiceBench['picked'] = []
  const times = { plain: 0, picking: 0 }
  const count = (name: string, { chosen }: Choice, probabilities: readonly number[], hasLoss = true): void => {
    const tally = tallies.get(name) ?? { hits: 0, loss: 0, hasLoss }
    tallies.set(name, tally)
    const highest = Math.max(...probabilities)
    const winners = probabilities.filter((p) => p === highest).length
    if (probabilities[chosen] === highest) tally.hits += 1 / winners
    // Nobody is that sure: a probability of zero in a baseline costs what one in a million does.
    tally.loss -= Math.log(Math.max(probabilities[chosen]!, 1e-6))
  }
  for (const { train, test } of splitByPerson(choices, 5, seed)) {
    const [plain, plainTime] = timed(() => plainLogit(attributes, train))
    const directed = withDirections(attributes, plain)
    const [{ settings, aboutPeople: about }, pickingTime] = timed(() =>
      chooseTasteSettings(directed, train, { kinds, ridge: RIDGE, folds: 3, seed, aboutPeople }),
    )
    times.plain += plainTime
    times.picking += pickingTime
    picked.push({ kinds: settings.classes, crossed: about.length > 0 })
    const tastes = learnTastes(directed, train, { ...settings, runs }, about)
    const known = new Map<string, Belonging>()
    for (const choice of test) {
      const belonging = known.get(choice.person) ?? anyone(tastes)
      count(
        'random',
        choice,
        choice.alternatives.map(() => 1 / choice.alternatives.length),
      )
      if (price !== undefined) count('always the cheapest', choice, cheapest(choice, price), false)
      count('plain conditional logit', choice, plain.predict(choice))
      count('this engine', choice, predictChoice(tastes, choice.alternatives, undefined, choice.about))
      const knowing = predictChoice(tastes, choice.alternatives, belonging, choice.about)
      count("this engine, knowing the person's earlier choices", choice, knowing)
      known.set(choice.person, learnPerson(tastes, belonging, choice))
    }
  }
  const results = [...tallies].map(([name, { hits, loss, hasLoss }]) => ({
    name,
    hits: hits / choices.length,
    ...(hasLoss ? { logLoss: loss / choices.length } : {}),
  }))
  return { results, picked, pickingCost: times.picking / times.plain }
}

/** Which way a number is better, where the training people leave no doubt; otherwise more may be liked or disliked. */
export function withDirections(attributes: readonly Attribute[], { strength }: PlainLogit): Attribute[] {
  return attributes.map((attribute) => {
    const sure = strength.get(attribute.key) ?? 0
    if (Math.abs(sure) < SURE) return attribute
    return { ...attribute, direction: sure > 0 ? 'higher' : 'lower' }
  })
}

function cheapest({ alternatives }: Choice, price: string): number[] {
  const prices = alternatives.map((facts) => Number(facts[price] ?? Number.POSITIVE_INFINITY))
  const least = Math.min(...prices)
  return prices.map((each) => Number(each === least))
}

function timed<Value>(work: () => Value): [Value, number] {
  const before = process.threadCpuUsage()
  const value = work()
  const { user, system } = process.threadCpuUsage(before)
  return [value, user + system]
}
