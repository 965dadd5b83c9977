import { findPhone } from '@recado/brazil/find-phone'
import { foreignPhone } from '@recado/brazil/foreign-phone'
import { plainText } from '@recado/contracts/unseen'

/**
 * A phone in the one form we store, E.164 (`+5511987654321`), or undefined when it is none: what `findPhone` finds in the
 * text, where a number of another country must be one by that country's plan.
 */
export function canonicalPhone(text: string): string | undefined {
  const phone = findPhone(plainText(text))
  return phone === undefined || phone.startsWith('+55') ? phone : foreignPhone(phone)
}
