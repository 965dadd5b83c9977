import { remember } from './remember.ts'

/** What buyers ask for and feeds write among other words. */
export interface CarFacts {
  engine_litres?: number
  turbo?: boolean
  four_wheel_drive?: boolean
  seats?: number
  armored?: boolean
}

const TURBO =
  /\b(bi-?)?turbo\b|\b(tb|tsi|tfsi|thp|t-?gdi|tdi|tdci|e-?thp|ecoboost|t200|t270|[1-3][.,]\d ?t)\b|\b\d{3} ?tsi\b/
const FOUR_WHEELS = /\b(4 ?x ?4|4wd|awd|4matic|quattro|x-?drive|4motion|all-?grip|tracao (integral|nas 4|nas quatro))\b/
const TWO_WHEELS = /\b(4 ?x ?2|2wd|fwd|rwd)\b/
const ARMORED = /\b(nao |sem )?(blindad[oa]|blindagem)\b/
const LITRES = /(?<![\d.,])([0-8][.,]\d)(?=$|[^\d.,]|[.,](?!\d))/
const CUBIC = /(?<!\d)(\d{3,4}|\d[.,]\d{3}) ?(cc|cm3|cilindradas)\b/
const SEATS = /(?<!\d)([2-9]) ?(lugares|lug|passageiros)\b/

/** Engine, turbo, driven wheels, seats and armour out of "Toro Volcano 2.0 16V 4x4 TB Diesel Aut." and lists of options. */
export const readCarFacts = remember((text: string): CarFacts => {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  const facts: CarFacts = {}
  const litres = LITRES.exec(plain)?.[1]?.replace(',', '.')
  const cubic = CUBIC.exec(plain)?.[1]?.replace(/[.,]/, '')
  const size = litres !== undefined ? Number(litres) : cubic === undefined ? undefined : Number(cubic) / 1000
  if (size !== undefined && size >= 0.6) facts.engine_litres = Math.round(size * 10) / 10
  if (TURBO.test(plain)) facts.turbo = true
  else if (/\baspirad[oa]\b/.test(plain)) facts.turbo = false
  if (FOUR_WHEELS.test(plain)) facts.four_wheel_drive = true
  else if (TWO_WHEELS.test(plain)) facts.four_wheel_drive = false
  const seats = SEATS.exec(plain)?.[1]
  if (seats !== undefined) facts.seats = Number(seats)
  const armor = ARMORED.exec(plain)
  if (armor !== null) facts.armored = armor[1] === undefined
  return facts
})

/** What a mileage tells: only this year's car can have none. */
export function conditionOf({ km, year }: Readonly<Record<string, unknown>>, now: number): 'new' | 'used' | undefined {
  if (typeof km !== 'number') return undefined
  if (km > 100) return 'used'
  return Number(year) >= now ? 'new' : undefined
}
