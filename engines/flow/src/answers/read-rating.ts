import { readNumber } from '@recado/brazil/read-number'
import { type Reading, refused, taken } from './reading.ts'

/** Reads a whole number from `min` to `max`: "8", "nota 8", "8/10", "4 de 5", "5 estrelas", or that many stars (⭐⭐⭐). */
export function readRating(text: string, { min, max }: { min: number; max: number }): Reading<number> {
  const given = text.slice(0, 200)
  const stars = given.match(/[⭐🌟★]/gu)?.length
  // "4/10" on a scale to 5 is another scale's.
  const outOf = /(?<=\d)\s*(?:\/|de|em|out of)\s*(\d{1,2})\b/i
  const said = outOf.exec(given)?.[1] === String(max) ? given.replace(outOf, '') : given
  const number = stars ? taken(stars) : readNumber(said, { whole: true })
  const fits = number.ok && number.value >= min && number.value <= max
  return fits ? taken(number.value) : refused('rating', { min: String(min), max: String(max) })
}
