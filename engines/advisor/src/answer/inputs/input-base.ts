import type { Fact } from '../../intake/fact.ts'

/** Costs and yields per hectare, cow or room belong to the base that is counted ("600 hectares"). */
export function baseName(fact: Fact, facts: readonly Fact[]): string | undefined {
  const bases = facts.filter(
    ({ metric, quantity, role, quote }) =>
      metric === 'other' && quantity.unit === 'count' && role === undefined && !ordered.test(quote),
  )
  const holds = (base: Fact, unit: string) => isSame(base.noun, unit)
  if (
    fact.perUnit &&
    ((fact.metric === 'unit_cost' && !fact.quantity.per) || fact.metric.startsWith('volume')) &&
    facts.some(
      ({ metric, perUnit, quantity }) =>
        metric === 'unit_cost' && !quantity.per && perUnit && bases.some((base) => holds(base, perUnit)),
    ) &&
    bases.some((base) => holds(base, fact.perUnit!))
  )
    return `${fact.metric === 'unit_cost' ? 'base_cost' : 'base_yield'}${fact.scope === 'before' ? '_before' : ''}`
  if (bases.includes(fact) && facts.some(({ perUnit }) => perUnit && holds(fact, perUnit))) return 'base'
  return undefined
}

/** What a customer wants to take is sold, no ground that bears it. */
export const ordered = /\b(?:levar|leva|comprar|pedir|pediu|encomend\w+|fechar|quer)\b/i

/** The same thing in another form: "vacas" and "vaca", "hectares" and "ha". */
export const isSame = (noun: string | undefined, unit: string) =>
  noun?.startsWith((unit === 'ha' ? 'hectare' : unit).slice(0, 4)) ?? false
