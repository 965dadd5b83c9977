import type { Locale } from '../language/locale.ts'
import { fillPhrase, type LocaleText, localeText } from '../locales/locale-text.ts'

export type ProblemCode = keyof LocaleText['problems']

/** Something wrong with a flow. Errors keep it from running or being published; warnings deserve a look. */
export type Problem = {
  code: ProblemCode
  severity: 'error' | 'warning'
  /** The flow or sub-flow, and the block, where it belongs to one. */
  flow?: string
  block?: string
  /** Where in the document: `blocks.3.text`. */
  path?: string
  /** What fills the sentence of `problemText`. */
  detail: string
}

/** A problem as a sentence for people. */
export function problemText(problem: Problem, locale: Locale): string {
  const isWhole = problem.code === 'invalid_shape' && !problem.path
  const sentence = localeText(locale).problems[isWhole ? 'invalid_shape_whole' : problem.code]
  return fillPhrase(sentence, { detail: problem.detail, path: problem.path ?? '' })
}
