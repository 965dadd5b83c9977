import { plainText } from './unseen.ts'

/**
 * The phone in what somebody wrote, as E.164 (`+5511987654321`), or undefined when there is none. Takes what Brazilians
 * write and paste: `tel:`, brackets, hyphens, invisible characters, words around the number (`11 98765-4321 (zap)`), with
 * or without +55, trunk 0 and carrier code, a mobile with or without its ninth digit. Of several numbers the first one
 * counts. Always with an area code: a number without one could be anybody's. Numbers of other countries need their `+` or
 * `00`; of them only the length is checked here.
 */
export function readPhone(text: string): string | undefined {
  const runs = plainText(text.slice(0, LONGEST)).match(/\+?\s*[\d(][\d\s().\-/]*/g) ?? []
  for (const run of runs) {
    // Whole first: a bracket and a slash may stand within one number, or between two.
    for (const written of [run, ...run.split(/\/|(?=\()/)]) {
      const phone = readNumber(written)
      if (phone !== undefined) return phone
    }
  }
  return undefined
}

/** More than an answer has: the search below stays short. */
const LONGEST = 400

/** The 67 area codes in use (Anatel), by their first digit. */
const AREA = /^(?:1[1-9]|2[12478]|3[1-578]|4[1-9]|5[1345]|6[1-9]|7[134579]|8[1-9]|9[1-9])/

function readNumber(written: string): string | undefined {
  const digits = written.replace(/\D/g, '')
  const international = written.startsWith('+') || digits.startsWith('00')
  const number = international ? digits.replace(/^00/, '') : digits
  if (international && !number.startsWith('55')) return /^[1-9]\d{7,14}$/.test(number) ? `+${number}` : undefined
  return brazilianPhone(number)
}

function brazilianPhone(number: string): string | undefined {
  let national = number.startsWith('55') && number.length >= 12 ? number.slice(2) : number
  if (national.startsWith('0')) {
    national = national.slice(1)
    // 0, two digits of the carrier, area code, number.
    if (national.length >= 12) national = national.slice(2)
  }
  const subscriber = withNinthDigit(national.slice(2))
  if (!AREA.test(national) || subscriber === undefined) return undefined
  return `+55${national.slice(0, 2)}${subscriber}`
}

/** Eight digits that begin with 6 to 9 are a mobile of before the ninth digit; 2 to 5 are fixed lines. */
function withNinthDigit(subscriber: string): string | undefined {
  if (/^9\d{8}$/.test(subscriber)) return subscriber
  if (/^[6-9]\d{7}$/.test(subscriber)) return `9${subscriber}`
  return /^[2-5]\d{7}$/.test(subscriber) ? subscriber : undefined
}
