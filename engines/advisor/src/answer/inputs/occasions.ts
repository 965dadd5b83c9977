import type { Fact } from '../../intake/fact.ts'

/** "12 eventos por ano, cada um com 150 convidados": what is sold is so many times so many. */
export const isPerOccasion = (fact: Fact, facts: readonly Fact[]): boolean =>
  ['volume', 'customers', 'other'].includes(fact.metric) &&
  fact.quantity.unit === 'count' &&
  fact.quantity.per === undefined &&
  /\bcada (?:um|uma)\b/i.test(fact.quote) &&
  facts.some((other) => other.sentence === fact.sentence && isOccasion(other, facts))

export const isOccasion = (fact: Fact, facts: readonly Fact[]): boolean => {
  if (
    fact.metric !== 'volume' ||
    !/^(?:event|fest|viage|turma|show|curso|workshop|edic|passei|excurs|partida|sess)/.test(fact.noun ?? '')
  )
    return false
  const next = facts[facts.indexOf(fact) + 1]
  return (
    next !== undefined &&
    next.sentence === fact.sentence &&
    next.quantity.unit === 'count' &&
    /\bcada (?:um|uma)\b/i.test(next.quote)
  )
}
