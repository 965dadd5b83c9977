import type { Fact } from '../intake/fact.ts'
import { accountRules } from './account-rules.ts'
import { countRules } from './count-rules.ts'
import { type Contradiction, ledgerOf } from './ledger.ts'
import { sameTwice } from './same-twice.ts'

export type { Contradiction, ContradictionKind } from './ledger.ts'

/** Identities over what the company says of itself today; offers, scenarios, periods and old values are left alone. */
export function findContradictions(facts: readonly Fact[], text = ''): Contradiction[] {
  const ledger = ledgerOf(facts, text)
  const found = [...accountRules, ...countRules, sameTwice].flatMap((rule) => rule(ledger))
  return found.filter(
    ({ rule, quotes }, n) =>
      found.findIndex((other) => other.rule === rule && other.quotes.join() === quotes.join()) === n,
  )
}
