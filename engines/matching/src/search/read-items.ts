import { editDistance } from './edit-distance.ts'
import type { CarName, Lexicon } from './lexicon.ts'
import { type Amount, readAmount } from './read-amount.ts'
import { soundOf } from './sound-of.ts'
import type { Token } from './token.ts'

/** What stands in one place of the text: a name, an amount, a known phrase, a mark or an unknown word. */
export interface Item {
  plain: string
  /** Places in the text. */
  from: number
  to: number
  name?: CarName
  amount?: Amount
  /** All that the phrase may mean; none for a word nobody knows. */
  means: readonly string[]
  mark: boolean
}

const LONGEST_PHRASE = 7
const LONGEST_NAME = 4

/** Groups tokens: at each place the longest of a phrase, a name and an amount. */
export function readItems(lexicon: Lexicon, tokens: readonly Token[]): Item[] {
  const items: Item[] = []
  for (let at = 0; at < tokens.length; ) {
    const phrase = phraseAt(lexicon, tokens, at)
    const name = nameAt(lexicon, tokens, at, items)
    const amount = readAmount(tokens, at)
    const length = Math.max(phrase?.length ?? 0, name?.length ?? 0, amount?.length ?? 0)
    // A phrase that only carries the sentence gives way to a name of its length.
    const known = phrase?.length === length && !(name?.length === length && !isValue(phrase.means)) ? phrase : undefined
    const slip = length === 0 ? slipAt(lexicon, tokens[at]!) : undefined
    const end = at + Math.max(length, 1)
    const item: Item = {
      plain: tokens
        .slice(at, end)
        .map(({ plain }) => plain)
        .join(' '),
      from: tokens[at]!.from,
      to: tokens[end - 1]!.to,
      means: known?.means ?? slip?.means ?? [],
      mark: tokens[at]!.kind === 'mark' && end === at + 1,
    }
    const called = known === undefined && name?.length === length && length > 0 ? name.name : slip?.name
    if (called !== undefined) item.name = called
    else if (known === undefined && amount?.length === length) item.amount = amount
    items.push(item)
    at = end
  }
  return items
}

export function means(item: Item | undefined, prefix: string): string | undefined {
  const found = item?.means.find((meaning) => meaning === prefix || meaning.startsWith(`${prefix}.`))
  return found === undefined ? undefined : found.slice(prefix.length + 1)
}

/** The value of an attribute, as in "=color.white". */
export function valueOfItem(item: Item | undefined): { attribute: string; value: string } | undefined {
  if (item?.name !== undefined) return { attribute: item.name.attribute, value: item.name.value }
  const [, attribute, value] = /^=(\w+)\.(\w+)$/.exec(item?.means.find((one) => one.startsWith('=')) ?? '') ?? []
  return attribute === undefined || value === undefined ? undefined : { attribute, value }
}

function isValue(meanings: readonly string[]): boolean {
  return meanings.some((meaning) => meaning.startsWith('='))
}

function phraseAt(
  { phrases }: Lexicon,
  tokens: readonly Token[],
  at: number,
): { means: readonly string[]; length: number } | undefined {
  for (let length = Math.min(LONGEST_PHRASE, tokens.length - at); length > 0; length--) {
    const key = tokens
      .slice(at, at + length)
      .map(({ plain }) => plain)
      .join(' ')
    const means = phrases.get(key)
    if (means !== undefined) return { means, length }
  }
  return undefined
}

/** Names of figures alone (208, 500) are only names behind their brand, where they could be years or amounts. */
function nameAt(
  { names, sounds }: Lexicon,
  tokens: readonly Token[],
  at: number,
  items: readonly Item[],
): { name: CarName; length: number } | undefined {
  if (tokens[at]!.kind === 'mark') return undefined
  for (let length = Math.min(LONGEST_NAME, tokens.length - at); length > 0; length--) {
    const part = tokens.slice(at, at + length)
    if (part.some(({ kind }) => kind === 'mark') || !belongTogether(part)) continue
    const key = part.map(({ plain }) => plain).join('')
    const name =
      names.get(key) ??
      (key.length >= 4 ? names.get(key.replace(/s$/, '')) : undefined) ??
      (key.length >= 5 ? sounds.get(soundOf(key)) : undefined)
    if (name === undefined) continue
    if (/^\d+$/.test(key)) {
      const brand = items.findLast(({ plain }) => plain !== 'ou' && plain !== 'e')?.name?.brand
      const unit = tokens[at + length]?.plain ?? ''
      const alone = /^(?:20[678]|30[78]|408|[35]008)$/.test(key) && !/^(?:mil|k|km|cv|reais|conto)/.test(unit)
      const bare =
        alone && (items.length === 0 || items.at(-1)!.mark || /^(?:um|o|quero|procuro)\b/.test(items.at(-1)!.plain))
      if (brand !== name.brand && !bare) continue
    }
    return { name, length }
  }
  return undefined
}

/** "hb 20" and "t cross" are names; "a 3" in "2 a 3 portas" is none. */
function belongTogether(part: readonly Token[]): boolean {
  const apart = part.slice(1).some((token, i) => token.from > part[i]!.to)
  if (part.length === 1 || !apart) return true
  const [first, second] = part
  return first!.plain.length >= 2 || /^[a-z]{3}/.test(second!.plain) || /^[sl]$/.test(first!.plain)
}

function slipAt({ phrases, spoilt }: Lexicon, { plain, kind }: Token): Pick<Item, 'means' | 'name'> | undefined {
  if (kind !== 'word' || plain.length < 5) return undefined
  const sound = soundOf(plain)
  const most = sound.length >= 8 ? 2 : 1
  let best: { distance: number; found: (typeof spoilt)[number] } | undefined
  for (const found of spoilt) {
    if (found.sound[0] !== sound[0] && found.sound !== sound) continue
    const distance = editDistance(found.sound, sound, most)
    // Among short words another letter makes another word: "praia" is not "prata".
    if (distance === 1 && sound.length <= 5 && sound.length === found.sound.length && !isSwap(sound, found.sound))
      continue
    if (distance <= most && (best === undefined || distance < best.distance)) best = { distance, found }
  }
  if (best === undefined) return undefined
  const { name, phrase } = best.found
  return name === undefined ? { means: phrases.get(phrase!)! } : { name, means: [] }
}

/** Whether two words have the same letters in another order. */
function isSwap(one: string, other: string): boolean {
  return [...one].toSorted().join('') === [...other].toSorted().join('')
}
