import { questionIds } from '../src/answer/recognise-question.ts'
import type { LinearModel } from '../src/intake/scoring/linear-model.ts'
import type { ReadingModels } from '../src/intake/scoring/reading-models.ts'
import { fitModel, fitSettings } from './fit-model.ts'
import { questionsOfPhrases, questionsOfProblems } from './question-examples.ts'
import type { ProblemSet } from './training-sets.ts'

/** Weights by which the question is recognised, from figures as the given models read them. */
export function fitQuestions(sets: readonly ProblemSet[], models: ReadingModels): LinearModel {
  const examples = [
    ...sets.flatMap(({ file, fitted }) => questionsOfProblems(file, fitted, models)),
    ...questionsOfPhrases(new URL('../test/questions.txt', import.meta.url), models),
  ]
  return fitModel(questionIds, examples, { ...fitSettings, sparing: 0.01 })
}
