import { type Reading, refused, taken } from './reading.ts'
import { figuresFrom } from './spoken-numbers.ts'

/** Reads a Brazilian postal code ("01310-100", "CEP 01.310 - 100", spoken figures) into 8 digits. */
export function readCep(text: string): Reading<string> {
  const written = figuresFrom(text.slice(0, 300)).normalize('NFKC')
  const grouped = /(?<!\d)(\d{2})[.\s]?(\d{3})\s*[-–—.\s]?\s*(\d{3})(?!\d)/.exec(written)
  // Spoken one by one: "0 1 3 1 0 1 0 0".
  const single = /(?<!\d)\d(?:[\s-]+\d){7}(?![\s-]*\d)/.exec(written)
  const digits = grouped ? grouped.slice(1).join('') : single?.[0].replace(/\D/g, '')
  // The lowest code in use begins with 01.
  return digits !== undefined && Number(digits) >= 1_000_000 ? taken(digits) : refused('cep')
}
