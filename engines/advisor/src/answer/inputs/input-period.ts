import type { NodeUnit } from '../../calculation/node.ts'
import type { Fact, FactRole } from '../../intake/fact.ts'

/** What flows are counted per: the month, unless every flow of the text is of a day or a year. */
export type InputPeriod = 'day' | 'week' | 'month' | 'quarter' | 'year'

export function periodOf(facts: readonly Fact[]): InputPeriod {
  const flows = facts.filter(
    ({ quantity, metric }) => quantity.per && !['interest_rate', 'churn', 'working_days'].includes(metric),
  )
  const all = (per: string) => flows.length > 0 && flows.every(({ quantity }) => quantity.per === per)
  if (all('year')) return 'year'
  if (all('quarter')) return 'quarter'
  if (all('week') && !facts.some(({ metric }) => metric === 'working_days')) return 'week'
  return all('day') && !facts.some(({ metric }) => metric === 'working_days') ? 'day' : 'month'
}

/** Brings a figure to the period of all; durations to months. */
export function amountOf(
  { metric, quantity, periodAssumed, role }: Fact,
  period: InputPeriod,
  days: string | undefined,
): [NodeUnit, string] {
  const text = `text_${quantity.id}`
  const base = quantity.high === undefined ? text : `(${text} + ${text}_high) / 2`
  switch (quantity.unit) {
    case 'percent':
    case 'pp':
    case 'fraction':
      return [metric === 'interest_rate' ? 'share/month' : 'share', base]
    case 'day':
      return metric === 'working_days'
        ? ['count', quantity.per === 'week' ? `${base} * 365 / 84` : base]
        : ['months', `${base} / 30`]
    case 'week':
      return role === 'weeks' ? ['count', `${base} * 365 / 84`] : ['months', base]
    case 'month':
    case 'quarter':
    case 'year':
      return ['months', base]
    default: {
      const unit: NodeUnit = quantity.unit === 'BRL' ? 'BRL' : quantity.unit === 'count' ? 'count' : 'BRL'
      if (metric === 'interest_rate' || metric === 'ticket' || metric === 'proposed_price') return [unit, base]
      return [unit, perPeriod(base, quantity.per, periodAssumed ? period : period, days, role)]
    }
  }
}

function perPeriod(
  base: string,
  per: Fact['quantity']['per'],
  period: InputPeriod,
  days: string | undefined,
  role: FactRole | undefined,
): string {
  if (per === undefined || per === period || role === 'weeks') return base
  if (per === 'day' && period === 'month') return days ? `${base} * ${days}` : `${base} * 30`
  if (per === 'week' && period === 'month') return `${base} * (365 / 84)`
  if (per === 'quarter') return `${base} / 3`
  if (per === 'year') return `${base} / 12`
  return per === 'month' && period === 'year' ? `${base} * 12` : base
}

/** Each daily volume has its own days where the text gives as many ("22 dias de semana e 8 de fim de semana"). */
export function dayName(fact: Fact, facts: readonly Fact[]): string {
  const kinds = facts.filter(({ metric }) => metric === 'working_days')
  const daily = facts.filter(({ metric, quantity }) => metric === fact.metric && quantity.per === 'day')
  return kinds.length > 1 && kinds.length === daily.length ? `q_days_${daily.indexOf(fact) + 1}` : 'q_days'
}
