import type { Fact } from './fact.ts'
import { type Item, means, valueOfItem } from './read-items.ts'
import type { Reading } from './reading.ts'

const DIGITS: Readonly<Record<string, readonly string[]>> = {
  even: [...'02468'],
  odd: [...'13579'],
  monday: ['1', '2'],
  tuesday: ['3', '4'],
  wednesday: ['5', '6'],
  thursday: ['7', '8'],
  friday: ['9', '0'],
}

/** Notes what a phrase says, or what it prepares for. */
export function takeWord(reading: Reading, at: number): void {
  const item = reading.items[at]!
  const end = at + 1
  const say = (slot: string, kind: Fact['kind'], value: Fact['value']): void =>
    reading.add({ slot, kind, value, from: at, end })
  const digits = means(item, 'plate') ?? means(item, 'rotation')
  const purpose = means(item, 'use')
  const none = means(item, 'no')
  if (valueOfItem(item) !== undefined) takeValue(reading, at)
  else if (means(item, 'wish') !== undefined) takeWish(reading, at)
  else if (digits !== undefined) {
    const kind = reading.refuses || means(item, 'rotation') !== undefined ? 'not' : 'value'
    for (const digit of DIGITS[digits]!) say('plate_final_digit', kind, digit)
  } else if (purpose !== undefined) takePurpose(reading, at, purpose)
  else if (means(item, 'fipe') !== undefined) say('fipe_position', 'max', 1)
  else if (none !== undefined) say(none === 'down' ? 'answer.down_payment' : 'answer.trade_in', 'exact', 0)
  else prepare(reading, at)
}

function takeValue(reading: Reading, at: number): void {
  const item = reading.items[at]!
  const { attribute, value } = valueOfItem(item)!
  let from = at
  if (reading.refusal !== undefined && (reading.refusal.scope ?? attribute) !== attribute) reading.refusal = undefined
  const { refusal } = reading
  if (refusal !== undefined) {
    if (refusal.scope === undefined) from = refusal.at
    refusal.scope = attribute
    if (refusal.kind === 'drop') {
      reading.use(from, at + 1)
      return
    }
  }
  reading.add({
    slot: attribute,
    kind: refusal === undefined ? 'value' : 'not',
    value: value === 'true' ? true : value === 'false' ? false : value,
    from,
    end: at + 1,
    ...(item.name === undefined ? {} : { brand: item.name.brand }),
  })
}

/** "não precisa ser econômico" is no wish. */
function takeWish(reading: Reading, at: number): void {
  const { refusal } = reading
  if (refusal === undefined || refusal.scope !== undefined)
    reading.add({ slot: 'wish', kind: 'value', value: means(reading.items[at], 'wish')!, from: at, end: at + 1 })
  else reading.use(refusal.at, at + 1)
  reading.refusal = undefined
}

/** "não é pra uber" is no use. */
function takePurpose(reading: Reading, at: number, purpose: string): void {
  const { refusal } = reading
  if (refusal === undefined || refusal.scope !== undefined)
    reading.add({ slot: 'answer.use', kind: 'exact', value: purpose, from: at, end: at + 1 })
  else reading.use(refusal.at, at + 1)
}

/** Words that only prepare for what follows: a limit, a subject, a refusal or the end of one. */
function prepare(reading: Reading, at: number): void {
  const item = reading.items[at]!
  const bound = means(item, 'bound')
  const about = means(item, 'about')
  const { refusal } = reading
  if (bound !== undefined && amountFollows(reading.items, at + 1)) {
    // "no máximo uns 50 mil": the firmer of two limits holds.
    if (bound !== 'around' || reading.bound === undefined) reading.bound = { kind: bound, at: reading.bound?.at ?? at }
    if (/^mais barat/.test(item.plain)) reading.subject = 'price'
    if (about === undefined) return
  }
  if (means(item, 'between') !== undefined) reading.between = true
  else if (about !== undefined) {
    reading.subject = about
    const kind = limitInSubject(item.plain)
    if (kind !== undefined) reading.bound = { kind, at }
  } else if (means(item, 'drop') !== undefined) reading.refusal = { kind: 'drop', at }
  else if (means(item, 'not') !== undefined) reading.refusal = { kind: 'not', at: refusal?.at ?? at }
  else if (refusal !== undefined && means(item, 'want') !== undefined) {
    // The verb of "não quero" belongs to the refusal; a later one ends it.
    if (refusal.scope !== undefined || at - refusal.at > 3) reading.refusal = undefined
  }
}

/** "preço máximo 50 mil", "potência acima de", "mais rodado que". */
function limitInSubject(plain: string): string | undefined {
  if (/maxim|\bmax\b|limite|\bate$/.test(plain)) return 'max'
  if (/minim|acima|a partir|maior|superior/.test(plain)) return 'min'
  return plain.startsWith('mais rodad') ? 'above' : undefined
}

/** A limit waits for its amount over a few words: "limite de preço de 60 mil". */
function amountFollows(items: readonly Item[], at: number): boolean {
  for (const item of items.slice(at, at + 5)) {
    if (item.amount !== undefined) return true
    if (item.mark && item.plain !== ':') return false
  }
  return false
}
