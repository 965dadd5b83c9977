/** Text as it may be stored and shown: no halves of characters, no NUL (PostgreSQL has none), not longer than `max`. */
export function cleanText(text: string, max: number): string {
  return text.slice(0, max).toWellFormed().replaceAll('\u0000', '')
}
