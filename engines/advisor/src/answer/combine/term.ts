/** The dimension of an amount: money for one, money per period, money once, things, a part, months, days of a period. */
export type Kind = 'each' | 'flow' | 'sum' | 'count' | 'share' | 'months' | 'days'

/** One figure of the text as the calculator of quantities sees it. */
export interface Leaf {
  /** Place among the figures of the text. */
  at: number
  name: string
  time: 'now' | 'before' | 'planned' | 'rival'
  subject: string | undefined
  sentence: number | undefined
  /** Which of the figures of that name it is, where there are several. */
  nth: number
  many: boolean
}

/** Figures joined by arithmetic whose dimensions make sense. */
export interface Term {
  formula: string
  kind: Kind
  /** Names it for the weights: precisely, and roughly. */
  head: string
  role: string
  ops: number
  leaves: readonly Leaf[]
  /** The times its figures are of, whose they are, and which of several. */
  times: string
  subjects: readonly string[]
  numbers: readonly number[]
  /** Two terms of one print are the same arithmetic written differently; figures' values have no part in it. */
  print: number
  score: number
  /** The metrics in words, for its label. */
  words: Words
  operator: string
  names: TermNames
  /** What it was joined from. */
  from?: readonly [Term, Term?]
}

/** What names a term for the weights, by number. */
export type TermNames = Record<'kind' | 'role' | 'head' | 'times', number>

export type Words = { of: string } | { operator: string; left: Words; right?: Words }
