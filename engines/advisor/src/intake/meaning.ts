import type { FactMetric, FactRole } from './fact.ts'
import type { Frame } from './frame.ts'

/** What a figure means, with how sure the words make it. `money` turns a bare number into reais. */
export interface Meaning {
  metric: FactMetric
  role?: FactRole
  money?: true
  perUnit?: string
  confidence: number
}

/** What else in the text decides: whether hiring is asked about, what was read so far. */
export interface Surroundings {
  hiring: boolean
  buying: boolean
  ticket: number | undefined
  previous: { frame: Frame; meaning: Meaning } | undefined
  /** The last meaning with the same kind of figure, for ellipses and parallel lists. */
  parallel: Meaning | undefined
  /** A bill for energy or water was spoken of: "a conta" is that one. */
  parallelUtility: boolean
}

export const sure = 0.9
export const likely = 0.75
export const guess = 0.5

export const is = (metric: FactMetric, confidence = sure, more: Partial<Meaning> = {}): Meaning => ({
  metric,
  confidence,
  ...more,
})

/** Words for somebody who is paid. */
export const person =
  /\b(?:instrutor[a]?|assistente|funcionari[oa]|gerente|vendedor[a]?|professor[a]?|recepcionista|auxiliar|tecnico|ajudante|estagiari[oa]|motorista|[a-z]{3,}(?:eir[oa]|ista|ador[a]?))\b/
