import { type FactMetric, hasTemplate, inputMetrics, template } from '@recado/advisor'
import type { ExecutionFact, ExecutionUnderstanding, FactQuestion } from '@recado/contracts/execution-facts'
import type { KnownFact, KnownIntake } from '../known-fact.ts'
import { sayAmount } from './say-amount.ts'
import { labelOf, type Words } from './words.ts'

/** Below it a reading is asked about. */
const SURE = 0.6

/** What the board works with, as a table somebody can confirm and correct. */
export function presentUnderstanding(intake: KnownIntake, revision: string, words: Words): ExecutionUnderstanding {
  const { understood, contradictions, needs, question, sector, unplaced, orders } = intake
  const sure = understood.filter(({ confidence }) => confidence >= SURE).length
  return {
    revision,
    question,
    question_label: words.say(`question.${question}`),
    sector,
    facts: understood.map((fact) => presentFact(fact, words)),
    unplaced: unplaced.map(({ quote, start, end }) => ({ quote, start, end })),
    contradictions: contradictions.map(({ kind, rule, quotes, quantities }) => {
      const key = `contradiction.${rule}`
      return { kind, text: hasTemplate(key) ? template(key, words.locale) : '', quotes, fact_ids: quantities }
    }),
    needs: needs.map((metric) => questionFor(metric, words)),
    assumed: understood.flatMap((fact) => assumptionOf(fact, words)),
    ignored_orders: orders.map(({ quote }) => quote),
    completeness: sure + needs.length === 0 ? 0 : sure / (sure + needs.length),
  }
}

export function presentFact(fact: KnownFact, words: Words): ExecutionFact {
  const { quantity, source = 'text', path, quote, confidence } = fact
  const isText = source === 'text'
  return {
    fact_id: quantity.id,
    metric: fact.metric,
    label: labelOf(fact.metric, words.locale) ?? words.say('other_figure'),
    subject: fact.subject ?? null,
    scope: fact.scope,
    role: fact.role ?? null,
    value: quantity.low,
    value_high: quantity.high ?? null,
    unit: quantity.unit,
    period: quantity.per ?? null,
    per_unit: fact.perUnit ?? null,
    approximate: quantity.approximate ?? false,
    source,
    quote: isText ? quote : null,
    start: isText ? fact.start : null,
    end: isText ? fact.end : null,
    confidence,
    doubtful: confidence < SURE,
    period_assumed: fact.periodAssumed ?? false,
    text: sayAmount(quantity, words.locale),
    link: path === undefined ? null : { path, label: quote },
  }
}

/** A form's field for a figure that is missing. */
function questionFor(metric: FactMetric, words: Words): FactQuestion {
  const key = `need.${metric}`
  const label = labelOf(metric, words.locale) ?? words.say('other_figure')
  return { metric, label, question: hasTemplate(key) ? template(key, words.locale) : label, ...fieldOf(metric) }
}

/** How a metric is measured, and what its field begins with. */
export function fieldOf(metric: string): Pick<FactQuestion, 'measure' | 'unit' | 'period'> {
  if (!Object.hasOwn(inputMetrics, metric)) return FURTHER[metric] ?? COUNT
  const { measure, nature } = inputMetrics[metric as keyof typeof inputMetrics]
  const period = nature === 'flow' || nature === 'rate' || nature === 'attrition' ? 'month' : null
  const unit = ({ money: 'BRL', percent: 'percent', count: 'count', duration: 'day' } as const)[measure]
  return { measure, unit, period: measure === 'duration' ? null : period }
}

const COUNT = { measure: 'count', unit: 'count', period: null } as const
const FURTHER: Readonly<Record<string, Pick<FactQuestion, 'measure' | 'unit' | 'period'>>> = {
  gross_profit_unit: { measure: 'money', unit: 'BRL', period: null },
  salary: { measure: 'money', unit: 'BRL', period: 'month' },
  proposed_price: { measure: 'money', unit: 'BRL', period: null },
  working_days: { measure: 'duration', unit: 'day', period: 'month' },
  distance: { measure: 'count', unit: 'count', period: 'month' },
}

function assumptionOf(fact: KnownFact, words: Words): string[] {
  if (fact.source !== undefined) return []
  const label = labelOf(fact.metric, words.locale) ?? words.say('other_figure')
  const quote = fact.quote.replace(/\s+/g, ' ').trim()
  if (fact.confidence < SURE) return [words.say('assumed.reading', { quote, label })]
  return fact.periodAssumed ? [words.say('assumed.period', { quote, label })] : []
}
