import { readPhone } from '@recado/contracts/phones'
import { parsePhoneNumberFromString } from 'libphonenumber-js/min'

/**
 * A phone in the one form we store, E.164 (`+5511987654321`), or undefined when it is none: what `readPhone` finds in the
 * text, where a number of another country must be one by that country's plan.
 */
export function canonicalPhone(text: string): string | undefined {
  const phone = readPhone(text)
  if (phone === undefined || phone.startsWith('+55')) return phone
  const parsed = parsePhoneNumberFromString(phone)
  return parsed?.isValid() ? parsed.number : undefined
}
