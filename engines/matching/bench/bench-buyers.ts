import { chooseQuestion, likingOf } from '../src/elicit/choose-question.ts'
import { applyCritique, type Facts, match, prepareCatalogue } from '../src/index.ts'
import { defineModel } from '../src/model/define-model.ts'
import { seededRandom } from '../src/random/seeded-random.ts'
import { personalTastes } from '../src/tastes/personal-tastes.ts'
import { anyone, learnPerson } from '../src/tastes/predict-choice.ts'
import { splitByPerson } from '../src/tastes/split-by-person.ts'
import { featureOf } from '../src/tastes/taste-features.ts'
import { wishesFromTastes } from '../src/tastes/wishes-from-tastes.ts'
import { withDirections } from './bench-choices.ts'
import { plainLogit } from './plain-logit.ts'
import type { ChoiceFile } from './read-choices.ts'

export interface BuyersBench {
  buyers: number
  questions: number
  stock: number
  /** Share whose best car is among the first five after the questions. */
  inTopFive: number
  /** Of the car in the first place, as a share of the range of utility over the stock. */
  medianRegret: number
  meanRegret: number
  /** Of the best of the five: what the buyer who reads them all gives up. */
  regretOfFive: number
  /** Lists with nothing in them, after questions or critique. */
  deadEnds: number
  /**
   * Of those who were not shown their best: regret of the best they have seen before and after one critique; how many
   * saw something better by it, and how many nothing as good in the new list.
   */
  critique: { buyers: number; before: number; after: number; better: number; worse: number }
}

export interface BuyersOptions {
  seed: number
  buyers?: number
  questions?: number
  /** Cars shown with each question. */
  shown?: number
  stock?: number
  /** Gumbel noise in each answer, 0 for buyers who know their own mind, 1 for that of the experiment. */
  noise?: number
}

/** A buyer who knows their mind takes what they like best nearly always; the experiment's people less so. */
const SHARPNESS = 4

/**
 * Simulated buyers whose tastes are those of held-out people: the engine learns from four fifths of the people, the
 * buyer's utility is fitted to the choices of one of the others (drawn towards what the held-out have in common, not
 * the trained), and the engine sees nothing of it but answers to "which of these would you take?" over a stock of cars
 * from the file. Then the buyer criticises once, in the direction that serves their utility.
 */
