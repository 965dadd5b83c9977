import { readNumber } from '@recado/brazil/read-number'
import { type Reading, refused, taken } from './reading.ts'

/** Reads a whole number from `min` to `max`: "8", "nota 8", "5 estrelas", or that many stars (⭐⭐⭐). */
export function readRating(text: string, { min, max }: { min: number; max: number }): Reading<number> {
  const stars = text.slice(0, 200).match(/[⭐🌟★]/gu)?.length
  const number = stars ? taken(stars) : readNumber(text.slice(0, 200).replace(/\/\s*(5|10)\b/, ''), { whole: true })
  const fits = number.ok && number.value >= min && number.value <= max
  return fits ? taken(number.value) : refused('rating', { min: String(min), max: String(max) })
}
