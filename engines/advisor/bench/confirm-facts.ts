import {
  createAdvisor,
  type Fact,
  type FactMetric,
  type Intake,
  type Quantity,
  type RunEvent,
  takeIn,
  withFacts,
} from '../src/index.ts'
import { createMemoryStore } from '../src/run/memory-store.ts'
import type { ExpectedFact, ExpectedProblem } from './score-problem.ts'

/**
 * Runs a problem behind a confirmed table: what the person says each figure is, in the place where the text has it. So the
 * answers are scored apart from the reading.
 */
export async function runConfirmed(problem: ExpectedProblem) {
  const { text, business_type } = problem
  const intake = confirmedIntake(problem)
  const store = createMemoryStore()
  const input = { problem: text, depth: 'Padrão', locale: 'pt-BR' } as const
  const head = { run: 'confirmed', phase: 'intake', agent: '', attempt: 1 } as const
  const begun: RunEvent[] = [
    {
      ...head,
      seq: 1,
      type: 'run.started',
      data: { ...input, ...(business_type && { businessType: business_type }) },
    },
    { ...head, seq: 2, type: 'intake.completed', data: intake },
  ]
  for (const event of begun) await store.append(event)
  return createAdvisor({ store }).run(input, { run: head.run })
}

export function confirmedIntake({ text, business_type, facts }: ExpectedProblem): Intake {
  const read = takeIn(text, business_type ?? undefined)
  return withFacts(text, read, confirm(text, read.understood, facts))
}

function confirm(text: string, read: readonly Fact[], expected: readonly ExpectedFact[]): Fact[] {
  const used = new Set<Fact>()
  let next = 1 + Math.max(0, ...read.map(({ quantity }) => Number(quantity.id.slice(1))))
  const confirmed = expected.flatMap((want): Fact[] => {
    const start = text.indexOf(want.quote)
    const end = start < 0 ? start : start + want.quote.length
    const candidates = read.filter((fact) => !used.has(fact) && fact.quantity.start < end && start < fact.quantity.end)
    const known =
      candidates.find((fact) => isValue(fact, want) && isMetric(fact, want)) ??
      candidates.find((fact) => isValue(fact, want))
    if (known) {
      used.add(known)
      return [corrected(known, want)]
    }
    return want.optional || start < 0 ? [] : [added(want, { start, end, id: `q${next++}` })]
  })
  return confirmed.toSorted((a, b) => a.start - b.start || a.quantity.start - b.quantity.start)
}

const daysIn: Partial<Record<string, number>> = { day: 1, week: 7, month: 30, quarter: 90, year: 360 }

function isValue({ quantity, metric }: Fact, want: ExpectedFact): boolean {
  const days = metric === 'distance' ? 1 : (daysIn[quantity.unit] ?? 1)
  const others = (want.unit_ok ?? []).map((one) => Number(one.split(':')[1]))
  return [want.value, ...(want.value_ok ?? []), ...others].some((value) =>
    [1, days].some((factor) => Math.abs(quantity.low * factor - value) <= 1e-4 * Math.abs(value)),
  )
}

const isMetric = ({ metric }: Fact, want: ExpectedFact) => [want.metric, ...(want.metric_ok ?? [])].includes(metric)

/** What was read right stays as it is; of the rest the metric and the period become the person's. */
function corrected(known: Fact, want: ExpectedFact): Fact {
  const isPeriod = [want.period, ...(want.period_ok ?? [])].includes(known.quantity.per ?? 'none')
  const { per: _per, ...plain } = known.quantity
  const quantity: Quantity = isPeriod ? known.quantity : { ...plain, ...periodOf(want) }
  if (isMetric(known, want)) return { ...known, quantity, confidence: 1 }
  const { role: _role, adds: _adds, ...fact } = known
  return { ...fact, metric: want.metric as FactMetric, quantity, scope: scopeOf(want, known), confidence: 1 }
}

function added(want: ExpectedFact, place: { start: number; end: number; id: string }): Fact {
  const { start, end, id } = place
  const unit = ({ BRL: 'BRL', percent: 'percent', points: 'pp', days: 'day' } as const)[want.unit] ?? 'count'
  const quantity: Quantity = { id, start, end, quote: want.quote, low: want.value, unit, ...periodOf(want) }
  const metric = want.metric as FactMetric
  return { metric, quantity, scope: scopeOf(want), confidence: 1, quote: want.quote, start, end }
}

const periodOf = ({ period }: ExpectedFact): Pick<Quantity, 'per'> =>
  period === 'none' || period === 'once' ? {} : { per: period as NonNullable<Quantity['per']> }

function scopeOf({ metric }: ExpectedFact, known?: Fact): Fact['scope'] {
  if (metric.endsWith('_before')) return 'before'
  if (metric.startsWith('proposed_')) return 'proposed'
  return known === undefined || known.metric.endsWith('_before') || known.metric.startsWith('proposed_')
    ? 'now'
    : known.scope
}
