import type { CarId } from '@recado/contracts/ids'
import { fold } from '../../platform/fold.ts'

/** What somebody else says of a car, as far as they do. */
export interface SaidCar {
  title: string
  /** Their numbers of the ad: ours, where they were sent by us. */
  codes: readonly string[]
  priceCents: number | undefined
  year: number | undefined
  km: number | undefined
  /** `ABC1D23` */
  plate: string | undefined
  plateDigit: string | undefined
}

export interface LikelyCar {
  id: CarId
  title: string
  brand: string | null
  model: string | null
  year: number | null
  km: number | null
  price_cents: number
  plate_digit: string | null
  available: boolean
}

/**
 * Which car of the stock is meant: its model is in the title, nothing that is said of it speaks against it, and no other car
 * fits as well. Undefined rather than a guess: a wrong car beside a lead is worse than the portal's own words.
 */
export function matchCar(said: SaidCar, stock: readonly LikelyCar[]): LikelyCar | undefined {
  const words = new Set(wordsOf(said.title))
  const scored = stock
    .flatMap((car) => {
      const score = scoreOf(said, car, words)
      return score === undefined ? [] : [{ car, ...score }]
    })
    // "Onix Plus" has "Onix" in its title.
    .filter(({ model }, _, all) => model === Math.max(...all.map((one) => one.model)))
    .sort((one, other) => other.points - one.points)
  const [best, second] = scored
  if (best === undefined || best.points === second?.points) return undefined
  return best.proofs > 0 || second === undefined ? best.car : undefined
}

function scoreOf(
  said: SaidCar,
  car: LikelyCar,
  words: ReadonlySet<string>,
): { points: number; proofs: number; model: number } | undefined {
  const model = wordsOf(car.model ?? '')
  if (model.length === 0 || !model.every((word) => words.has(word))) return undefined
  const against =
    differs(said.year, car.year, 1) ||
    differs(said.plateDigit, car.plate_digit) ||
    differs(said.km, car.km, Math.max(500, (car.km ?? 0) * 0.02)) ||
    differs(said.priceCents, car.price_cents, car.price_cents * 0.1)
  if (against) return undefined
  const proofs = [
    said.year !== undefined && said.year === car.year,
    said.priceCents !== undefined && Math.abs(said.priceCents - car.price_cents) < 100,
    said.plateDigit !== undefined && said.plateDigit === car.plate_digit,
    said.km !== undefined && said.km === car.km,
  ].filter(Boolean).length
  const title = wordsOf(car.title).filter((word) => words.has(word)).length
  return { points: proofs * 100 + title * 2 + (car.available ? 1 : 0), proofs, model: model.length }
}

/** What is not said, or not known of the car, differs in nothing. */
function differs<Value>(said: Value | undefined, known: Value | null, by?: number): boolean {
  if (said === undefined || known === null) return false
  if (by === undefined) return said !== known
  return Math.abs(Number(said) - Number(known)) > by
}

export const wordsOf = (text: string): string[] => fold(text).match(/[a-z0-9.]+/g) ?? []
