import type { Amount } from './read-amount.ts'
import { type Item, means } from './read-items.ts'

/** An amount with what stands around it: "entre 50 e 60 mil", "48 parcelas", "2018 pra cima". */
export interface Quantity {
  amounts: Amount[]
  range: boolean
  unit?: string
  /** A limit said behind it. */
  after?: 'max' | 'min' | 'around'
  /** The item behind it. */
  end: number
}

/** Reads the quantity that starts at an amount. `listed` takes "7, 8 ou 9" for one. */
export function readQuantity(
  items: readonly Item[],
  at: number,
  { year, between, listed }: { year: number; between: boolean; listed: boolean },
): Quantity {
  const amounts = [items[at]!.amount!]
  let end = at + 1
  let range = false
  if (listed) {
    while (end < items.length) {
      const skip = items[end]?.plain === ',' || means(items[end], 'join') !== undefined ? 1 : 0
      const next = items[end + skip]?.amount
      if (skip === 0 || next === undefined || next.value > 9) break
      amounts.push(next)
      end += skip + 1
    }
    return { amounts, range: false, end }
  }
  const units: string[] = []
  // "20 mil km a 60 mil km", "R$ 50 mil a R$ 60 mil": the unit may stand on both.
  const inner = innerUnit(items, end)
  const to = inner === undefined ? end : end + 1
  const joined = items[to]
  const toward =
    means(joined, 'to') !== undefined ||
    /^[/-]$/.test(joined?.plain ?? '') ||
    (between && means(joined, 'join') === 'and')
  const second = to + 1 + (items[to + 1]?.plain === 'r$' ? 1 : 0)
  const other = items[second]?.amount
  const sameUnit = inner === undefined || means(items[second + 1], 'unit') === inner || inner === 'money'
  if (toward && sameUnit && other !== undefined && sameKind(amounts[0]!, other, { year, between })) {
    amounts.push(other)
    range = true
    end = second + 1
  }
  let after: Quantity['after']
  while (end < items.length) {
    const item = items[end]
    const next = items[end + 1]
    const unit = means(item, 'unit')
    const limit = isPlusBetween(items, end) ? undefined : (means(item, 'after') ?? suffixBound(items, end))
    const counts = unit !== 'months' || (!amounts[0]!.full && amounts[0]!.value <= 120)
    const another = units.some((one) => one !== 'money' && one !== unit)
    if (unit !== undefined && counts && !another && !startsAmount(item, next)) {
      units.push(unit)
      end++
    } else if (limit !== undefined && after === undefined) {
      after = limit as Quantity['after']
      end++
    } else if (item?.plain === '%') return { amounts, range, end: end + 1, unit: 'percent' }
    else if (item?.plain === 'de' && means(next, 'unit') !== undefined) end++
    else break
  }
  const unit = units.findLast((one) => one !== 'money') ?? units[0]
  return { amounts, range, end, ...(unit === undefined ? {} : { unit }), ...(after === undefined ? {} : { after }) }
}

/** "2019+" is a limit, "25 mil + meu gol" is none. */
function isPlusBetween(items: readonly Item[], at: number): boolean {
  const next = items[at + 1]
  return items[at]?.plain === '+' && items[at]!.from > items[at - 1]!.to && next !== undefined && !next.mark
}

/** "entrada 20 mil" starts an amount of their own, even behind another. */
function startsAmount(item: Item | undefined, next: Item | undefined): boolean {
  return next?.amount !== undefined && /^(?:entrada|km)$/.test(item?.plain ?? '')
}

function innerUnit(items: readonly Item[], at: number): string | undefined {
  const unit = means(items[at], 'unit')
  const to = items[at + 1]
  return unit !== undefined && (means(to, 'to') !== undefined || means(to, 'join') === 'and') ? unit : undefined
}

/** "65 mil no máximo", where no other amount follows that the limit could be for. */
function suffixBound(items: readonly Item[], at: number): 'max' | 'min' | undefined {
  const bound = means(items[at], 'bound')
  if ((bound !== 'max' && bound !== 'min') || !/maxim|minim|^max|^min|menos|no m/.test(items[at]!.plain))
    return undefined
  const next = items[at + 1]
  const another = next?.amount ?? (next?.plain === 'de' || next?.plain === 'r$' ? items[at + 2]?.amount : undefined)
  return another === undefined ? bound : undefined
}

function sameKind(one: Amount, other: Amount, { year, between }: { year: number; between: boolean }): boolean {
  if (one.decimal !== other.decimal) return between
  if (isYear(one, year) || isYear(other, year)) return isYear(one, year) === isYear(other, year) || isShortYear(other)
  return one.value < other.value || (!one.full && other.full)
}

function isShortYear({ value, full, decimal }: Amount): boolean {
  return !full && !decimal && value < 100
}

/** A bare number that can only be a year: 2018. */
export function isYear({ value, full, decimal }: Amount, year: number): boolean {
  return !full && !decimal && Number.isInteger(value) && value >= 1950 && value <= year + 1
}
