/** With a capital letter, as it stands at the beginning of a line: "ticket médio" → "Ticket médio". */
export function capitalise(text: string, locale: string): string {
  return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1)
}
