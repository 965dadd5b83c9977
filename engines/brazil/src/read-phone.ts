import { brazilianPhone, nationalDigits } from './brazilian-phone.ts'
import { foreignPhone } from './foreign-phone.ts'
import { type Reading, refused, taken } from './reading.ts'
import { figuresFrom } from './spoken-numbers.ts'

/**
 * Reads a phone into E.164 (`+5511987654321`). Brazilian habits: with or without +55, trunk 0 and carrier code, area
 * code in brackets, mobile with or without the ninth digit (one stored form: with it).
 * @param areaCode taken where the person gave none; without it such a number is refused as `phone_area_code`.
 */
export function readPhone(text: string, areaCode?: string): Reading<string> {
  const written = asDialled(text)
  const numbers = [...written.matchAll(/\+?[\d(][\d\s().\-–/]{5,30}\d/g)]
  const [match] = numbers
  if (!match) return refused('phone')
  // Two telephones: which one is meant is not ours to say.
  if (new Set(numbers.map(([one]) => one.replace(/\D/g, ''))).size > 1) return refused('phone')
  const digits = match[0].replace(/\D/g, '')
  if (match[0].startsWith('+') && !digits.startsWith('55')) return readForeign(`+${digits}`)
  return readBrazilian(
    match[0].startsWith('+') ? digits.slice(2) : digits,
    match[0].startsWith('+') ? undefined : areaCode,
  )
}

/** Spoken figures as figures, without the time to call at; "DDD 11" goes in front, wherever it was said. */
function asDialled(text: string): string {
  const figures = figuresFrom(text.slice(0, 300))
    .normalize('NFKC')
    .replace(/\b\d{1,2}(?::\d{2}| ?(?:h|hs|hrs|horas))\b(?:\d{2})?/gi, ',')
    .replace(/0\s*xx\s*/gi, '0')
  const area = /\bddd\s*(?:é|e|:)?\s*\(?(\d{2})\)?/i.exec(figures)
  if (!area) return figures
  const rest = figures.replace(area[0], ',')
  const digits = /\d[\d\s.\-–]{6,}\d/.exec(rest)?.[0].replace(/\D/g, '') ?? ''
  return digits.length === 8 || digits.length === 9 ? `${area[1]} ${digits}` : rest
}

function readForeign(number: string): Reading<string> {
  const phone = foreignPhone(number)
  return phone === undefined ? refused('phone') : taken(phone)
}

function readBrazilian(digits: string, areaCode: string | undefined): Reading<string> {
  let national = nationalDigits(digits)
  if (national.length === 8 || national.length === 9) {
    if (!areaCode) return refused('phone_area_code')
    national = areaCode + national
  }
  const phone = brazilianPhone(national)
  return phone === undefined || /^\+55..(\d)\1+$/.test(phone) ? refused('phone') : taken(phone)
}
