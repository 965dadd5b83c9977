import type { QuestionId } from '../recognise-question.ts'
import { timesOf } from './join-features.ts'
import type { Term } from './term.ts'

/** What the weights of a candidate number may rest on beside its own arithmetic. */
export interface Setting {
  question: QuestionId
  words: readonly string[]
  /** How many figures the text has. */
  figures: number
  times: string
}

const partOf = (used: number, all: number) => {
  const part = used / Math.max(all, 1)
  return part >= 0.99 ? 'all' : part > 0.66 ? 'most' : part > 0.4 ? 'half' : 'few'
}

/** What speaks for and against showing a term as an answer. */
export function termFeatures(term: Term, { question, words, figures, times }: Setting): string[] {
  const { kind, head, role, ops, leaves } = term
  return [
    `k|${kind}|${ops}`,
    `q|${question}|${kind}`,
    `q|${question}|${role}`,
    `q|${question}|${head}`,
    `root|${head}`,
    `cov|${partOf(leaves.length, figures)}|${ops}`,
    `tm|${times}|${timesOf(leaves)}`,
    ...words.flatMap((word) => [`c|${word}|${kind}`, `c|${word}|${role}`, `c|${word}|${head}`]),
  ]
}

/** The same for a number of the tables. */
export function rowFeatures(
  label: string,
  { rank, used }: { rank: number; used: number },
  { question, words, figures }: Setting,
): string[] {
  const kind = label.split('.')[0]!
  return [
    'row',
    `row|${label}`,
    `row|${question}|${label}`,
    `rk|${kind}`,
    `rk|${question}|${kind}`,
    `ri|${rank < 4 ? rank : rank < 8 ? '4-7' : rank < 16 ? '8-15' : '16-'}`,
    `rcov|${partOf(used, figures)}`,
    ...words.flatMap((word) => [`c|${word}|row|${label}`, `c|${word}|rk|${kind}`]),
  ]
}
