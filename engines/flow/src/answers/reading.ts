import type { Value } from '../language/value.ts'

/** Why an answer could not be taken; each code has its sentence in the locale files (`invalid.<code>`). */
export type AnswerProblem =
  | 'text_empty'
  | 'text_too_short'
  | 'text_too_long'
  | 'text_pattern'
  | 'number'
  | 'number_several'
  | 'number_too_small'
  | 'number_too_large'
  | 'number_not_whole'
  | 'money'
  | 'email'
  | 'phone'
  | 'phone_area_code'
  | 'cpf'
  | 'cnpj'
  | 'tax_id'
  | 'cep'
  | 'date'
  | 'date_too_early'
  | 'date_too_late'
  | 'choice'
  | 'yes_no'
  | 'file'
  | 'file_kind'
  | 'file_too_large'
  | 'rating'
  | 'location'

/** What came of reading an answer: a value in its one stored form, or why not. `details` fill the sentence's places. */
export type Reading<T extends Value = Value> =
  | { ok: true; value: T }
  | { ok: false; problem: AnswerProblem; details?: Record<string, string> }

export function taken<T extends Value>(value: T): Reading<T> {
  return { ok: true, value }
}

export function refused(problem: AnswerProblem, details?: Record<string, string>): Reading<never> {
  return details ? { ok: false, problem, details } : { ok: false, problem }
}
