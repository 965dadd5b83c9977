import type { QuestionnaireContent } from '@recado/contracts/questionnaires'
import type { Locale } from '@recado/contracts/wire'
import { joinWordings, type Model, type QuestionInput, type Wording } from '@recado/matching'
import { carModel, carWording } from '@recado/matching/cars'

/** A questionnaire made ready to rank by. */
export interface Policy {
  /** `q3` is version 3, `q0` the default: kept with each list that was made by it. */
  key: string
  version: number
  content: QuestionnaireContent
  model: Model
  /** The engine's words, and the company's own for its questions. */
  wording: Wording
}

/** @throws InvalidModel for content that has errors */
export function buildPolicy(
  content: QuestionnaireContent,
  { version, year, locale }: { version: number; year: number; locale: Locale },
): Policy {
  const model = carModel({
    year,
    questions: content.questions.map(engineQuestion),
    rules: content.rules.map(({ key, when, effects }) => ({ key, when, effects })),
    weights: content.weights,
    finance: { monthlyRate: content.finance.monthly_rate, months: content.finance.months },
  })
  const wording = joinWordings(carWording(locale), { messages: ownWords(content), says: {} })
  return { key: `q${version}`, version, content, model, wording }
}

export function engineQuestion(question: QuestionnaireContent['questions'][number]): QuestionInput {
  const { key, kind, unit, range, most, options, effects } = question
  return {
    ...{ key, kind, effects },
    ...(unit === undefined ? {} : { unit }),
    ...(range === undefined ? {} : { range }),
    ...(most === undefined ? {} : { most }),
    options: options.map((option) => ({ key: option.key, effects: option.effects })),
  }
}

function ownWords({ questions }: QuestionnaireContent): Record<string, string> {
  const words: Record<string, string> = {}
  for (const { key, text, options } of questions) {
    if (text !== '') words[`question.${key}`] = text
    for (const option of options) if (option.label !== '') words[`option.${key}.${option.key}`] = option.label
  }
  return words
}
