import { expect, test } from 'vitest'
import { storeModel } from '../src/intake/scoring/linear-model.ts'
import metric from '../src/intake/scoring/metric-weights.json' with { type: 'json' }
import period from '../src/intake/scoring/period-weights.json' with { type: 'json' }
import { fitReading } from '../training/fit-reading.ts'
import { phraseExamples, problemSets } from '../training/training-sets.ts'

test('training once more gives the weights that are checked in', () => {
  const models = fitReading([...problemSets.map(({ examples }) => examples()), phraseExamples()])
  expect(storeModel(models.metric)).toEqual(metric)
  expect(storeModel(models.period)).toEqual(period)
})
