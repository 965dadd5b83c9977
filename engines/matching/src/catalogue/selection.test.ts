import { describe, expect, it } from 'vitest'
import { carModel } from '../cars/index.ts'
import { match } from '../match/match.ts'
import { seededRandom } from '../random/seeded-random.ts'
import { randomCarAnswers } from '../testing/random-car-answers.ts'
import { syntheticCars } from '../testing/synthetic-cars.ts'
import { wishesFromAnswers } from '../wishes/wishes-from-answers.ts'
import { prepareCatalogue } from './prepare-catalogue.ts'
import { narrow, selectAll } from './selection.ts'

const model = carModel({ year: 2026 })
const catalogue = prepareCatalogue(model, syntheticCars({ count: 500 }))

describe('selections', () => {
  it('narrow answer by answer to what all answers give at once, and rank the same', () => {
    const random = seededRandom(4)
    for (let i = 0; i < 50; i++) {
      const wishes = wishesFromAnswers(model, randomCarAnswers(random))
      let selection = selectAll(catalogue)
      for (const constraint of wishes.constraints) {
        const narrower = narrow(catalogue, selection, [constraint])
        expect(narrower.rows.length).toBeLessThanOrEqual(selection.rows.length)
        selection = narrower
      }
      expect(selection.rows).toEqual(narrow(catalogue, selectAll(catalogue), wishes.constraints).rows)
      expect(match(catalogue, wishes, { from: selection })).toEqual(match(catalogue, wishes))
    }
  })

  it('ignore a selection made for other wishes', () => {
    const [few, all] = [{ max_km: 20_000 }, {}].map((answers) => wishesFromAnswers(model, answers))
    const from = narrow(catalogue, selectAll(catalogue), few!.constraints)
    expect(match(catalogue, all!, { from })).toEqual(match(catalogue, all!))
  })

  it('refuse an attribute that the model does not have', () => {
    const constraint = {
      id: 'x',
      attribute: 'wings',
      op: 'max',
      limit: 2,
      unknown: 'fails',
      relax: 'may',
      stiffness: 1,
    } as const
    expect(() => narrow(catalogue, selectAll(catalogue), [constraint])).toThrow(RangeError)
  })
})
