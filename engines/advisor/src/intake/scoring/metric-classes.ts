import type { FactMetric } from '../fact.ts'
import { inputMetrics, type Measure } from '../input-metrics.ts'
import { kindOf, type QuantityKind } from '../kind-of.ts'
import type { Quantity } from '../quantity.ts'

/** What a number may be: a metric counted in some measure, or nothing of the business ("none"). */
export interface MetricClass {
  id: string
  metric: FactMetric | 'none'
  kind: QuantityKind
}

const further: readonly (readonly [FactMetric, Measure])[] = [
  ['customers_before', 'count'],
  ['gross_profit_unit', 'money'],
  ['salary', 'money'],
  ['proposed_price', 'money'],
  ['working_days', 'count'],
  ['working_days', 'duration'],
  ['distance', 'count'],
]

const kinds: readonly QuantityKind[] = ['money', 'percent', 'count', 'duration']

/** In a fixed order: the weights name them by their place. */
export const metricClasses: readonly MetricClass[] = [
  ...Object.entries(inputMetrics).map(([metric, { measure }]) => [metric as FactMetric, measure] as const),
  ...further,
  ...kinds.flatMap((kind) => [['other', kind] as const, ['none', kind] as const]),
].map(([metric, kind]) => ({ id: `${kind}.${metric}`, metric, kind }))

/** The classes a number may have by its unit: a bare one counts things, or reais nobody named. */
export function classesOf(quantity: Pick<Quantity, 'unit'>): readonly number[] {
  return allowed[kindOf(quantity)]
}

const indices = (...of: QuantityKind[]) => metricClasses.flatMap(({ kind }, n) => (of.includes(kind) ? [n] : []))

const allowed: Record<QuantityKind, readonly number[]> = {
  money: indices('money'),
  percent: indices('percent'),
  count: indices('count', 'money').filter((n) => metricClasses[n]!.id !== 'money.none'),
  duration: indices('duration'),
}
