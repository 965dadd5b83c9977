import { detectLanguage } from '../intake/detect-language.ts'
import type { RejectionReason } from './events.ts'

/** A dense page is 3,000 characters; nobody describes a problem in more than seven, and a model reads every one of them. */
export const longestProblem = 20_000

/** Why a problem cannot be worked on; undefined when it can. Looks at no more than the longest problem allowed. */
export function refuse(problem: string): { reason: RejectionReason; detail?: string } | undefined {
  if (problem.length > longestProblem) return { reason: 'too_long', detail: String(longestProblem) }
  if (problem.trim() === '') return { reason: 'empty' }
  const letters = problem.match(/\p{L}/gu)?.length ?? 0
  const controls = [...problem].filter((char) => char < ' ' && !'\n\r\t'.includes(char)).length
  if (letters < 10 || controls > problem.length / 20) return { reason: 'not_text' }
  const language = detectLanguage(problem)
  return language === 'pt' ? undefined : { reason: 'language', detail: language }
}
