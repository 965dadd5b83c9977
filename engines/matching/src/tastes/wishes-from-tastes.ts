import type { Facts } from '../catalogue/read-rows.ts'
import type { ValueFunction } from '../model/value-function.ts'
import type { Wishes } from '../wishes/wishes.ts'
import { shareOf } from './cross-features.ts'
import type { Tastes } from './learn-tastes.ts'
import { anyone, type Belonging } from './predict-choice.ts'
import { bendAt } from './taste-features.ts'

/** Straight pieces a learned curve is drawn with; 16 keep it within 0.1 % of its height. */
const PIECES = 16

/**
 * Learned tastes as wishes for `match`: per attribute its weight is what separates its worst from its best value for
 * this person, and its value function is the learned shape, stretched to 0..1. Over items with no unknown values the
 * order is that of the person's mean learned utility, to within the drawing of the curves.
 */
export function wishesFromTastes(tastes: Tastes, belonging: Belonging = anyone(tastes), about?: Facts): Wishes {
  const wishes: Wishes = { constraints: [], weights: {}, values: {} }
  const mean = tastes.features.map((_, f) =>
    tastes.classes.reduce((sum, { weights }, k) => sum + belonging[k]! * weights[f]!, 0),
  )
  const parts = [
    ...tastes.features.map((feature, f) => ({ feature, weight: mean[f]! })),
    ...tastes.crosses.map((cross) => ({ feature: cross.feature, weight: cross.weight * shareOf(cross, about) })),
  ]
  for (const attribute of new Set(tastes.features.map((feature) => feature.attribute))) {
    const { weight, value } = partWorth(parts.filter(({ feature }) => feature.attribute === attribute))
    wishes.weights[attribute] = weight
    if (value !== undefined) wishes.values[attribute] = value
  }
  return wishes
}

type Part = { feature: Tastes['features'][number]; weight: number }

function partWorth(parts: readonly Part[]): { weight: number; value?: ValueFunction } {
  const kind = parts[0]!.feature.kind
  if (kind === 'category') {
    const byName = new Map<string, number>()
    for (const { feature, weight } of parts)
      if (feature.kind === 'category') byName.set(feature.name, (byName.get(feature.name) ?? 0) + weight)
    const lowest = Math.min(...byName.values())
    const range = Math.max(...byName.values()) - lowest
    if (range === 0) return { weight: 0 }
    const values = Object.fromEntries([...byName].map(([name, weight]) => [name, (weight - lowest) / range]))
    return { weight: range, value: { type: 'table', values, otherwise: 0 } }
  }
  const first = parts[0]!.feature
  if (first.kind === 'flag' || first.kind === 'slope') {
    const weight = parts.reduce((sum, part) => sum + part.weight, 0)
    const [from, to] = first.kind === 'slope' ? [first.from, first.to] : [0, 1]
    const rising = Number(weight >= 0)
    const points: [number, number][] = [
      [from, 1 - rising],
      [to, rising],
    ]
    return { weight: Math.abs(weight), value: { type: 'points', points } }
  }
  const total = parts.reduce((sum, part) => sum + part.weight, 0)
  if (total === 0 || first.kind !== 'bend') return { weight: 0 }
  const points = Array.from({ length: PIECES + 1 }, (_, i): [number, number] => {
    const share = i / PIECES
    const along = first.direction === 'higher' ? share : 1 - share
    let worth = 0
    for (const { feature, weight } of parts)
      if (feature.kind === 'bend') worth += (weight / total) * bendAt(feature.bend, along)
    return [first.from + share * (first.to - first.from), Math.min(1, Math.max(0, worth))]
  })
  return { weight: total, value: { type: 'points', points } }
}
