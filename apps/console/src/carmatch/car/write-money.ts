const BRAZILIAN = new Intl.NumberFormat('pt-BR')

/**
 * An amount for a field of a form, "65.900" or "65.900,50": as `readMoney` reads it back, whatever language the console is
 * in. English writes commas where Brazil parts decimals.
 */
export function writeMoney(centavos: number): string {
  if (centavos % 100 === 0) return BRAZILIAN.format(centavos / 100)
  return `${BRAZILIAN.format(Math.trunc(centavos / 100))},${String(centavos % 100).padStart(2, '0')}`
}
