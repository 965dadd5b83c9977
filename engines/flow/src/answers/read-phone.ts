import { figuresFrom } from '@recado/brazil/spoken-numbers'
import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { type Reading, refused, taken } from './reading.ts'

// The 67 area codes in use (Anatel).
const AREA_CODES = new Set(
  '11 12 13 14 15 16 17 18 19 21 22 24 27 28 31 32 33 34 35 37 38 41 42 43 44 45 46 47 48 49 51 53 54 55 61 62 63 64 65 66 67 68 69 71 73 74 75 77 79 81 82 83 84 85 86 87 88 89 91 92 93 94 95 96 97 98 99'.split(
    ' ',
  ),
)

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
  const parsed = parsePhoneNumberFromString(number)
  return parsed?.isValid() ? taken(parsed.number) : refused('phone')
}

function readBrazilian(digits: string, areaCode: string | undefined): Reading<string> {
  let national = digits
  if (national.startsWith('55') && national.length >= 12) national = national.slice(2)
  if (national.startsWith('0')) {
    national = national.slice(1)
    // 0 + two digits of the carrier + area code + number
    if (national.length >= 12) national = national.slice(2)
  }
  if (national.length === 8 || national.length === 9) {
    if (!areaCode) return refused('phone_area_code')
    national = areaCode + national
  }
  const area = national.slice(0, 2)
  const subscriber = withNinthDigit(national.slice(2))
  if (!AREA_CODES.has(area) || !subscriber || /^(\d)\1+$/.test(subscriber)) return refused('phone')
  return taken(`+55${area}${subscriber}`)
}

/** Eight digits that begin with 6–9 are a mobile of before the ninth digit; 2–5 are fixed lines. */
function withNinthDigit(subscriber: string): string | undefined {
  if (/^9\d{8}$/.test(subscriber)) return subscriber
  if (/^[6-9]\d{7}$/.test(subscriber)) return `9${subscriber}`
  return /^[2-5]\d{7}$/.test(subscriber) ? subscriber : undefined
}
