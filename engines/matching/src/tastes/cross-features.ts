import type { Facts } from '../catalogue/read-rows.ts'
import type { Attribute } from '../model/attribute.ts'
import type { Choice } from './choice.ts'
import { featureOf, isBounded, type TasteFeature, usualRange } from './taste-features.ts'

/** How far something is true of a person, 0..1: a number between its usual ends, a flag or one category. */
export type PersonTrait =
  | { kind: 'number'; attribute: string; from: number; to: number }
  | { kind: 'flag'; attribute: string }
  | { kind: 'category'; attribute: string; name: string }

/**
 * An attribute of the car that counts more for some people: `trait × feature`, or `(1 − trait) × feature` for those of
 * whom it is not true. A directed attribute gets both with coefficients ≥ 0, so that whoever the person is, their
 * weight is ≥ 0 and better never ranks lower.
 */
export interface CrossFeature {
  trait: PersonTrait
  without: boolean
  feature: TasteFeature
}

/** Categories of people with more names than this say too little about each. */
const MOST_NAMES = 12
/** A fit costs the square of its width; files with more pairs are crossed with the first traits only. */
const MOST_CROSSES = 120

/** Every trait of the people crossed with every feature of the cars, of bent ones the straight. */
export function crossFeatures(
  about: readonly Attribute[],
  features: readonly TasteFeature[],
  choices: readonly Choice[],
): CrossFeature[] {
  const crossed = features.filter((feature) => feature.kind !== 'bend' || feature.bend === 'straight')
  const all = traitsOf(about, choices).flatMap((trait) =>
    crossed.flatMap((feature): CrossFeature[] => {
      const cross = { trait, without: false, feature }
      return isBounded(feature) ? [cross, { ...cross, without: true }] : [cross]
    }),
  )
  return all.slice(0, MOST_CROSSES)
}

function traitsOf(about: readonly Attribute[], choices: readonly Choice[]): PersonTrait[] {
  return about.flatMap(({ key, kind }): PersonTrait[] => {
    const known = choices.flatMap((choice) => choice.about?.[key] ?? [])
    if (kind === 'boolean') return [{ kind: 'flag', attribute: key }]
    if (kind === 'category') {
      const names = [...new Set(known.filter((fact) => typeof fact === 'string'))].sort()
      return names.length > MOST_NAMES ? [] : names.map((name) => ({ kind: 'category', attribute: key, name }))
    }
    const [from, to] = usualRange(known.filter((fact) => typeof fact === 'number'))
    return from < to ? [{ kind: 'number', attribute: key, from, to }] : []
  })
}

/** How far the trait is true of somebody; half when it is a number nobody knows. */
export function traitOf(trait: PersonTrait, about: Facts | undefined): number {
  const fact = about?.[trait.attribute]
  if (trait.kind === 'flag') return Number(fact === true)
  if (trait.kind === 'category') return Number(fact === trait.name)
  if (typeof fact !== 'number') return 0.5
  return Math.min(1, Math.max(0, (fact - trait.from) / (trait.to - trait.from)))
}

/** How much of the feature's coefficient this person has, 0..1. */
export function shareOf({ trait, without }: CrossFeature, about: Facts | undefined): number {
  const share = traitOf(trait, about)
  return without ? 1 - share : share
}

export function crossOf(cross: CrossFeature, about: Facts | undefined, facts: Facts): number {
  return shareOf(cross, about) * featureOf(cross.feature, facts)
}
