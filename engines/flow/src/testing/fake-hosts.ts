import type { Question } from '../blocks/questionnaire/question-schema.ts'
import type { AiAnswerEffect, HttpRequestEffect, LoadQuestionnaireEffect, RecommendEffect } from '../session/effect.ts'
import type { EffectResult } from '../session/event.ts'
import { fakeCars } from './fake-cars.ts'

/** What answers the effects that need one. Replace those your flow uses. */
export type FakeHosts = {
  http_request: (effect: HttpRequestEffect) => EffectResult
  ai_answer: (effect: AiAnswerEffect) => EffectResult
  recommend: (effect: RecommendEffect) => EffectResult
  load_questionnaire: (effect: LoadQuestionnaireEffect) => EffectResult
}

const questions: Question[] = [
  { id: 'down_payment', text: 'Quanto tem de entrada?', answer: { kind: 'money' } },
  { id: 'monthly_payment', text: 'Qual parcela cabe no bolso?', answer: { kind: 'money' }, optional: true },
]

/** Services that always answer: an empty 200, an echo of the question, the sample cars, two questions. */
export const defaultFakes: FakeHosts = {
  http_request: () => ({ ok: true, value: { status: 200, body: {} } }),
  ai_answer: ({ question }) => ({ ok: true, value: { text: `(modelo de teste) ${question}` } }),
  recommend: (effect) => ({ ok: true, value: fakeCars(effect) }),
  load_questionnaire: () => ({ ok: true, value: { questions } }),
}
