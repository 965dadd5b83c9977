/** "+5511987654321" as the reader writes it: "(11) 98765-4321" in Brazil, "+55 11 98765-4321" elsewhere. Others stay E.164. */
export function formatPhone(e164: string, locale: string): string {
  const match = /^\+55(\d{2})(\d{4,5})(\d{4})$/.exec(e164)
  if (match === null) return e164
  const [, area, first, last] = match
  return locale === 'pt-BR' ? `(${area}) ${first}-${last}` : `+55 ${area} ${first}-${last}`
}
