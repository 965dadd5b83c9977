import type { Facts } from '../catalogue/read-rows.ts'
import type { Attribute } from '../model/attribute.ts'
import type { Choice } from './choice.ts'

/**
 * How an attribute enters a learned utility. `bend`: how far a directed number is towards its better end, 0..1,
 * straight, rising early (diminishing returns) or rising late; with coefficients ≥ 0 any mixture of the three is a
 * smooth monotone value function whose shape is learned. `slope`: an undirected number, 0..1, of which more may
 * be liked or disliked. `category` and `flag` are 0 or 1. An unknown value is 0.
 */
export type TasteFeature =
  | { kind: 'bend'; bend: Bend; attribute: string; direction: 'lower' | 'higher'; from: number; to: number }
  | { kind: 'slope'; attribute: string; from: number; to: number }
  | { kind: 'category'; attribute: string; name: string }
  | { kind: 'flag'; attribute: string; directed: boolean }

export type Bend = 'straight' | 'early' | 'late'
const BENDS: readonly Bend[] = ['straight', 'early', 'late']

/** Features for these attributes, ranges taken from the values on offer; `bends` are those of directed numbers. */
export function tasteFeatures(
  attributes: readonly Attribute[],
  choices: readonly Choice[],
  bends: readonly Bend[] = BENDS,
): TasteFeature[] {
  const offered = choices.flatMap(({ alternatives }) => alternatives)
  return attributes.flatMap((attribute): TasteFeature[] => {
    const { key, kind, direction } = attribute
    if (kind === 'category') {
      const names = new Set(offered.map((facts) => facts[key]).filter((fact) => typeof fact === 'string'))
      return [...names].sort().map((name) => ({ kind: 'category', attribute: key, name }))
    }
    if (kind === 'boolean') return [{ kind: 'flag', attribute: key, directed: direction !== undefined }]
    const values = offered.map((facts) => facts[key]).filter((fact) => typeof fact === 'number')
    const [from, to] = usualRange(values)
    if (!(from < to)) return []
    if (direction === undefined) return [{ kind: 'slope', attribute: key, from, to }]
    return bends.map((bend) => ({ kind: 'bend', bend, attribute: key, direction, from, to }))
  })
}

/** 2 % to 98 % of the values: one absurd price must not flatten the curve for all others. */
export function usualRange(values: readonly number[]): [number, number] {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? Number.NaN
  return [at(0.02), at(0.98)]
}

/** The worth of being `along` (0..1) the way to the better end, under one bend. */
export function bendAt(bend: Bend, along: number): number {
  if (bend === 'straight') return along
  return bend === 'late' ? along * along : 1 - (1 - along) * (1 - along)
}

/** The feature's value for one item. */
export function featureOf(feature: TasteFeature, facts: Facts): number {
  const fact = facts[feature.attribute]
  if (feature.kind === 'category') return Number(fact === feature.name)
  if (feature.kind === 'flag') return Number(fact === true)
  if (typeof fact !== 'number') return 0
  const along = Math.min(1, Math.max(0, (fact - feature.from) / (feature.to - feature.from)))
  if (feature.kind === 'slope') return along
  return bendAt(feature.bend, feature.direction === 'higher' ? along : 1 - along)
}

/** Whether the coefficient must be ≥ 0 for "better never ranks lower" to hold. */
export function isBounded(feature: TasteFeature): boolean {
  return feature.kind === 'bend' || (feature.kind === 'flag' && feature.directed)
}
