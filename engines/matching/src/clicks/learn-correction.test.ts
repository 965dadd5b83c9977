import { describe, expect, it } from 'vitest'
import { carModel } from '../cars/index.ts'
import { prepareCatalogue } from '../catalogue/prepare-catalogue.ts'
import { type Match, match } from '../match/match.ts'
import { seededRandom } from '../random/seeded-random.ts'
import { syntheticCars } from '../testing/synthetic-cars.ts'
import { exploreLastSlot } from './explore-last-slot.ts'
import { type Impression, recordImpression } from './impression.ts'
import { learnCorrection } from './learn-correction.ts'

const model = carModel({ year: 2026 })
const catalogue = prepareCatalogue(model, syntheticCars({ count: 120, seed: 6 }))
const everything = match(catalogue, {}, { count: 60 }).matches
const worthOf = (found: Match, key: string): number =>
  found.contributions.find(({ attribute }) => attribute === key)?.worth ?? 0.5

/** People look from the top, ever less likely further down, and click what they like: power, which the model underrates. */
function clicks(sessions: number, likes: (found: Match) => number): Impression[] {
  const random = seededRandom(12)
  return Array.from({ length: sessions }, () => {
    const offered = Array.from({ length: 30 }, () => everything[Math.floor(random() * everything.length)]!)
    const pool = [...new Map(offered.map((found) => [found.id, found])).values()].sort((a, b) => b.score - a.score)
    const shown = exploreLastSlot(pool, 5, random)
    const seen = new Set(shown.filter((_, i) => random() < 1 / (1 + i * 0.5)).map(({ match: { id } }) => id))
    const clicked = new Set(
      shown.filter(({ match: found }) => seen.has(found.id) && random() < likes(found)).map(({ match: { id } }) => id),
    )
    return recordImpression('v1', shown, clicked, seen)
  })
}

const likesPower = (found: Match): number => 1 / (1 + Math.exp(-8 * (worthOf(found, 'power_hp') - 0.5)))

describe('learning from clicks', () => {
  const correction = learnCorrection(model, clicks(1500, likesPower), { version: '1' })

  it('finds what people like beyond the utility and moves such cars up', () => {
    const pulls = Object.entries(correction.pulls).sort((a, b) => b[1] - a[1])
    expect(pulls[0]![0]).toBe('power_hp')
    expect(correction.clicks).toBeGreaterThan(500)
    const liking = (matches: readonly Match[]): number => matches.reduce((sum, found) => sum + likesPower(found), 0)
    const before = match(catalogue, {}, { count: 10 }).matches
    const after = match(catalogue, {}, { count: 10, correction }).matches
    expect(liking(after)).toBeGreaterThan(liking(before))
  })

  it('stays within its bound and never pulls against a direction', () => {
    for (const found of match(catalogue, {}, { count: 60, correction }).matches)
      expect(Math.abs(found.correction)).toBeLessThanOrEqual(correction.bound)
    const perverse = learnCorrection(
      model,
      clicks(800, (found) => 1 - worthOf(found, 'price_cents')),
      { version: '1' },
    )
    for (const pull of Object.values(perverse.pulls)) expect(pull).toBeGreaterThanOrEqual(0)
  })

  it('learns next to nothing from clicks that follow the place alone', () => {
    const blind = learnCorrection(
      model,
      clicks(1500, () => 0.3),
      { version: '1' },
    )
    expect(Math.max(...Object.values(blind.pulls))).toBeLessThan(correction.pulls.power_hp! / 3)
  })

  it('learns nothing from too few clicks, nor from lists of which nothing else was seen', () => {
    expect(learnCorrection(model, clicks(20, likesPower), { version: '1' }).pulls).toEqual({})
    const alone = clicks(500, likesPower).map(({ policy, shown }) => ({
      policy,
      shown: shown.filter((one) => one.clicked),
    }))
    expect(learnCorrection(model, alone, { version: '1' })).toMatchObject({ pulls: {}, clicks: 0 })
  })

  it('weighs pairs by their inverse propensity, and clips it', () => {
    const explored = (propensity: number): Impression[] =>
      clicks(600, likesPower).map(({ policy, shown }) => ({
        policy,
        shown: shown.map((one) => (one.propensity < 1 ? { ...one, propensity } : one)),
      }))
    const learned = (propensity: number) => learnCorrection(model, explored(propensity), { version: '1' })
    expect(learned(1e-9)).toEqual(learned(0.1))
    expect(learned(0.1)).not.toEqual(learned(1))
  })
})

describe('recording', () => {
  const shown = everything.slice(0, 4).map((found) => ({ match: found, propensity: 1 }))

  it('takes as seen what is above and one below the deepest click, and nothing without a click', () => {
    const one = recordImpression('v1', shown, new Set([shown[1]!.match.id]))
    expect(one.shown.map(({ seen, clicked }) => [seen, clicked])).toEqual([
      [true, false],
      [true, true],
      [true, false],
      [false, false],
    ])
    expect(recordImpression('v1', shown, new Set()).shown.some(({ seen }) => seen)).toBe(false)
  })

  it('gives the last place to a runner-up whose propensity is known', () => {
    const random = seededRandom(1)
    const counts = new Map<string, number>()
    for (let i = 0; i < 3000; i++) {
      const slots = exploreLastSlot(everything.slice(0, 6), 3, random)
      expect(slots.map(({ propensity }) => propensity)).toEqual([1, 1, 0.25])
      expect(slots.slice(0, 2).map(({ match: { id } }) => id)).toEqual(everything.slice(0, 2).map(({ id }) => id))
      counts.set(slots[2]!.match.id, (counts.get(slots[2]!.match.id) ?? 0) + 1)
    }
    expect(counts.size).toBe(4)
    for (const count of counts.values()) expect(Math.abs(count - 750)).toBeLessThan(120)
    expect(exploreLastSlot([], 3, random)).toEqual([])
  })
})
