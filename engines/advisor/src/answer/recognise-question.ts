import type { Fact, FactMetric } from '../intake/fact.ts'
import { fold } from '../intake/fold.ts'
import { questionCues } from './question-cues.ts'

export type QuestionId =
  | 'price_change'
  | 'hire_or_not'
  | 'invest_or_lease'
  | 'which_offer'
  | 'break_even'
  | 'discount_or_markup'
  | 'double_ads'
  | 'open_or_close'
  | 'why_fell'
  | 'runway'
  | 'check_up'
  | 'other'

/**
 * What is asked: the words of the whole text and the kinds of figures it gives, weighed together. What is said in a
 * question or in the last sentence counts half as much again; ties go to the cue that stands first.
 */
export function recogniseQuestion(text: string, facts: readonly Fact[]): QuestionId {
  return rankQuestions(text, facts)[0] ?? 'other'
}

/** The likely questions, the likeliest first: those that weigh at least two thirds of it. */
export function rankQuestions(text: string, facts: readonly Fact[]): QuestionId[] {
  const folded = fold(text)
  const asking = askingPart(folded)
  const has = (metric: FactMetric) => facts.some((fact) => fact.metric === metric)
  const totals = new Map<QuestionId, number>()
  const add = (id: QuestionId, weight: number) => totals.set(id, (totals.get(id) ?? 0) + weight)
  for (const [id, weight, pattern, needs] of questionCues) {
    if (needs !== undefined && !needs.some(has)) continue
    if (pattern.test(asking)) add(id, weight * 1.5)
    else if (pattern.test(folded)) add(id, weight)
  }
  for (const [id, weight, every] of factCues) if (every.every(has)) add(id, weight)
  const ranked = [...totals]
    .map(([id, weight], n) => ({ id, weight, n }))
    .sort((a, b) => b.weight - a.weight || a.n - b.n)
  const least = Math.max(2, (ranked[0]?.weight ?? 0) * 0.66)
  return ranked.filter(({ weight }) => weight >= least).map(({ id }) => id)
}

/** The sentences that end in a question mark, else the last one. */
function askingPart(folded: string): string {
  const sentences = folded.match(/[^.!?\n]+[.!?\n]*/g) ?? [folded]
  const asked = sentences.filter((sentence) => sentence.trim().endsWith('?'))
  return asked.length > 0 ? asked.join(' ') : (sentences.at(-1) ?? '')
}

/** Figures that are seldom given unless something about them is asked. */
const factCues: readonly (readonly [QuestionId, number, readonly FactMetric[]])[] = [
  ['price_change', 2.5, ['proposed_price']],
  ['price_change', 2.5, ['proposed_raise']],
  ['price_change', 2, ['ticket_before', 'ticket']],
  ['hire_or_not', 2.5, ['hire_cost']],
  ['discount_or_markup', 2, ['proposed_discount']],
  ['invest_or_lease', 2, ['investment', 'monthly_return']],
  ['invest_or_lease', 2, ['investment', 'rent']],
  ['runway', 2, ['cash', 'loss_stated']],
  ['runway', 1, ['cash', 'total_costs']],
  ['double_ads', 2, ['marketing', 'new_customers']],
  ['double_ads', 1.5, ['marketing', 'leads']],
  ['why_fell', 1, ['revenue_before', 'revenue']],
  ['why_fell', 1, ['volume_before', 'volume']],
  ['why_fell', 1, ['customers_before', 'customers']],
  ['check_up', 1.5, ['revenue', 'total_costs']],
  ['invest_or_lease', 1, ['investment']],
  ['double_ads', 1.5, ['marketing', 'volume']],
]
