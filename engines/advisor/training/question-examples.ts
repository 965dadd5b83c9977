import type { ExpectedProblem } from '../bench/score-problem.ts'
import { questionFeatures, questionIds } from '../src/answer/recognise-question.ts'
import { decideMetrics } from '../src/intake/decide-metrics.ts'
import { blankOrders, findOrders } from '../src/intake/find-orders.ts'
import type { ReadingModels } from '../src/intake/scoring/reading-models.ts'
import { type Example, linesOf, readingOf } from './examples.ts'

const everyQuestion = questionIds.map((_, place) => place)

/** What is asked in each problem of a file. */
export function questionsOfProblems(file: string | URL, fitted: boolean, models: ReadingModels): Example[] {
  return linesOf(file).map((line) => {
    const { text, question, question_ok = [] } = JSON.parse(line) as ExpectedProblem
    return example(text, [question, ...question_ok], fitted, models)
  })
}

/** The same of lines "text => question". */
export function questionsOfPhrases(file: string | URL, models: ReadingModels): Example[] {
  return linesOf(file).map((line) => {
    const [text, question] = line.split(' => ') as [string, string]
    return example(text, [question], true, models)
  })
}

function example(text: string, right: readonly string[], fitted: boolean, models: ReadingModels): Example {
  const blanked = blankOrders(text, findOrders(text))
  const { facts } = decideMetrics(readingOf(text), models)
  const places = questionIds.flatMap((id, place) => (right.includes(id) ? [place] : []))
  return { features: questionFeatures(blanked, facts), allowed: everyQuestion, right: new Set(places), fitted }
}
