import { type Item, means, valueOfItem } from './read-items.ts'
import type { Reading } from './reading.ts'

/** Where one is refused, the other is wanted. */
const OF_TWO: ReadonlySet<string> = new Set(['transmission', 'condition'])
const BEHIND = /nao|^n\b|dispens|nem|fora|nunca|jamais|jeito|descart|excluir|odeio|detesto|evito|longe/

/** A bare "não". */
export function isNo(item: Item | undefined): boolean {
  return item?.plain === 'nao' || item?.plain === 'n'
}

/** "sem fiat, renault e peugeot": behind a comma a list of one kind stays refused. */
export function continuesRefusal({ items, refusal }: Reading, comma: number): boolean {
  const next = valueOfItem(items[comma + 1])
  return refusal?.scope !== undefined && next?.attribute === refusal.scope && !OF_TWO.has(refusal.scope)
}

/** "city não", "diesel eu dispenso": a refusal behind what it refuses, with nothing behind itself. */
export function isRefusalBehind({ items }: Reading, at: number): boolean {
  const item = items[at]!
  if ((means(item, 'not') ?? means(item, 'not.after')) === undefined || !BEHIND.test(item.plain)) return false
  const before = /^(?:eu|ja|ai|isso)$/.test(items[at - 1]?.plain ?? '') ? at - 2 : at - 1
  if (valueOfItem(items[before]) === undefined) return false
  const next = items[at + 1]
  return (
    next === undefined ||
    next.mark ||
    means(next, 'join') !== undefined ||
    means(next, 'want') !== undefined ||
    /resto$/.test(next.plain)
  )
}

/** Refuses the last value, and those listed with it. "Sem laudo não" is a double refusal. */
export function refuseBefore({ facts, items }: Reading, at: number): boolean {
  const slot = facts.at(-1)?.slot
  let until = at
  let refused = 0
  for (let i = facts.length - 1; i >= 0; i--) {
    const fact = facts[i]!
    const between = items.slice(fact.end, until)
    const near = refused === 0 ? between.length <= 1 : between.length > 0 && between.every(joins)
    const single = fact.kind === 'value' || (fact.kind === 'not' && refused === 0)
    if (!single || fact.slot !== slot || !near || fact.end > until) break
    facts[i] = { ...fact, kind: fact.kind === 'not' ? 'value' : 'not', end: refused === 0 ? at + 1 : fact.end }
    until = fact.from
    refused++
    if (fact.kind === 'not') break
  }
  return refused > 0
}

function joins({ plain }: Item): boolean {
  return plain === 'nem' || plain === 'e'
}
