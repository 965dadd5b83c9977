import type { CarId } from '@recado/contracts/ids'
import type { PublicCar } from '@recado/contracts/recommendations'
import type { Catalogue } from '@recado/matching'

/** Others of the same kind at about the same price, the closest first. */
export function findSimilar(catalogue: Catalogue, { id, price_cents, attributes }: PublicCar, most: number): CarId[] {
  return catalogue.items
    .filter((item) => item.id !== id)
    .map((item) => {
      const { facts } = item
      const distance = Math.abs(Math.log(Number(facts.price_cents) / price_cents))
      const unlike = (['body', 'model', 'transmission'] as const).filter((key) => facts[key] !== attributes[key]).length
      return { id: item.id as CarId, far: distance * 2 + unlike * 0.3 }
    })
    .sort((a, b) => a.far - b.far || (a.id < b.id ? -1 : 1))
    .slice(0, most)
    .map((item) => item.id)
}
