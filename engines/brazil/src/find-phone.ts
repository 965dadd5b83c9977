import { brazilianPhone, nationalDigits } from './brazilian-phone.ts'

/**
 * The phone in a field or a note, as E.164 (`+5511987654321`), or undefined when there is none. Takes what Brazilians write
 * and paste: `tel:`, brackets, hyphens, words around the number (`11 98765-4321 (zap)`), with or without +55, trunk 0 and
 * carrier code, a mobile with or without its ninth digit. Of several numbers the first one counts. Always with an area
 * code: a number without one could be anybody's. Numbers of other countries need their `+` or `00`; of them only the
 * length is checked here.
 * @param text without unseen characters, with plain blanks and hyphens
 */
export function findPhone(text: string): string | undefined {
  const runs = text.slice(0, LONGEST).match(/\+?\s*[\d(][\d\s().\-/]*/g) ?? []
  for (const run of runs) {
    // Whole first: a bracket and a slash may stand within one number, or between two.
    for (const written of [run, ...run.split(/\/|(?=\()/)]) {
      const phone = phoneOf(written)
      if (phone !== undefined) return phone
    }
  }
  return undefined
}

/** More than an answer has: the search stays short. */
const LONGEST = 400

function phoneOf(written: string): string | undefined {
  const digits = written.replace(/\D/g, '')
  const international = written.startsWith('+') || digits.startsWith('00')
  const number = international ? digits.replace(/^00/, '') : digits
  if (international && !number.startsWith('55')) return /^[1-9]\d{7,14}$/.test(number) ? `+${number}` : undefined
  return brazilianPhone(nationalDigits(number))
}
