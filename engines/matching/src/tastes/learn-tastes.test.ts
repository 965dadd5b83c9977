import { describe, expect, it } from 'vitest'
import { prepareCatalogue } from '../catalogue/prepare-catalogue.ts'
import type { Facts } from '../catalogue/read-rows.ts'
import { match } from '../match/match.ts'
import { attributeSchema } from '../model/attribute.ts'
import { defineModel } from '../model/define-model.ts'
import { seededRandom } from '../random/seeded-random.ts'
import type { Choice } from './choice.ts'
import { chooseTasteSettings } from './choose-taste-settings.ts'
import { learnTastes, type Tastes } from './learn-tastes.ts'
import { anyone, learnPerson, predictChoice } from './predict-choice.ts'
import { splitByPerson } from './split-by-person.ts'
import { featureOf } from './taste-features.ts'
import { wishesFromTastes } from './wishes-from-tastes.ts'

const attributes = [
  { key: 'price', kind: 'number' as const, direction: 'lower' as const },
  { key: 'range', kind: 'number' as const, direction: 'higher' as const },
  { key: 'fuel', kind: 'category' as const },
  { key: 'owner', kind: 'boolean' as const, direction: 'higher' as const },
].map((attribute) => attributeSchema.parse(attribute))
const settings = { classes: 2, ridge: 3, runs: 2, seed: 1 }

/** Two kinds of people: half mind only the price, half the range and an electric engine; both see noise. */
function people(count: number, seed: number): Choice[] {
  const random = seededRandom(seed)
  const gumbel = (): number => -Math.log(-Math.log(random() || 1e-12))
  return Array.from({ length: count * 12 }, (_, i): Choice => {
    const person = Math.floor(i / 12)
    const alternatives: Facts[] = Array.from({ length: 3 }, () => ({
      price: Math.round(random() * 100),
      range: Math.round(random() * 100),
      fuel: random() < 0.5 ? 'electric' : 'gas',
      owner: random() < 0.5,
    }))
    const liking = alternatives.map(({ price, range, fuel }) =>
      person % 2 === 0 ? -0.08 * Number(price) : 0.05 * Number(range) + 2 * Number(fuel === 'electric'),
    )
    const noisy = liking.map((utility) => utility + gumbel())
    return { person: `p${person}`, alternatives, chosen: noisy.indexOf(Math.max(...noisy)) }
  })
}

const train = people(60, 1)
const test = people(40, 2)
const tastes = learnTastes(attributes, train, settings)

function logLoss(model: Tastes, choices: readonly Choice[], knowing: boolean): number {
  let person = ''
  let belonging = anyone(model)
  let loss = 0
  for (const choice of choices) {
    if (choice.person !== person) belonging = anyone(model)
    person = choice.person
    loss -= Math.log(predictChoice(model, choice.alternatives, belonging)[choice.chosen]!)
    if (knowing) belonging = learnPerson(model, belonging, choice)
  }
  return loss / choices.length
}

