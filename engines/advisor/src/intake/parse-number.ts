import { NUMBER_WORDS, numberWord } from '@recado/brazil/number-words'
import { parseFigures } from '@recado/brazil/parse-figures'

/** Reads "1.200,50", "1,2", "1.5" and "vinte e cinco" (folded: lower case, no accents). Undefined when it is no number. */
export function parseNumber(folded: string): number | undefined {
  return /^\d/.test(folded) ? parseFigures(folded) : parseWords(folded)
}

/** Words a written number may be made of, for the scanner's pattern. "Zero" and "meio" seldom count anything in a text. */
export const countingWords: readonly string[] = Object.keys(NUMBER_WORDS).filter((word) => NUMBER_WORDS[word]! >= 1)

function parseWords(text: string): number | undefined {
  const values = text
    .split(/\s+/)
    .filter((word) => word !== 'e')
    .map(numberWord)
  if (values.length === 0 || values.some((value) => value === undefined)) return undefined
  return values.reduce<number>((sum, value) => sum + value!, 0)
}
