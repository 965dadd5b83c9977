import type { Fact } from './fact.ts'
import { isYear, type Quantity } from './quantity.ts'
import type { Amount } from './read-amount.ts'

export interface QuantityContext {
  year: number
  /** What was being spoken of: "price", "payment", "plate". */
  subject?: string | undefined
  /** A limit said before it. */
  bound?: string | undefined
  negated: boolean
  /** What a correction repeats: "parcela de 900, na verdade 1.100". */
  corrected?: Fact | undefined
}

type Meant = Pick<Fact, 'slot' | 'kind' | 'value' | 'to'>

const SLOT_OF_UNIT: Readonly<Record<string, string>> = {
  km: 'km',
  power: 'power_hp',
  doors: 'doors',
  seats: 'seats',
  airbags: 'airbags',
  litres: 'trunk_litres',
  economy: 'km_per_litre',
  engine: 'engine_litres',
  months: 'answer.months',
  monthly: 'answer.monthly_payment',
  down: 'answer.down_payment',
  trade: 'answer.trade_in',
  age: 'year',
}
const SLOT_OF_SUBJECT: Readonly<Record<string, string>> = {
  price: 'price_cents',
  km: 'km',
  year: 'year',
  payment: 'answer.monthly_payment',
  down: 'answer.down_payment',
  trade: 'answer.trade_in',
  plate: 'plate_final_digit',
  engine: 'engine_litres',
  power: 'power_hp',
  trunk: 'trunk_litres',
}
/** What a bare amount means as a limit. */
const BARE: Readonly<Record<string, Fact['kind']>> = {
  price_cents: 'max',
  km: 'max',
  year: 'exact',
  engine_litres: 'exact',
}

/** What a quantity says, or nothing when it says nothing of a car. */
export function meaningOfQuantity(quantity: Quantity, context: QuantityContext): Meant | undefined {
  const { amounts, range, unit, after } = quantity
  const slot = slotOf(quantity, context)
  if (slot === undefined) return undefined
  if (unit === 'age') {
    const old = (context.bound === 'above' || context.bound === 'min') !== context.negated
    return { slot, kind: old ? 'max' : 'min', value: context.year - amounts.at(-1)!.value }
  }
  const corrected = context.corrected?.slot === slot ? context.corrected : undefined
  const values = scaled(amounts, slot, context.year)
  const [first, last] = [values[0]!, values.at(-1)!]
  if (slot.startsWith('answer.')) return { slot, kind: 'exact', value: last }
  if (range) return { slot, kind: 'range', value: Math.min(first, last), to: Math.max(first, last) }
  const bound = limitOf(after ?? context.bound, slot, context.negated)
  if (bound === undefined) return { slot, kind: bareKind(slot, first, corrected), value: first }
  if (bound.kind === 'around' && (slot === 'year' || slot === 'seats' || slot === 'engine_litres'))
    return { slot, kind: 'exact', value: first }
  return { slot, kind: bound.kind, value: first + bound.step }
}

function bareKind(slot: string, value: number, corrected: Fact | undefined): Fact['kind'] {
  if (corrected !== undefined && corrected.kind !== 'range') return corrected.kind
  return BARE[slot] ?? (slot === 'doors' && value < 4 ? 'exact' : 'min')
}

