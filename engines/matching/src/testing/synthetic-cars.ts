import { seededRandom } from '../random/seeded-random.ts'
import { CAR_SPECIES, type CarSpecies } from './car-species.ts'

export interface SyntheticCarsOptions {
  count: number
  /** Same seed, same cars. 1 by default. */
  seed?: number
  /** Newest year on sale. 2026 by default. */
  year?: number
}

export interface SyntheticCar {
  id: string
  [attribute: string]: string | number | boolean | undefined
}

/**
 * A made-up used-car stock for tests, benches and demos: real model names, invented cars. Values lose about 7 % a year
 * (the median of the FIPE table of 2022), cars run about 13,000 km a year, shops ask around the table's price, and
 * feeds leave out what feeds leave out.
 */
export function syntheticCars({ count, seed = 1, year = 2026 }: SyntheticCarsOptions): SyntheticCar[] {
  const random = seededRandom(seed)
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  const known = <V>(share: number, value: V): V | undefined => (random() < share ? value : undefined)
  const draw = speciesByPopularity()
  return Array.from({ length: count }, (_, i): SyntheticCar => {
    const species = draw(random())
    const age = Math.min(15, Math.floor(-5 * Math.log(1 - random())))
    const automatic = random() < species.automaticShare
    const trim = Math.max(0, normal() * 0.06)
    const fipe = species.newPrice * (1 + trim + (automatic ? 0.06 : 0)) * 0.93 ** age * Math.exp(0.03 * normal())
    const km = Math.round((age + 0.3) * 13_000 * Math.exp(0.4 * normal() - 0.08))
    const wear = 1 - 0.04 * Math.tanh((km - (age + 0.3) * 13_000) / 50_000)
    const price = fipe * wear * Math.exp(0.06 * normal())
    return {
      id: `car-${String(i + 1).padStart(6, '0')}`,
      brand: species.brand,
      model: species.model,
      body: species.body,
      fuel: species.fuel,
      transmission: automatic ? 'automatic' : 'manual',
      year: year - age,
      price_cents: Math.round(price / 100) * 10_000,
      km: known(0.97, km),
      fipe_cents: known(0.9, Math.round(fipe) * 100),
      km_per_litre: known(0.85, Math.round(species.kmPerLitre * (1 - 0.006 * age) * (automatic ? 0.95 : 1) * 10) / 10),
      trunk_litres: known(0.92, species.trunk),
      power_hp: known(0.95, species.power),
      airbags: known(0.9, Math.max(age > 10 ? 0 : 2, species.airbags - (age > 6 ? 2 : 0))),
      single_owner: known(0.7, random() < 0.9 * 0.85 ** age),
      inspection_report: known(0.6, random() < 0.6),
      plate_final_digit: known(0.8, String(Math.floor(random() * 10))),
    }
  })
}

/** Maps [0, 1) to a species, in proportion to popularity. */
function speciesByPopularity(): (at: number) => CarSpecies {
  const ends: number[] = []
  for (const { popularity } of CAR_SPECIES) ends.push((ends.at(-1) ?? 0) + popularity)
  return (at) => CAR_SPECIES[ends.findIndex((end) => at * ends.at(-1)! < end)]!
}
