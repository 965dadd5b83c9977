import type { Reading as BrazilianReading, ReadingProblem } from '@recado/brazil/reading'
import type { Value } from '../language/value.ts'

export { refused, taken } from '@recado/brazil/reading'

/** Why an answer could not be taken; each code has its sentence in the locale files (`invalid.<code>`). */
export type AnswerProblem =
  | ReadingProblem
  | 'text_empty'
  | 'text_too_short'
  | 'text_too_long'
  | 'text_pattern'
  | 'email'
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

/** What came of reading an answer: a value in its one stored form, or why not. */
export type Reading<T extends Value = Value> = BrazilianReading<T, AnswerProblem>
