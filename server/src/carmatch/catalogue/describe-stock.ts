import type { MatcherConfig } from '@recado/contracts/matcher'
import { type Catalogue, createRenderer, type Wording } from '@recado/matching'

/** What there is to filter by, of what is on offer. */
export function describeStock(catalogue: Catalogue, wording: Wording, version: number): MatcherConfig['stock'] {
  const { value } = createRenderer(catalogue.model, wording)
  const counted = (key: string) => {
    const counts = new Map<string, number>()
    for (const { facts } of catalogue.items) {
      const fact = facts[key]
      if (typeof fact === 'string') counts.set(fact, (counts.get(fact) ?? 0) + 1)
    }
    return [...counts]
      .map(([name, count]) => ({ value: name, label: value(key, name), count }))
      .sort((a, b) => b.count - a.count || a.label.localeCompare(b.label))
  }
  const range = (key: string) => {
    let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
    for (const { facts } of catalogue.items) {
      const fact = facts[key]
      if (typeof fact !== 'number') continue
      min = Math.min(min, fact)
      max = Math.max(max, fact)
    }
    return min > max ? null : { min: Math.round(min), max: Math.round(max) }
  }
  return {
    count: catalogue.items.length,
    brands: counted('brand'),
    bodies: counted('body'),
    fuels: counted('fuel'),
    transmissions: counted('transmission'),
    price_cents: range('price_cents'),
    year: range('year'),
    version,
  }
}