export function benchBuyers(
  { choices, attributes }: ChoiceFile,
  { seed, buyers = 1000, questions = 6, shown = 5, stock = 200, noise = 0 }: BuyersOptions,
): BuyersBench {
  const random = seededRandom(seed)
  const offered = choices.flatMap(({ alternatives }) => alternatives)
  const people = new Set(choices.map(({ person }) => person)).size
  const stocksEach = Math.max(1, Math.round(buyers / people))
  const regrets: number[] = []
  const ofFive: number[] = []
  const critique = { buyers: 0, before: 0, after: 0, better: 0, worse: 0 }
  let found = 0
  let deadEnds = 0

  for (const { train, test } of splitByPerson(choices, 5, seed)) {
    const directed = withDirections(attributes, plainLogit(attributes, train))
    const tastes = personalTastes(directed, train, { seed })
    const truth = personalTastes(directed, test, { seed, draws: 1 })
    const model = defineModel({
      name: 'experiment',
      version: 1,
      attributes: directed,
      diversity: { lambda: 1 },
      critiques: directed.flatMap(({ key, kind, direction }) =>
        kind === 'number' && direction !== undefined
          ? [{ key: `better_${key}`, attribute: key, move: direction, step: { share: 0.02 } }]
          : [],
      ),
    })
    for (const { weights } of truth.classes) {
      for (let n = 0; n < stocksEach; n++) {
        const rows = draw(offered, stock, random).map((facts, i) => ({ ...facts, id: `car-${i}` }))
        const catalogue = prepareCatalogue(model, rows)
        const utility = catalogue.items.map(({ facts }) =>
          truth.features.reduce((sum, feature, k) => sum + weights[k]! * featureOf(feature, facts), 0),
        )
        const [least, most] = [Math.min(...utility), Math.max(...utility)]
        if (!(most > least)) continue
        const regretOf = (row: number): number => (most - utility[row]!) / (most - least)
        const belonging = interview(likingOf(tastes, catalogue.items), (asked) => {
          const heard = asked.map((row) => utility[row]! - noise * Math.log(-Math.log(random() || 0.5)))
          return asked[heard.indexOf(Math.max(...heard))]!
        })
        const wishes = wishesFromTastes(tastes, belonging)
        const rowsOf = (result: ReturnType<typeof match>): number[] =>
          [...result.matches, ...result.nearby].map(({ id }) => catalogue.rowOf.get(id)!)
        const first = rowsOf(match(catalogue, wishes, { count: 5 }))
        if (first.length === 0) {
          deadEnds++
          continue
        }
        regrets.push(regretOf(first[0]!))
        ofFive.push(Math.min(...first.map(regretOf)))
        if (ofFive.at(-1) === 0) found++
        // Who has not been shown their best says of what they like best of the five what it should be more of.
        const liked = first.reduce((best, row) => (regretOf(row) < regretOf(best) ? row : best))
        const before = regretOf(liked)
        if (before > 0) {
          const next = criticise(liked) ?? []
          const after = Math.min(before, ...next.map(regretOf))
          critique.buyers++
          critique.before += before
          critique.after += after
          if (after < before) critique.better++
          if (Math.min(...next.map(regretOf)) > before) critique.worse++
        }

        /** Asks, and learns who the person may be. */
        function interview(liking: Float64Array[], answer: (asked: number[]) => number): readonly number[] {
          let known = anyone(tastes)
          let taken: number | undefined
          const seen = new Set<number>()
          for (let q = 0; q < questions; q++) {
            const asked = chooseQuestion(liking, known, shown, random, {
              asked: seen,
              ...(taken === undefined ? {} : { taken }),
            })
            if (asked.length < 2) break
            taken = answer(asked)
            for (const row of asked) seen.add(row)
            const alternatives = asked.map((row) => catalogue.items[row]!.facts)
            known = learnPerson(tastes, known, { alternatives, chosen: asked.indexOf(taken) }, SHARPNESS)
          }
          return known
        }

        /** "Like this one, but …": what a step in one attribute is worth most to them; the first that finds something. */
        function criticise(row: number): number[] | undefined {
          const facts = catalogue.items[row]!.facts
          const wanted = model.critiques
            .map(({ key, attribute, move }) => {
              const value = Number(facts[attribute])
              const spread = Math.abs(value) * 0.2 || 1
              const moved = { ...facts, [attribute]: value + (move === 'lower' ? -spread : spread) }
              const gain = truth.features.reduce(
                (sum, feature, k) => sum + weights[k]! * (featureOf(feature, moved) - featureOf(feature, facts)),
                0,
              )
              return { key, gain }
            })
            .sort((a, b) => b.gain - a.gain)
          for (const { key } of wanted) {
            const next = rowsOf(
              match(catalogue, applyCritique(catalogue, wishes, { key, shown: [catalogue.items[row]!.id] }), {
                count: 5,
              }),
            )
            if (next.length === 0) continue
            return next
          }
          deadEnds++
          return undefined
        }
      }
    }
  }
  const sorted = [...regrets].sort((a, b) => a - b)
  const mean = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0) / numbers.length
  return {
    buyers: regrets.length,
    questions,
    stock,
    inTopFive: found / regrets.length,
    medianRegret: sorted[sorted.length >> 1]!,
    meanRegret: mean(regrets),
    regretOfFive: mean(ofFive),
    deadEnds,
    critique: { ...critique, before: critique.before / critique.buyers, after: critique.after / critique.buyers },
  }
}

/** `count` different cars of those offered. */
function draw(offered: readonly Facts[], count: number, random: () => number): Facts[] {
  const picked = new Map<string, Facts>()
  for (let tries = 0; picked.size < count && tries < 50 * count; tries++) {
    const facts = offered[Math.floor(random() * offered.length)]!
    picked.set(JSON.stringify(facts), facts)
  }
  return [...picked.values()]
}
