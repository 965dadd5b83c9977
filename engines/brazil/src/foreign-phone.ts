import { parsePhoneNumberFromString } from 'libphonenumber-js/min'

/** A number of any country as E.164, where that country's plan knows it. Its tables are 80 kB: not for a browser. */
export function foreignPhone(international: string): string | undefined {
  const parsed = parsePhoneNumberFromString(international)
  return parsed?.isValid() ? parsed.number : undefined
}