function slotOf({ amounts, range, unit, after }: Quantity, context: QuantityContext): string | undefined {
  const { year, subject, bound, corrected } = context
  const amount = range && isYear(amounts[0]!, year) ? amounts[0]! : amounts.at(-1)!
  // "tem setenta anos" is a person's age, and "20 % de entrada" of a price nobody knows.
  if (unit === 'years' || unit === 'percent') return undefined
  // "avaliado em 45 mil pra dar de entrada" is what the car is worth.
  if (subject === 'trade' && (unit === 'down' || unit === 'trade')) return 'answer.trade_in'
  const own = unit === undefined ? undefined : SLOT_OF_UNIT[unit]
  if (own === 'trunk_litres' && amount.decimal) return 'engine_litres'
  if (own !== undefined && !(own === 'answer.months' && amount.value > 120)) return own
  const spoken = subject === undefined ? undefined : SLOT_OF_SUBJECT[subject]
  if (bound === 'newer' || bound === 'older') return 'year'
  if (spoken === 'plate_final_digit' && amount.value > 9) return shape(amount, range, after, bound, year)
  if (subject === 'months' && unit !== 'money' && !amount.full && amount.value <= 120) return 'answer.months'
  // "motor 1000", "motor mil" and "1600 cilindradas".
  if (spoken === 'engine_litres' && !amount.decimal && (amount.value < 600 || amount.value > 6500))
    return shape(amount, range, after, bound, year)
  if (spoken === 'price_cents' && isYear(amount, year) && unit !== 'money') return 'year'
  if (spoken === 'price_cents' && amount.decimal && amount.value < 8) return 'engine_litres'
  if (spoken !== undefined) return spoken
  if (unit === 'money') return corrected?.slot.startsWith('answer.') ? corrected.slot : 'price_cents'
  if (corrected !== undefined && fits(amount, corrected, year)) return corrected.slot
  return shape(amount, range, after, bound, year)
}

/** A correction is of what was said last, when the number may be one of that. */
function fits(amount: Amount, { slot, value }: Fact, year: number): boolean {
  if (slot === 'year') return isYear(amount, year)
  if (isYear(amount, year) || typeof value !== 'number') return false
  return amount.decimal === (slot === 'engine_litres')
}

function shape(
  amount: Amount,
  range: boolean,
  after: Quantity['after'],
  bound: string | undefined,
  year: number,
): string | undefined {
  if (isYear(amount, year)) return 'year'
  if (amount.decimal && amount.value < 8 && amount.value >= 0.6) return 'engine_litres'
  if (amount.full) return amount.value >= 1000 ? 'price_cents' : undefined
  const limited = range || after !== undefined || bound !== undefined
  return amount.value >= 3000 || (limited && amount.value >= 8) ? 'price_cents' : undefined
}

/** "de 65 a 78 mil" is 65 thousand; "até 80" of a price is 80 thousand; money in centavos. */
function scaled(amounts: readonly Amount[], slot: string, year: number): number[] {
  const last = amounts.at(-1)!
  return amounts.map((amount) => {
    let { value } = amount
    const thousands = slot === 'price_cents' || slot === 'km' || slot === 'answer.trade_in'
    if (thousands && !amount.full && value < 1000 && value > 0) value *= 1000
    else if (!amount.full && last.full && last !== amount && value < 1000 && last.value >= 1000) value *= 1000
    if (slot === 'answer.down_payment' && !amount.full && value < 200 && value > 0) value *= 1000
    if (slot === 'year' && value < 100) value += value > (year % 100) + 1 ? 1900 : 2000
    if (slot === 'engine_litres' && value >= 600) value = Math.round(value / 100) / 10
    else if (slot === 'engine_litres' && value > 8) value /= 10
    const money = slot === 'price_cents' || /^answer\.(?!months)/.test(slot)
    return money ? Math.round(value * 100) : value
  })
}

/** "não … mais de" is a maximum. Years above and below are strict in words ("mais novo que 2018"), other limits are not. */
function limitOf(
  bound: string | undefined,
  slot: string,
  negated: boolean,
): { kind: 'max' | 'min' | 'around'; step: number } | undefined {
  switch (bound) {
    case 'max':
    case 'min':
    case 'around':
      return { kind: bound, step: 0 }
    case 'above':
      return { kind: negated ? 'max' : 'min', step: 0 }
    case 'below':
      return { kind: negated ? 'min' : 'max', step: 0 }
    case 'newer':
      return negated ? { kind: 'max', step: 0 } : { kind: 'min', step: slot === 'year' ? 1 : 0 }
    case 'older':
      return negated ? { kind: 'min', step: 0 } : { kind: 'max', step: slot === 'year' ? -1 : 0 }
    default:
      return undefined
  }
}
