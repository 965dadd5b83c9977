import { Decimal } from 'decimal.js'
import { parseExpression } from '../calculation/expression.ts'
import type { Fact } from '../intake/fact.ts'
import { type Identity, identities, type Slot } from './identities.ts'
import { type Contradiction, type Ledger, misread, months, tolerance } from './ledger.ts'
import { slotOf } from './slots.ts'

/** Figures that are of one thing at one time, each in its place of an identity. */
type Context = ReadonlyMap<Slot, Fact>

/** Every identity over every set of figures that belong together: a sentence's own, then what is said once of the whole. */
export function checkIdentities(ledger: Ledger): Contradiction[] {
  const found: Contradiction[] = []
  const told = new Set<string>()
  for (const context of contextsOf(ledger))
    for (const identity of identities) {
      const facts = factsOf(identity, context)
      // What is wrong is said once, by the identity that stands first.
      const about = `${identity.rule}|${facts?.at(-1)?.quantity.id}`
      if (!facts || told.has(about) || !isBroken(identity, context, facts, ledger)) continue
      told.add(about)
      const { kind, rule } = identity
      found.push({
        kind,
        rule,
        quantities: facts.map(({ quantity }) => quantity.id),
        quotes: facts.map(({ quote }) => quote),
      })
    }
  return found
}

function contextsOf(ledger: Ledger): Context[] {
  const placed = ledger.all.flatMap((fact) => {
    const slot = slotOf(fact, ledger.near(fact))
    return slot === undefined ? [] : [{ slot, fact }]
  })
  const before = ledger.earlier.map((fact) => ({ slot: fact.metric as Slot, fact }))
  const sentences = [...new Set(placed.map(({ fact }) => fact.sentence))].filter((one) => one !== undefined)
  return [
    once([...placed, ...before]),
    ...(sentences.length > 1
      ? [0, 1].flatMap((further) =>
          sentences.map((one) =>
            once(placed.filter(({ fact }) => fact.sentence === one || fact.sentence === one + further)),
          ),
        )
      : []),
  ]
}

/** The places that have one figure, or one that is said again. */
function once(placed: readonly { slot: Slot; fact: Fact }[]): Context {
  const bySlot = new Map<Slot, Fact[]>()
  for (const { slot, fact } of placed) bySlot.set(slot, [...(bySlot.get(slot) ?? []), fact])
  return new Map(
    [...bySlot].flatMap(([slot, [first, ...more]]) => (more.length === 0 ? [[slot, first!] as const] : [])),
  )
}

function factsOf(identity: Identity, context: Context): Fact[] | undefined {
  const names = parseExpression(identity.formula).names.map(({ name }) => name as Slot)
  const needed = [...new Set([...names, identity.of])].map((slot) => context.get(slot))
  if (needed.some((fact) => fact === undefined)) return undefined
  if (identity.without?.some((slot) => context.has(slot))) return undefined
  if (identity.when && parseExpression(identity.when).names.some(({ name }) => !context.has(name as Slot)))
    return undefined
  return needed as Fact[]
}

function isBroken(identity: Identity, context: Context, facts: readonly Fact[], ledger: Ledger): boolean {
  const { of, formula, points, allowed = 0, by, sure = 0.5, bound, when } = identity
  if (facts.some(({ confidence }) => confidence < sure)) return false
  if (facts.some((fact) => identity.unless?.test(ledger.near(fact)))) return false
  // Two groups' figures make no identity; one group's beside the whole's neither.
  const subjects = new Set(facts.map(({ subject }) => subject))
  if (!(of === 'revenue')) subjects.delete(undefined)
  if (subjects.size > 1) return false
  const isMonthly = new Set(facts.map(({ quantity }) => quantity.per).filter(Boolean)).size > 1
  const sizeOf = (name: string) => {
    const fact = context.get(name as Slot)
    const amount = fact && amountOf(fact, isMonthly, ledger)
    return amount === undefined ? undefined : new Decimal(amount)
  }
  if (when && !parseExpression(when).evaluate(sizeOf)?.gt(0)) return false
  const implied = parseExpression(formula).evaluate(sizeOf)?.toNumber()
  const said = sizeOf(of)?.toNumber()
  if (implied === undefined || said === undefined) return false
  // A loss where a profit is told is no reading gone wrong.
  if (implied <= 0 && points === undefined) return by !== undefined && said > 0 && of === 'profit_stated'
  if (bound === 'at_least' && implied <= said) return false
  if (bound === 'at_most' && implied >= said) return false
  if (points !== undefined)
    return (
      Math.abs(implied - said) * 100 > points && !misread(Math.abs(implied), Math.abs(said), identity.misread ?? 40)
    )
  if (misread(implied, said, identity.misread)) return false
  const scale = by ? sizeOf(by)!.toNumber() : Math.max(implied, said)
  return Math.abs(implied - said) > Math.max(allowed, by ? 0 : tolerance(...facts)) * scale
}

/** Money and things per period as they stand where all are of one, else per month; parts as fractions; times in months. */
function amountOf(fact: Fact, isMonthly: boolean, ledger: Ledger): number | undefined {
  const { low, unit, per } = fact.quantity
  if (unit === 'percent' || unit === 'pp') return low / 100
  if (['day', 'week', 'month', 'quarter', 'year'].includes(unit)) return months(fact)
  if (!isMonthly || per === undefined) return low
  if (per === 'day') {
    const days = ledger.only('working_days')
    return days && days.quantity.per !== 'week' ? low * days.quantity.low : undefined
  }
  return per === 'year' ? low / 12 : per === 'quarter' ? low / 3 : per === 'week' ? (low * 365) / 84 : low
}
