import { type FactMetric, type FactRole, inputMetrics } from '@recado/advisor'
import type { ExecutionFactBody } from '@recado/contracts/execution-facts'
import type { Locale } from '@recado/contracts/wire'
import { errors } from './errors.ts'
import { type KnownFact, type KnownIntake, nextFactNumber } from './known-fact.ts'
import { sayAmount } from './present/say-amount.ts'

/** Metrics that a fact may have beside those of the calculation. */
const FURTHER: readonly FactMetric[] = [
  ...([
    'customers_before',
    'gross_profit_unit',
    'salary',
    'proposed_price',
    'working_days',
    'distance',
    'other',
  ] as const),
]

export const FACT_METRICS: ReadonlySet<string> = new Set([...Object.keys(inputMetrics), ...FURTHER])

/**
 * The table of facts as somebody leaves it: lines that are as they were are sure now, others are the person's word.
 * @throws execution_metric_unknown (422)
 */
export function correctFacts(
  intake: KnownIntake,
  lines: readonly ExecutionFactBody[],
  { end, locale }: { end: number; locale: Locale },
): KnownFact[] {
  const before = new Map(intake.understood.map((fact) => [fact.quantity.id, fact]))
  const used = new Set<string>()
  let next = nextFactNumber(intake.understood, intake.unplaced)
  return lines.map((line) => {
    if (!FACT_METRICS.has(line.metric)) throw errors.execution_metric_unknown({ params: { metric: line.metric } })
    const id = line.fact_id === undefined || used.has(line.fact_id) ? undefined : line.fact_id
    const known = id === undefined ? undefined : before.get(id)
    if (known !== undefined) used.add(known.quantity.id)
    if (known !== undefined && isSame(known, line)) return confirmed(known)
    return personsFact(line, known, { id: known?.quantity.id ?? `q${next++}`, end, locale })
  })
}

function isSame({ quantity, ...fact }: KnownFact, line: ExecutionFactBody): boolean {
  return (
    fact.metric === line.metric &&
    fact.scope === line.scope &&
    (fact.subject ?? null) === line.subject &&
    (fact.role ?? null) === line.role &&
    (fact.perUnit ?? null) === line.per_unit &&
    quantity.low === line.value &&
    (quantity.high ?? null) === line.value_high &&
    quantity.unit === line.unit &&
    (quantity.per ?? null) === line.period
  )
}

/** Nothing of it is assumed any more. */
function confirmed({ periodAssumed: _assumed, ...fact }: KnownFact): KnownFact {
  return { ...fact, confidence: 1 }
}

function personsFact(
  line: ExecutionFactBody,
  known: KnownFact | undefined,
  { id, end, locale }: { id: string; end: number; locale: Locale },
): KnownFact {
  const amount = {
    ...{ low: line.value, unit: line.unit },
    ...(line.value_high === null ? {} : { high: line.value_high }),
    ...(line.period === null ? {} : { per: line.period }),
  }
  const quote = sayAmount(amount, locale)
  // It stands where the text has it, so that the identities still know which sentence it belongs to.
  const place = { start: known?.start ?? end, end: known?.end ?? end }
  return {
    metric: line.metric as FactMetric,
    quantity: { id, ...place, quote, ...amount, ...(line.approximate ? { approximate: true } : {}) },
    scope: line.scope,
    ...(line.subject === null ? {} : { subject: line.subject }),
    ...(line.role === null ? {} : { role: line.role as FactRole }),
    ...(line.per_unit === null ? {} : { perUnit: line.per_unit }),
    ...{ confidence: 1, quote, ...place, source: 'person' },
  }
}
