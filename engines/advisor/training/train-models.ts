// Writes the weights by which figures are read and questions recognised: node engines/advisor/training/train-models.ts
import { writeFileSync } from 'node:fs'
import { type LinearModel, storeModel } from '../src/intake/scoring/linear-model.ts'
import { fitQuestions } from './fit-questions.ts'
import { fitReading } from './fit-reading.ts'
import { phraseExamples, problemSets } from './training-sets.ts'

const reading = fitReading([...problemSets.map(({ examples }) => examples()), phraseExamples()])
store('intake/scoring/metric-weights', reading.metric)
store('intake/scoring/period-weights', reading.period)
store('answer/question-weights', fitQuestions(problemSets, reading))

function store(name: string, model: LinearModel): void {
  writeFileSync(new URL(`../src/${name}.json`, import.meta.url), `${JSON.stringify(storeModel(model), null, 2)}\n`)
}
