import type { Fact } from '../intake/fact.ts'
import { accountRules } from './account-rules.ts'
import { checkIdentities } from './check-identities.ts'
import { countRules } from './count-rules.ts'
import { type Contradiction, ledgerOf } from './ledger.ts'
import { partsOfWhole } from './parts-of-whole.ts'
import { saidParts } from './said-parts.ts'
import { saidShares } from './said-shares.ts'
import { saidTimes } from './said-times.ts'
import { sameTwice } from './same-twice.ts'

export type { Contradiction, ContradictionKind } from './ledger.ts'

/** Identities over what the company says of itself today; offers, scenarios, periods and old values are left alone. */
export function findContradictions(facts: readonly Fact[], text = ''): Contradiction[] {
  const ledger = ledgerOf(facts, text)
  const found = [
    checkIdentities,
    ...accountRules,
    ...countRules,
    partsOfWhole,
    saidParts,
    saidShares,
    saidTimes,
    sameTwice,
  ].flatMap((rule) => rule(ledger))
  return found.filter((one, n) => !found.slice(0, n).some((other) => isTold(one, other)))
}

/** What was said already, with all of its figures. */
function isTold(one: Contradiction, other: Contradiction): boolean {
  return (
    one.quotes.every((quote) => other.quotes.includes(quote)) ||
    one.quantities.every((quantity) => other.quantities.includes(quantity))
  )
}
