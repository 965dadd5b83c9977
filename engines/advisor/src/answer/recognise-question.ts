import type { Fact, FactMetric } from '../intake/fact.ts'
import { fold } from '../intake/fold.ts'
import type { Features } from '../intake/scoring/features-of.ts'
import { chooseClass, type LinearModel, openModel } from '../intake/scoring/linear-model.ts'
import { stemOf, wordsOf } from '../intake/scoring/words-around.ts'
import { questionCues } from './question-cues.ts'
import table from './question-weights.json' with { type: 'json' }

const questionModel = openModel(table)

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

/** Everything that may be asked. In a fixed order: the weights name them by their place. */
export const questionIds: readonly QuestionId[] = [
  ...new Set<QuestionId>([...questionCues.map(([id]) => id), 'check_up', 'other']),
].toSorted()

const everyQuestion = questionIds.map((_, place) => place)

/**
 * The likely questions, the likeliest first: what the cues conclude, the words and the kinds of figures, weighed by trained
 * weights. Those of less than an eighth of the first one's share are left out.
 */
export function rankQuestions(text: string, facts: readonly Fact[], model: LinearModel = questionModel): QuestionId[] {
  const { shown, concluded } = questionFeatures(text, facts)
  const { shares } = chooseClass(model, [...shown, ...concluded], everyQuestion)
  const ranked = [...shares].sort(([a, one], [b, other]) => other - one || a - b)
  return ranked.filter(([, share]) => share >= ranked[0]![1] / 8).map(([place]) => questionIds[place]!)
}

/** What of a text speaks for a question: the words of the asking sentences and of all, the metrics given, what the cues conclude. */
export function questionFeatures(text: string, facts: readonly Fact[]): Features {
  const folded = fold(text)
  const asked = wordsOf(askingPart(folded)).map(stemOf)
  const metrics = [...new Set(facts.map(({ metric }) => metric))]
  const pairs = asked.slice(1).map((word, n) => `${asked[n]} ${word}`)
  const cues = rankByCues(folded, facts)
  return {
    shown: [
      'bias',
      ...asked.map((word) => `a:${word}`),
      ...pairs.map((pair) => `p:${pair}`),
      ...wordsOf(folded).map((word) => `t:${stemOf(word)}`),
      ...metrics.map((metric) => `has:${metric}`),
      `figures=${facts.length < 2 ? facts.length : facts.length < 5 ? 'few' : 'many'}`,
    ],
    concluded: [`cue=${cues[0] ?? '-'}`, `cue=${cues[0] ?? '-'}|${cues[1] ?? '-'}`, ...cues.map((id) => `cues:${id}`)],
  }
}

/**
 * What the cues say: what is said in a question or in the last sentence counts half as much again; ties go to the cue that
 * stands first. Those that weigh less than two thirds of the first are left out.
 */
function rankByCues(folded: string, facts: readonly Fact[]): QuestionId[] {
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
