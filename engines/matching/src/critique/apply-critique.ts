import type { Catalogue } from '../catalogue/prepare-catalogue.ts'
import { getColumn } from '../catalogue/selection.ts'
import type { Constraint } from '../model/constraint.ts'
import { checkWishes } from '../wishes/check-wishes.ts'
import type { Wishes, WishesInput } from '../wishes/wishes.ts'

/** Each critique says the attribute matters more; three in a row are as much as weights take. */
const EMPHASIS = 1.5
const MOST_EMPHASIS = EMPHASIS ** 3

export interface CritiqueRequest {
  /** A critique of the model: cheaper, fewer_km, bigger … */
  key: string
  /** The items it is said about. With several, the result must beat the best of them. */
  shown: readonly string[]
  /** "Like this, but …": also prefer the first item's categories. */
  like?: boolean
  /**
   * By how much the attribute's weight grows; 1.5 by default. 1 when weights were learned from the person's own
   * choices: those already say how much it matters, and the critique where to look.
   */
  emphasis?: number
}

export class UnknownCritique extends Error {
  constructor(what: string) {
    super(`unknown critique or item: ${what}`)
    this.name = 'UnknownCritique'
  }
}

/**
 * Wishes after "cheaper", "fewer km", "bigger": a constraint that is never relaxed (other constraints may be) and
 * more weight on its attribute. Saying it again moves on from what is shown then.
 * @throws UnknownCritique for a key or item the model or catalogue does not have.
 */
export function applyCritique(catalogue: Catalogue, input: WishesInput, request: CritiqueRequest): Wishes {
  const { model } = catalogue
  const wishes = checkWishes(model, input)
  const critique = model.critiques.find(({ key }) => key === request.key)
  if (critique === undefined) throw new UnknownCritique(request.key)
  const { attribute, move, step } = critique
  const { values } = getColumn(catalogue, attribute)
  const known = request.shown.map((id) => values[getRow(catalogue, id)]!).filter((value) => !Number.isNaN(value))

  const { weight: modelWeight, value } = model.byKey.get(attribute)!
  const current = wishes.weights[attribute] ?? modelWeight
  const weights = { ...wishes.weights }
  const rankable = value !== undefined || wishes.values[attribute] !== undefined
  if (rankable) {
    const ceiling = Math.max(current, (modelWeight || 1) * MOST_EMPHASIS)
    weights[attribute] = Math.min((current || meanWeight(catalogue, wishes)) * (request.emphasis ?? EMPHASIS), ceiling)
  }

  const id = `critique.${critique.key}`
  const constraints = wishes.constraints.filter((constraint) => constraint.id !== id)
  if (known.length > 0) {
    const reference = move === 'lower' ? Math.min(...known) : Math.max(...known)
    const distance = 'amount' in step ? step.amount : step.share * Math.abs(reference)
    const shared = { id, attribute, unknown: 'fails', relax: 'never', stiffness: 1 } as const
    constraints.push(
      move === 'lower'
        ? { ...shared, op: 'max', limit: reference - distance }
        : { ...shared, op: 'min', limit: reference + distance },
    )
  }
  const next = { constraints: withoutContradiction(constraints, id), weights, values: { ...wishes.values } }
  return request.like === true ? preferAlike(catalogue, next, request.shown[0]!) : next
}

/** "Bigger" after "smaller" takes the earlier critique back: people change their minds, not their arithmetic. */
function withoutContradiction(constraints: readonly Constraint[], id: string): Constraint[] {
  const latest = constraints.find((constraint) => constraint.id === id)
  if (latest === undefined || !('limit' in latest)) return [...constraints]
  return constraints.filter((constraint) => {
    if (!constraint.id.startsWith('critique.') || constraint === latest) return true
    if (constraint.attribute !== latest.attribute || !('limit' in constraint)) return true
    return constraint.op === latest.op || (latest.op === 'max') === constraint.limit <= latest.limit
  })
}

function preferAlike(catalogue: Catalogue, wishes: Wishes, id: string): Wishes {
  const { facts } = catalogue.items[getRow(catalogue, id)]!
  const weight = meanWeight(catalogue, wishes)
  for (const { attribute } of catalogue.model.diversity.alike) {
    const fact = facts[attribute]
    if (typeof fact !== 'string') continue
    wishes.values[attribute] = { type: 'table', values: { [fact]: 1 }, otherwise: 0 }
    wishes.weights[attribute] = Math.max(wishes.weights[attribute] ?? 0, weight)
  }
  return wishes
}

function meanWeight({ model }: Catalogue, wishes: Wishes): number {
  const weights = model.attributes
    .map(({ key, weight }) => wishes.weights[key] ?? weight)
    .filter((weight) => weight > 0)
  return weights.length === 0 ? 1 : weights.reduce((sum, weight) => sum + weight, 0) / weights.length
}

function getRow(catalogue: Catalogue, id: string): number {
  const row = catalogue.rowOf.get(id)
  if (row === undefined) throw new UnknownCritique(id)
  return row
}
