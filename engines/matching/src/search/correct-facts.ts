import type { Fact } from './fact.ts'

/** A correction takes back what was said before it of the same thing; a new brand takes back other brands' models. */
export function correctFacts(facts: Fact[], fix: { before: number; slots: Set<string> }, fact: Fact): void {
  const { slot } = fact
  if (fix.slots.has(slot)) return
  fix.slots.add(slot)
  const removed = new Set<Fact>()
  for (const old of facts.slice(0, fix.before)) {
    const sameThing = old.slot === slot && slot !== 'wish'
    if (sameThing && !(old.kind === 'not' && fact.kind === 'value')) removed.add(old)
  }
  const oldBrands = new Set([...removed].map(({ brand }) => brand).filter((brand) => brand !== fact.brand))
  for (const old of facts.slice(0, fix.before)) {
    if ((slot === 'model' && old.slot === 'brand') || (slot === 'brand' && old.slot === 'model'))
      if (oldBrands.has(old.brand)) removed.add(old)
  }
  const kept = facts.filter((old) => !removed.has(old))
  fix.before -= removed.size
  facts.splice(0, facts.length, ...kept)
}