describe('tastes', () => {
  it('finds the two kinds of buyers, and predicts unseen people better than one kind does', () => {
    const one = learnTastes(attributes, train, { ...settings, classes: 1 })
    expect(logLoss(tastes, test, false)).toBeLessThan(logLoss(one, test, false) - 0.02)
    expect(logLoss(one, test, false)).toBeLessThan(Math.log(3))
  })

  it('knows a person better after each choice', () => {
    expect(logLoss(tastes, test, true)).toBeLessThan(logLoss(tastes, test, false) - 0.1)
    let belonging = anyone(tastes)
    for (const choice of test.slice(0, 12)) belonging = learnPerson(tastes, belonging, choice)
    expect(belonging.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1)
    expect(Math.max(...belonging)).toBeGreaterThan(0.4)
  })

  it('is the same for the same choices and seed, and survives JSON', () => {
    expect(learnTastes(attributes, train, settings)).toEqual(tastes)
    expect(JSON.parse(JSON.stringify(tastes))).toEqual(tastes)
  })

  it('never learns that dearer is better, even from people who choose the dearest', () => {
    const odd = train.map((choice) => {
      const prices = choice.alternatives.map(({ price }) => Number(price))
      return { ...choice, chosen: prices.indexOf(Math.max(...prices)) }
    })
    const learned = learnTastes(attributes, odd, settings)
    const cheap = { price: 10, range: 50, fuel: 'gas', owner: true }
    const [first, second] = predictChoice(learned, [cheap, { ...cheap, price: 90 }])
    expect(first).toBeGreaterThanOrEqual(second!)
  })

  it('gives probabilities that add up to one, also with unknown and unheard-of values', () => {
    const probabilities = predictChoice(tastes, [{}, { price: 5, fuel: 'steam' }, { price: 1e9, range: -5 }])
    expect(probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1)
    for (const p of probabilities) expect(p).toBeGreaterThan(0)
  })

  it('becomes wishes under which the engine ranks as the learned utility does', () => {
    const model = defineModel({ name: 'experiment', version: 1, attributes, diversity: { lambda: 1 } })
    const rows = test
      .slice(0, 40)
      .flatMap(({ alternatives }, i) => alternatives.map((facts, a) => ({ id: `r${i}-${a}`, ...facts })))
    let belonging = anyone(tastes)
    for (const choice of test.slice(0, 12)) belonging = learnPerson(tastes, belonging, choice)
    const { matches } = match(prepareCatalogue(model, rows), wishesFromTastes(tastes, belonging), {
      count: rows.length,
    })
    const utility = (facts: Facts): number =>
      tastes.classes.reduce(
        (sum, { weights }, k) =>
          sum +
          belonging[k]! *
            tastes.features.reduce((inner, feature, f) => inner + weights[f]! * featureOf(feature, facts), 0),
        0,
      )
    const utilities = matches.map(({ facts }) => utility(facts))
    const spread = Math.max(...utilities) - Math.min(...utilities)
    for (let i = 1; i < utilities.length; i++)
      expect(utilities[i]).toBeLessThanOrEqual(utilities[i - 1]! + 0.005 * spread)
    expect(matches.length).toBe(rows.length)
  })

  it('refuses to learn from nothing or from impossible choices', () => {
    expect(() => learnTastes(attributes, [], settings)).toThrow(RangeError)
    expect(() => learnTastes(attributes, [{ person: 'p', alternatives: [{}], chosen: 1 }], settings)).toThrow(
      RangeError,
    )
  })
})

describe('splitting and choosing settings', () => {
  it('puts nobody on both sides, everybody in one test, and is the same for a seed', () => {
    const folds = splitByPerson(train, 5, 3)
    expect(splitByPerson(train, 5, 3)).toEqual(folds)
    expect(splitByPerson(train, 5, 4)).not.toEqual(folds)
    expect(folds.flatMap((fold) => fold.test).length).toBe(train.length)
    for (const fold of folds) {
      const trained = new Set(fold.train.map(({ person }) => person))
      expect(fold.test.some(({ person }) => trained.has(person))).toBe(false)
      expect(fold.train.length + fold.test.length).toBe(train.length)
    }
  })

  it('prefers two kinds of buyers where there are two', () => {
    const { settings: best } = chooseTasteSettings(attributes, train, { kinds: [1, 2], ridge: 3, folds: 3, seed: 1 })
    expect(best.classes).toBe(2)
  })

  it('uses what is known of people when it helps, and keeps better from ranking lower for each of them', () => {
    const about = [attributeSchema.parse({ key: 'age', kind: 'number' })]
    const told = train.map((choice) => ({ ...choice, about: { age: Number(choice.person.slice(1)) % 2 ? 60 : 20 } }))
    const chosen = chooseTasteSettings(attributes, told, {
      kinds: [1],
      ridge: 3,
      folds: 3,
      seed: 1,
      aboutPeople: about,
    })
    expect(chosen.aboutPeople).toEqual(about)
    const crossed = learnTastes(attributes, told, { ...settings, classes: 1 }, about)
    const plain = learnTastes(attributes, told, { ...settings, classes: 1 })
    const loss = (model: Tastes): number =>
      test.reduce((sum, { person, alternatives, chosen: taken }) => {
        const age = Number(person.slice(1)) % 2 ? 60 : 20
        return sum - Math.log(predictChoice(model, alternatives, undefined, { age })[taken]!)
      }, 0) / test.length
    expect(loss(crossed)).toBeLessThan(loss(plain) - 0.1)
    for (const age of [5, 20, 40, 60, 99, undefined]) {
      const [cheap, dear] = predictChoice(crossed, [{ price: 10 }, { price: 90 }], undefined, { age })
      expect(cheap).toBeGreaterThanOrEqual(dear!)
      expect(wishesFromTastes(crossed, undefined, { age }).weights.price).toBeGreaterThanOrEqual(0)
    }
    // What is told of people and has nothing to do with what they take is left alone.
    const noise = train.map((choice) => ({ ...choice, about: { age: Number(choice.person.slice(1)) % 7 } }))
    const left = chooseTasteSettings(attributes, noise, { kinds: [1], ridge: 3, folds: 3, seed: 1, aboutPeople: about })
    expect(left.aboutPeople).toEqual([])
  })
})
