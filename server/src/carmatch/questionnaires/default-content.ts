import type { QuestionnaireContent } from '@recado/contracts/questionnaires'
import { QuestionnaireContent as Content } from '@recado/contracts/questionnaires'
import { carQuestions, DEFAULT_FINANCE } from '@recado/matching/cars'

/** Since when the engine's assumed rate stands. */
const RATE_AS_OF = '2026-11-01'

/** The engine's eight questions, in the words it has for them: what a company asks that has published nothing. */
export const defaultContent: QuestionnaireContent = Content.parse({
  title: '',
  intro: '',
  questions: carQuestions.map(({ options = [], ...question }) => ({
    ...question,
    text: '',
    options: options.map((option) => ({ ...option, label: '' })),
  })),
  weights: {},
  rules: [],
  finance: { monthly_rate: DEFAULT_FINANCE.monthlyRate, months: DEFAULT_FINANCE.months, as_of: RATE_AS_OF },
})
