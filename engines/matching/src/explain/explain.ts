import type { Fact, Facts } from '../catalogue/read-rows.ts'
import type { Contribution } from '../match/contributions-of.ts'
import type { Constraint } from '../model/constraint.ts'
import type { Model } from '../model/define-model.ts'
import type { Typical } from './typical.ts'

/** Smaller advantages are not worth a sentence: 1 % of the whole score. */
const MATERIAL = 0.01

/**
 * A statement about one attribute, ready to be worded in any language.
 * `better`/`worse`: than what is typical of what it is compared with. `fits`: respects what was asked. `weakest`: nothing is below the
 * typical, yet this is what is furthest from ideal. `unknown`: weighs in the choice, and nobody says.
 */
export interface Statement {
  kind: 'better' | 'fits' | 'worse' | 'weakest' | 'unknown'
  attribute: string
  value?: Fact
  /** The median, in the attribute's unit; absent for categories and booleans. */
  typical?: number
  /** For `fits`: the operator of the constraint that is respected. */
  op?: Constraint['op']
  /** `share × (worth − typical worth)` for better and worse; the score at stake otherwise. */
  effect: number
}

export interface Mention {
  attribute: string
  position: 'below' | 'inside' | 'above' | 'unknown'
  value?: number
}

export interface Explanation {
  /** Two, or fewer when there are not two true ones. */
  reasons: Statement[]
  /** Undefined only when every weighted attribute is known and ideal. */
  tradeOff: Statement | undefined
  mentions: Mention[]
  /** Whose typical values better and worse refer to: what fits or, when too little does, everything there is. */
  comparedWith: 'fitting' | 'catalogue'
}

export interface Explained {
  model: Model
  facts: Facts
  contributions: readonly Contribution[]
  typical: ReadonlyMap<string, Typical>
  comparedWith: Explanation['comparedWith']
  /** Those the item respects as asked: a relaxed constraint is never offered as a reason. */
  constraints: readonly Constraint[]
}

/** Says why, from the very contributions that ranked the item, and what one gives up. */
export function explain(explained: Explained): Explanation {
  const advantages = explained.contributions.map((part) => compare(explained, part))
  const reasons = advantages.filter(({ kind, effect }) => kind === 'better' && effect >= MATERIAL).sort(byEffect)
  if (reasons.length < 2) reasons.push(...fitting(explained, new Set(reasons.map(({ attribute }) => attribute))))
  return {
    reasons: reasons.slice(0, 2),
    tradeOff: tradeOff(explained, advantages),
    comparedWith: explained.comparedWith,
    mentions: explained.model.mention.map(({ attribute, band }) =>
      mention(explained.facts[attribute], attribute, band),
    ),
  }
}

const byEffect = (a: Statement, b: Statement): number => b.effect - a.effect

function compare({ model, facts, typical }: Explained, part: Contribution): Statement {
  const { attribute, worth } = part
  if (worth === undefined) return { kind: 'unknown', attribute, effect: -model.uncertaintyPenalty * part.weight }
  const usual = typical.get(attribute)!
  const effect = part.share * (worth - usual.worth)
  const statement: Statement = { kind: effect >= 0 ? 'better' : 'worse', attribute, value: facts[attribute]!, effect }
  if (!Number.isNaN(usual.value)) statement.typical = usual.value
  return statement
}

function fitting({ facts, constraints, contributions }: Explained, said: Set<string>): Statement[] {
  const statements: Statement[] = []
  for (const { attribute, op } of constraints) {
    const value = facts[attribute]
    if (value === undefined || said.has(attribute)) continue
    said.add(attribute)
    const part = contributions.find((contribution) => contribution.attribute === attribute)
    statements.push({ kind: 'fits', attribute, op, value, effect: part?.contribution ?? 0 })
  }
  return statements.sort(byEffect)
}

function tradeOff({ contributions, facts }: Explained, advantages: readonly Statement[]): Statement | undefined {
  const worst = advantages.reduce<Statement | undefined>(
    (found, next) => (next.effect < (found?.effect ?? 0) ? next : found),
    undefined,
  )
  if (worst !== undefined) return worst
  const loss = (part: Contribution): number => part.share * (1 - (part.worth ?? 1))
  const weakest = [...contributions].sort((a, b) => loss(b) - loss(a))[0]
  if (weakest === undefined || loss(weakest) <= 0) return undefined
  const { attribute } = weakest
  return { kind: 'weakest', attribute, value: facts[attribute]!, effect: -loss(weakest) }
}

function mention(value: Fact | undefined, attribute: string, [low, high]: [number, number]): Mention {
  if (typeof value !== 'number') return { attribute, position: 'unknown' }
  return { attribute, position: value < low ? 'below' : value > high ? 'above' : 'inside', value }
}
