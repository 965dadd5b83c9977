import { stripAccents } from '../claims/canonical.ts'

/** Lower case without accents, of the same length as the text: a span in the one is a span in the other. */
export function fold(text: string): string {
  const folded = stripAccents(text)
  let out = ''
  for (const char of folded) {
    const lower = char.toLowerCase()
    out += lower.length === char.length ? lower : char
  }
  // Non-breaking and thin spaces come from copied documents ("R$ 1,2 mi").
  return out.replace(/[\u00a0\u2007\u2009\u202f]/g, ' ')
}
