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
  /** The last meaning counted per the same thing. */
  sameUnit?: Meaning | undefined
  /** Spending on advertising was read before. */
  advertising?: boolean
}

export const sure = 0.9
export const likely = 0.75
export const guess = 0.5

export const is = (metric: FactMetric, confidence = sure, more: Partial<Meaning> = {}): Meaning => ({
  metric,
  confidence,
  ...more,
})

/** Words for somebody who is paid, on folded text. */
export const person =
  /\b(?:instrutor(?:es|as?)?|assistentes?|funcionari[oa]s?|gerentes?|vendedor(?:es|as?)?|professor(?:es|as?)?|recepcionistas?|auxiliar(?:es)?|tecnic[oa]s?|ajudantes?|estagiari[oa]s?|motoristas?|advogad[oa]s?|medic[oa]s?|psicolog[oa]s?|fisioterapeutas?|veterinari[oa]s?|secretari[oa]s?|mecanic[oa]s?|corretor(?:es|as?)?|consultor(?:es|as?)?|programador(?:es|as?)?|desenvolvedor(?:es|as?)?|analistas?|designers?|atendentes?|caixas? nov[oa]|garc(?:om|ons|onete)|entregador(?:es|as?)?|motoboys?|freelancers?|freelas?|supervisor(?:es|as?)?|coordenador(?:es|as?)?|diaristas?|operador(?:es|as?)?|monitor(?:es|as?)?|jardineir[oa]s?|cuidador(?:es|as?)?|baba|chef|sushiman|bartender|tosador(?:es|as?)?|banhistas?|soldador(?:es)?|eletricistas?|pedreir[oa]s?|(?!dinheir|janeir|fevereir|terceir|primeir|parceir|financeir|inteir|ifood|vist|cadeir|list|conquist|previst)(?!computador|comprador|mercador|consumidor)[a-z]{3,}(?:eir[oa]s?|istas?|ador(?:es|as?)?))\b/
