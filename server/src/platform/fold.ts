/** What a person sees of a text when they look for it: no accents, no invisible characters, no compatibility forms, lower case. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
}
