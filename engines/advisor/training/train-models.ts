// Writes the weights by which figures are read: node engines/advisor/training/train-models.ts
import { writeFileSync } from 'node:fs'
import { storeModel } from '../src/intake/scoring/linear-model.ts'
import { fitReading } from './fit-reading.ts'
import { phraseExamples, problemSets } from './training-sets.ts'

const { metric, period } = fitReading([...problemSets.map(({ examples }) => examples()), phraseExamples()])
for (const [name, model] of [
  ['metric', metric],
  ['period', period],
] as const)
  writeFileSync(
    new URL(`../src/intake/scoring/${name}-weights.json`, import.meta.url),
    `${JSON.stringify(storeModel(model), null, 2)}\n`,
  )
