import { findPlace } from './find-place.ts'
import { findTradeIn, type TradeIn } from './find-trade-in.ts'
import { type Item, means } from './read-items.ts'
import { Reading } from './reading.ts'
import { continuesRefusal, isNo, isRefusalBehind, refuseBefore } from './refusals.ts'
import { takeAmount } from './take-amount.ts'
import { takeWord } from './take-word.ts'

/** Goes through a text once, item by item, and notes what each says. */
export function readFacts(items: readonly Item[], text: string, year: number): Reading {
  const reading = new Reading(items, text, year)
  const trade = findTradeIn(items, year)
  for (let at = 0; at < items.length; ) at = trade?.from === at ? takeTradeIn(reading, trade) : step(reading, at)
  return reading
}

/** Reads the item at a place; gives the place to go on from. */
function step(reading: Reading, at: number): number {
  const { items, text } = reading
  const item = items[at]!
  if (item.mark && item.plain !== '+') {
    takeMark(reading, at)
    return at + 1
  }
  if (isCorrection(items, at)) {
    reading.correct()
    reading.use(at, at + 1)
    return at + 1
  }
  const place = findPlace(items, at, text)
  if (place !== undefined) {
    const end = at + place.length
    reading.add({ slot: 'place', kind: 'exact', value: place.name, from: at, end })
    reading.use(at - 1, at)
    return end
  }
  if (isRefusalBehind(reading, at) && refuseBefore(reading, at)) {
    reading.use(at, at + 1)
    reading.refusal = undefined
    return at + 1
  }
  if (item.amount !== undefined) return takeAmount(reading, at)
  takeWord(reading, at)
  return at + 1
}

/** A comma ends limits and subjects, a full stop refusals too; a colon only leads on. */
function takeMark(reading: Reading, at: number): void {
  const { plain } = reading.items[at]!
  if (plain !== ',' || !continuesRefusal(reading, at)) reading.refusal = undefined
  reading.between = false
  if (plain === ':') return
  reading.bound = undefined
  if (plain !== '(' && reading.subject !== 'plate') reading.subject = undefined
}

/** "quer dizer", "minto", and a "não" or "melhor" alone between commas; "aliás, prata também" adds and corrects nothing. */
function isCorrection(items: readonly Item[], at: number): boolean {
  if (at === 0 || addsToo(items, at)) return false
  if (means(items[at], 'fix') !== undefined) return true
  const lone = isNo(items[at]) || items[at]!.plain === 'melhor'
  return lone && at > 1 && items[at - 1]!.plain === ',' && items[at + 1]?.mark === true
}

function addsToo(items: readonly Item[], at: number): boolean {
  const rest = items.slice(at + 1, at + 8)
  const stop = rest.findIndex(({ mark, plain }) => mark && plain !== ',')
  return rest.slice(0, stop < 0 ? rest.length : stop).some(({ plain }) => /^(?:tambem|tb|tbm)$/.test(plain))
}

function takeTradeIn(reading: Reading, { from, car, last, until }: TradeIn): number {
  const { items, text } = reading
  const value = text.slice(items[car]!.from, items[last]!.to)
  reading.add({ slot: 'answer.trade_in_car', kind: 'exact', value, from: car, end: last + 1 })
  reading.use(from, until)
  reading.forget()
  if (addsMoney(items, until)) reading.subject = 'down'
  return until
}

/** "meu gol e mais 15 mil": what is given beside the car is a down payment. */
function addsMoney(items: readonly Item[], at: number): boolean {
  for (let i = at; i < at + 4 && items[i]?.amount === undefined; i++)
    if (/\bmais$|^\+$/.test(items[i]?.plain ?? '')) return items[i + 1]?.amount !== undefined
  return false
}
