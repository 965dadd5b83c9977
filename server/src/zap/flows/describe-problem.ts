import type { FlowProblem } from '@recado/contracts/flows'
import type { Locale } from '@recado/contracts/wire'
import { problemText } from '@recado/flow'
import type { Translator } from '../../platform/i18n.ts'
import type { FoundProblem } from './find-problems.ts'

export type DescribeProblem = (found: FoundProblem) => FlowProblem

/** Says problems in the reader's language: the engine has the words for its own, the starts' are ours. */
export function describesProblems({ translate }: Pick<Translator, 'translate'>, locale: Locale): DescribeProblem {
  return (found) => {
    if (found.of === 'start') {
      const { code, severity, start, detail } = found
      const text = translate(locale, `flows:problems.${code}`)
      return { code, severity, start, detail, text, flow: null, block: null, path: null }
    }
    const { problem } = found
    return {
      code: problem.code,
      severity: problem.severity,
      start: null,
      detail: problem.detail,
      flow: problem.flow ?? null,
      block: problem.block ?? null,
      path: problem.path ?? null,
      text: problemText(problem, locale),
    }
  }
}
