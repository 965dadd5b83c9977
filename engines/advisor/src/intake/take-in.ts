import { findNeeds } from '../answer/find-needs.ts'
import { type QuestionId, rankQuestions } from '../answer/recognise-question.ts'
import { type Contradiction, findContradictions } from '../contradictions/find-contradictions.ts'
import { options } from '../options/options.ts'
import type { Fact, FactMetric } from './fact.ts'
import { findGaps } from './find-gaps.ts'
import { blankOrders, findOrders, type Order } from './find-orders.ts'
import { fold } from './fold.ts'
import { type OwnFact, ownFacts } from './own-facts.ts'
import type { Quantity } from './quantity.ts'
import { readFacts } from './read-facts.ts'
import { readQuantities } from './read-quantities.ts'
import { detectSector, type Sector } from './sectors.ts'

/** What the board heard. Spans point into the problem as given. */
export interface Intake {
  sector: Sector
  quantities: Quantity[]
  /** Everything the text says in figures, as it was understood. */
  understood: Fact[]
  /** What of it is about the whole company and placed surely. */
  facts: OwnFact[]
  unplaced: Quantity[]
  /** What is asked. */
  question: QuestionId
  /** A year is spoken of: yearly numbers answer something. */
  speaksOfYear: boolean
  /** Figures of the text that cannot all be true. */
  contradictions: Contradiction[]
  /** What the text lacks for an answer. */
  needs: FactMetric[]
  /** More figures than an account has: only the first were read. */
  tooMany: boolean
  /** Options the person names. */
  asked: string[]
  /** Metrics to ask for, the most telling first. */
  gaps: string[]
  /** Sentences that gave the agents orders: quoted, not obeyed. */
  orders: Order[]
}

/** An account has dozens of figures; hundreds are a pasted table, and each would be compared with each. */
const mostQuantities = 150

/** Reads the problem: quantities, what they measure, what is asked, what is missing. */
export function takeIn(problem: string, businessType?: string): Intake {
  const orders = findOrders(problem)
  const text = blankOrders(problem, orders)
  const sector = detectSector(text, businessType)
  const all = readQuantities(text)
  const quantities = all.slice(0, mostQuantities)
  const { facts: understood, unplaced } = readFacts(text, quantities)
  const facts = ownFacts(understood)
  // What was only understood with its metric ("45 mil" of revenue) is shown as understood.
  const units = new Map(understood.map(({ quantity }) => [quantity.id, quantity.unit]))
  const shown = quantities.map((quantity) => ({ ...quantity, unit: units.get(quantity.id) ?? quantity.unit }))
  const folded = fold(text)
  const questions = rankQuestions(text, understood)
  const question = questions[0] ?? 'other'
  const asked = options.filter((option) => option.asked.test(folded)).map((option) => option.id)
  return {
    tooMany: all.length > mostQuantities,
    sector,
    quantities: shown,
    understood,
    contradictions: findContradictions(understood, text),
    question,
    speaksOfYear: /\b(?:anos?|anua(?:l|is))\b/.test(folded),
    needs: findNeeds(questions, understood, folded),
    facts,
    unplaced,
    asked,
    orders,
    gaps: findGaps(facts, sector),
  }
}
