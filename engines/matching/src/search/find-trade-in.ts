import { isYear } from './quantity.ts'
import { type Item, means } from './read-items.ts'

/** The car that the buyer gives: where it stands, and how far the phrase reaches that says so. */
export interface TradeIn {
  from: number
  /** The first and the last item of the car itself; `until` is the item behind the whole phrase. */
  car: number
  last: number
  until: number
}

/** "meu gol 2014", "tenho um corolla 2015 pra dar de entrada", "uno 2013 na troca". */
export function findTradeIn(items: readonly Item[], year: number): TradeIn | undefined {
  for (const [at, item] of items.entries()) {
    if (means(item, 'own') === undefined) continue
    const car = vehicleNear(items, at + 1)
    if (car === undefined) continue
    const last = lastOfCar(items, car, year)
    const offered = /^(?:aceit|peg|receb|avali)/.test(item.plain) && !/\bme[ui]/.test(item.plain)
    if (!offered || cueNear(items, last + 1) !== undefined)
      return { from: at, car, last, until: cueBehind(items, last + 1) }
  }
  for (const [at, item] of items.entries()) {
    if (!isVehicle(item) || isVehicle(items[at - 1])) continue
    const last = lastOfCar(items, at, year)
    const cue = items[last + 1]
    const plain = cue?.plain ?? ''
    if (cue === undefined || means(cue, 'trade') === undefined || items[last + 2]?.amount !== undefined) continue
    if (/^(?:troca|entrada|trocar|troco)$/.test(plain) || / por$| com$/.test(plain)) continue
    return { from: at, car: at, last, until: last + 2 }
  }
  return undefined
}

function isVehicle(item: Item | undefined): boolean {
  return item?.name !== undefined || (item !== undefined && means(item, 'traded') !== undefined)
}

/** Right behind the words, or behind "meu carro de entrada, um …" and "meu carro, um …". */
function vehicleNear(items: readonly Item[], at: number): number | undefined {
  let vague: number | undefined
  let offered = false
  for (let i = at; i <= at + 5 && i < items.length; i++) {
    const item = items[i]!
    if (isVehicle(item)) {
      if (!/^moto/.test(item.plain)) return i
      vague = i
    } else if (means(item, 'trade') !== undefined) offered = true
    else if (
      item.mark
        ? !offered && !/^uma?$/.test(items[i + 1]?.plain ?? '')
        : item.amount !== undefined || (!isSmall(item) && means(item, 'noun') === undefined)
    )
      return vague
  }
  return vague
}

function isSmall(item: Item): boolean {
  return means(item, 'filler') !== undefined && means(item, 'want') === undefined
}

/** Brand, model, and what stands between them and the year: "gol g5 1.0 2014". */
function lastOfCar(items: readonly Item[], car: number, year: number): number {
  let last = car
  while (isVehicle(items[last + 1])) last++
  for (let i = last + 1; i <= last + 4; i++) {
    const item = items[i]
    if (item === undefined || item.mark || means(item, 'trade') !== undefined || means(item, 'want') !== undefined)
      break
    if (item.amount !== undefined && isYear(item.amount, year)) return i
    if (item.amount?.full || isVehicle(item)) break
  }
  return last
}

function cueNear(items: readonly Item[], at: number): number | undefined {
  for (let i = at; i < at + 5 && i < items.length; i++) if (means(items[i], 'trade') !== undefined) return i
  return undefined
}

/** "de entrada" behind the car belongs to it, unless an amount of its own follows. */
function cueBehind(items: readonly Item[], at: number): number {
  let end = at
  for (let i = at; i < at + 3 && i < items.length; i++) {
    const item = items[i]!
    if (means(item, 'trade') !== undefined) {
      if (items[i + 1]?.amount === undefined || !/entrada$/.test(item.plain)) end = i + 1
      break
    }
    if (item.mark || item.amount !== undefined || means(item, 'filler') === undefined) break
  }
  return end
}
