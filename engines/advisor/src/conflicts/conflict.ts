import type { Claim, Value } from '../claims/claim.ts'
import type { ExchangeRate } from '../claims/normalise-value.ts'

export type ConflictKind =
  | 'value'
  | 'stance'
  | 'assumption'
  | 'resource'
  | 'identity'
  | 'constraint'
  | 'precedence'
  | 'evidence'

/** A disagreement that arithmetic found; `claims` are sorted ids, so the same disagreement always has the same id. */
export interface Conflict {
  id: string
  kind: ConflictKind
  subject: string
  /** What it is about: a metric, an option, an assumption's key or a resource. */
  about: string
  claims: string[]
  /** Why, as a code for the locale file. */
  reason: string
}

export interface Constraint {
  subject: string
  metric: string
  op: '<=' | '>='
  value: Value
}

export interface Capacity {
  resource: string
  value: Value
}

/** What claims are checked against besides each other. Times are ISO dates; the engine has no clock. */
export interface ConflictContext {
  facts?: readonly Claim[]
  constraints?: readonly Constraint[]
  capacity?: readonly Capacity[]
  fx?: readonly ExchangeRate[]
  nodes?: readonly { id: string; value: Value }[]
  today?: string
}

/** Builds a conflict whose id depends on nothing but what it says. */
export function conflictOf(
  kind: ConflictKind,
  reason: string,
  subject: string,
  about: string,
  claims: readonly Claim[],
): Conflict {
  const ids = [...new Set(claims.map((claim) => claim.id))].sort()
  return { id: `${kind}:${about}:${ids.join('+')}`, kind, reason, subject, about, claims: ids }
}
