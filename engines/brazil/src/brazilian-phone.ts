/** The 67 area codes in use (Anatel), by their first digit. */
const AREA = /^(?:1[1-9]|2[12478]|3[1-578]|4[1-9]|5[1345]|6[1-9]|7[134579]|8[1-9]|9[1-9])/

/** Digits as they are dialled, without the country's 55, the trunk 0 and the two digits of a carrier. */
export function nationalDigits(dialled: string): string {
  const national = dialled.startsWith('55') && dialled.length >= 12 ? dialled.slice(2) : dialled
  if (!national.startsWith('0')) return national
  // 0, two digits of the carrier, area code, number.
  return national.length >= 13 ? national.slice(3) : national.slice(1)
}

/** Area code and number as E.164, a mobile always with its ninth digit; undefined where it is no number of Brazil. */
export function brazilianPhone(national: string): string | undefined {
  const subscriber = withNinthDigit(national.slice(2))
  return AREA.test(national) && subscriber !== undefined ? `+55${national.slice(0, 2)}${subscriber}` : undefined
}

/** Eight digits that begin with 6 to 9 are a mobile of before the ninth digit; 2 to 5 are fixed lines. */
function withNinthDigit(subscriber: string): string | undefined {
  if (/^9\d{8}$/.test(subscriber)) return subscriber
  if (/^[6-9]\d{7}$/.test(subscriber)) return `9${subscriber}`
  return /^[2-5]\d{7}$/.test(subscriber) ? subscriber : undefined
}
