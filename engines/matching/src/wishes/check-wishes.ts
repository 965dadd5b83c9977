import type { Model } from '../model/define-model.ts'
import { followsDirection } from '../model/value-function.ts'
import { type Wishes, type WishesInput, wishesSchema } from './wishes.ts'

export class InvalidWishes extends Error {
  readonly problems: readonly { code: string; path: string }[]
  constructor(problems: readonly { code: string; path: string }[]) {
    super(`invalid wishes: ${problems.map((p) => `${p.code} at ${p.path}`).join('; ')}`)
    this.name = 'InvalidWishes'
    this.problems = problems
  }
}

const KIND_OF = { max: 'number', min: 'number', in: 'category', not_in: 'category', is: 'boolean' } as const

/**
 * Parses wishes against a model.
 * @throws InvalidWishes for unknown attributes, operators that do not suit, value functions against their direction.
 */
export function checkWishes(model: Model, input: WishesInput): Wishes {
  const parsed = wishesSchema.safeParse(input)
  if (!parsed.success) {
    throw new InvalidWishes(parsed.error.issues.map((issue) => ({ code: 'malformed', path: issue.path.join('.') })))
  }
  const problems: { code: string; path: string }[] = []
  const { constraints, weights, values } = parsed.data
  for (const constraint of constraints) {
    const attribute = model.byKey.get(constraint.attribute)
    const path = `constraints.${constraint.id}`
    if (attribute === undefined) problems.push({ code: 'unknown_attribute', path })
    else if (attribute.kind !== KIND_OF[constraint.op]) problems.push({ code: 'operator_does_not_suit_kind', path })
  }
  if (new Set(constraints.map(({ id }) => id)).size !== constraints.length)
    problems.push({ code: 'duplicate_constraint', path: 'constraints' })
  for (const [key, weight] of Object.entries(weights)) {
    const attribute = model.byKey.get(key)
    if (attribute === undefined) problems.push({ code: 'unknown_attribute', path: `weights.${key}` })
    else if (weight > 0 && attribute.value === undefined && values[key] === undefined)
      problems.push({ code: 'weight_without_value', path: `weights.${key}` })
  }
  for (const [key, value] of Object.entries(values)) {
    const attribute = model.byKey.get(key)
    const path = `values.${key}`
    if (attribute === undefined) problems.push({ code: 'unknown_attribute', path })
    else if ((value.type === 'table') !== (attribute.kind === 'category'))
      problems.push({ code: 'value_does_not_suit_kind', path })
    else if (
      value.type === 'points' &&
      attribute.direction !== undefined &&
      !followsDirection(value.points, attribute.direction)
    )
      problems.push({ code: 'value_against_direction', path })
  }
  if (problems.length > 0) throw new InvalidWishes(problems)
  return parsed.data
}
