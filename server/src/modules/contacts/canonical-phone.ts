import { parsePhoneNumberFromString } from 'libphonenumber-js/min'

/** The 67 area codes in use (Anatel). */
const AREA_CODES = new Set(
  '11 12 13 14 15 16 17 18 19 21 22 24 27 28 31 32 33 34 35 37 38 41 42 43 44 45 46 47 48 49 51 53 54 55 61 62 63 64 65 66 67 68 69 71 73 74 75 77 79 81 82 83 84 85 86 87 88 89 91 92 93 94 95 96 97 98 99'.split(
    ' ',
  ),
)

/**
 * A phone in the one form we store, E.164 (`+5511987654321`), or undefined when it is none. Takes what Brazilians and
 * channels write: brackets and hyphens, with or without +55, trunk 0 and carrier code, a mobile with or without the
 * ninth digit (WhatsApp still names some accounts without it). Always with an area code: a contact without one could be
 * anybody's. Numbers of other countries need their `+` or `00`.
 */
export function canonicalPhone(text: string): string | undefined {
  if (text.length > 40 || !/^[+\d\s().\-–/]+$/.test(text)) return undefined
  const digits = text.replace(/\D/g, '')
  const international = text.trimStart().startsWith('+') || digits.startsWith('00')
  const number = international ? digits.replace(/^00/, '') : digits
  if (international && !number.startsWith('55')) return foreignPhone(number)
  return brazilianPhone(number)
}

function foreignPhone(number: string): string | undefined {
  const parsed = parsePhoneNumberFromString(`+${number}`)
  return parsed?.isValid() ? parsed.number : undefined
}

function brazilianPhone(number: string): string | undefined {
  let national = number.startsWith('55') && number.length >= 12 ? number.slice(2) : number
  if (national.startsWith('0')) {
    national = national.slice(1)
    // 0, two digits of the carrier, area code, number.
    if (national.length >= 12) national = national.slice(2)
  }
  const area = national.slice(0, 2)
  const subscriber = withNinthDigit(national.slice(2))
  if (!AREA_CODES.has(area) || subscriber === undefined) return undefined
  return `+55${area}${subscriber}`
}

/** Eight digits that begin with 6 to 9 are a mobile of before the ninth digit; 2 to 5 are fixed lines. */
function withNinthDigit(subscriber: string): string | undefined {
  if (/^9\d{8}$/.test(subscriber)) return subscriber
  if (/^[6-9]\d{7}$/.test(subscriber)) return `9${subscriber}`
  return /^[2-5]\d{7}$/.test(subscriber) ? subscriber : undefined
}
