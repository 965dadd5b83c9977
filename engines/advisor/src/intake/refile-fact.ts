import { earlierMetric } from './earlier-metric.ts'
import type { Fact, FactMetric } from './fact.ts'
import { factOf } from './fact-of.ts'
import type { QuantityKind } from './kind-of.ts'
import type { Meaning } from './meaning.ts'
import type { Quantity } from './quantity.ts'
import type { RuleReading } from './read-by-rules.ts'

interface Filing {
  metric: FactMetric
  kind: QuantityKind
  confidence: number
}

const present = new Map(Object.entries(earlierMetric).map(([now, before]) => [before, now as FactMetric]))

/** A number under another metric than the rules proposed: its time, period and role follow from the new one. */
export function refileFact(
  { text, segments, frames, times }: RuleReading,
  index: number,
  { metric, kind, confidence }: Filing,
  earlier: readonly Fact[],
): Fact {
  const frame = frames[index]!
  const base = present.get(metric) ?? metric
  const time =
    base !== metric ? 'before' : Object.hasOwn(earlierMetric, metric) ? 'now' : timeOf(frame.quantity, times[index]!)
  const meaning: Meaning = {
    metric: base,
    confidence,
    ...(kind === 'money' && frame.quantity.unit === 'count' && { money: true as const }),
    ...(frame.perUnit !== undefined && kind === 'money' && { perUnit: frame.perUnit }),
    ...(metric === 'other' && kind === 'percent' && { role: 'share' as const }),
    ...(metric === 'salary' && { role: 'each' as const }),
  }
  const read = earlier.map((fact) => ({ fact }))
  const { role: _, ...quantity } = frame.quantity
  const fresh = factOf(text, { ...frame, quantity }, meaning, time, read.at(-1), read)
  return {
    ...fresh,
    metric,
    quantity: { ...fresh.quantity, ...(frame.quantity.role && { role: frame.quantity.role }) },
    sentence: segments.indexOf(frame.segment),
  }
}

const timeOf = ({ role }: Quantity, time: 'now' | 'before') =>
  role === 'from' ? 'before' : role === 'to' ? 'now' : time
