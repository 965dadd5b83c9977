import { type Reading, refused, taken } from './reading.ts'

/** Reads a Brazilian postal code ("01310-100", "CEP 01.310-100") into 8 digits. */
export function readCep(text: string): Reading<string> {
  const match = /(?<!\d)(\d{2})\.?(\d{3})[-\s]?(\d{3})(?!\d)/.exec(text.slice(0, 300))
  if (!match) return refused('cep')
  const digits = match.slice(1).join('')
  // The lowest code in use begins with 01.
  return Number(digits) >= 1_000_000 ? taken(digits) : refused('cep')
}
