import { expect, test } from 'vitest'
import { answerFiles, fitAnswers, load, storeAnswers } from '../bench/answers/fit-answers.ts'
import answers from '../src/answer/combine/weights.json' with { type: 'json' }
import questions from '../src/answer/question-weights.json' with { type: 'json' }
import { storeModel } from '../src/intake/scoring/linear-model.ts'
import metric from '../src/intake/scoring/metric-weights.json' with { type: 'json' }
import period from '../src/intake/scoring/period-weights.json' with { type: 'json' }
import { fitQuestions } from '../training/fit-questions.ts'
import { fitReading } from '../training/fit-reading.ts'
import { phraseExamples, problemSets } from '../training/training-sets.ts'

test('training once more gives the weights that are checked in', () => {
  const models = fitReading([...problemSets.map(({ examples }) => examples()), phraseExamples()])
  expect(storeModel(models.metric)).toEqual(metric)
  expect(storeModel(models.period)).toEqual(period)
  expect(storeModel(fitQuestions(problemSets, models))).toEqual(questions)
})

test('training the answers once more gives the weights that are checked in', () => {
  expect(storeAnswers(fitAnswers(answerFiles.flatMap(load)))).toEqual(answers)
})
