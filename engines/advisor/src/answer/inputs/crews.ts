import type { Fact, FactMetric } from '../../intake/fact.ts'
import { baseName, isSame } from './input-base.ts'

/** What a crew or its rooms could do, where the text also says what is done or which share of it. */
export const isFullUse = (fact: Fact, facts: readonly Fact[]): boolean =>
  !facts.some(({ metric }) => metric === 'capacity') &&
  (facts.some(({ metric }) => metric === 'occupancy') ||
    facts.some(
      (other) =>
        other !== fact &&
        other.metric === 'volume' &&
        other.scope === 'now' &&
        !other.each &&
        other.perUnit === undefined &&
        other.quantity.per === 'month' &&
        !other.periodAssumed,
    ))

/** A count with the node that has it. */
export interface Counted {
  fact: Fact
  name: string
}

const multiplied: ReadonlySet<FactMetric> = new Set([
  'revenue',
  'variable_cost',
  'payroll',
  'rent',
  'capacity',
  'volume',
  'volume_before',
  'customers',
  'distance',
  'leads',
  'fixed_costs',
])

/** "12 caminhões, cada um roda 9.500 km", "18 crianças em cada", "cada van custa R$ 5.100 por mês": so many times that. */
export function crewOf(fact: Fact, facts: readonly Fact[], before: readonly Counted[]): string | undefined {
  if (!multiplied.has(fact.metric) || baseName(fact, facts)) return undefined
  const bases = before.filter(
    ({ fact: { metric, role, quantity } }) =>
      ['other', 'headcount', 'sellers', 'capacity', 'customers'].includes(metric) &&
      role === undefined &&
      !quantity.per,
  )
  const named = fact.perUnit && bases.find(({ fact: { noun } }) => isSame(noun, fact.perUnit!))
  if (named && fact.metric !== 'capacity') return named.name
  // "Cada caminhão fatura 32 mil e gasta 14 mil de diesel": everything in the sentence is of each.
  const distributed = distributedBy(fact, facts, bases)
  if (distributed) return distributed
  if (
    ['payroll', 'capacity'].includes(fact.metric) ||
    (['revenue', 'variable_cost', 'rent'].includes(fact.metric) && !fact.each)
  )
    return undefined
  const isEach =
    (fact.each && ['volume', 'revenue', 'rent', 'variable_cost'].includes(fact.metric)) ||
    /\b(?:em )?cada um|\bem cada\b/i.test(fact.quote) ||
    (fact.perUnit === 'unidade' && fact.quantity.unit === 'count')
  return isEach ? bases.at(-1)?.name : undefined
}

/** The base of a sentence that speaks of each of it. */
function distributedBy(fact: Fact, facts: readonly Fact[], bases: readonly Counted[]): string | undefined {
  if (fact.quantity.per === undefined) return undefined
  const opening = facts.find(({ sentence }) => sentence !== undefined && sentence === fact.sentence)
  const each = /^\s*(?:e |mas )?cada ([a-zà-ú]{3,})/i.exec(opening?.quote ?? '')?.[1]
  if (each === undefined || each === 'um' || each === 'uma') return undefined
  const plain = each.normalize('NFD').replace(/[\u0300-\u036f]/g, '')
  return bases.find(({ fact: { noun } }) => isSame(noun, plain))?.name
}
