const KNOWN = new Map<string, Intl.NumberFormat>()

/** Kept: making one costs some hundred times what it does, and a list of ten cars has a hundred numbers in few forms. */
export function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale} ${JSON.stringify(options)}`
  const known = KNOWN.get(key) ?? new Intl.NumberFormat(locale, options)
  KNOWN.set(key, known)
  return known
}
