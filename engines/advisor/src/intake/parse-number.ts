import { NUMBER_WORDS, numberWord } from '@recado/brazil/number-words'
import { parseFigures } from '@recado/brazil/parse-figures'

/** Reads "1.200,50", "1,2", "1.5" and "vinte e cinco" (folded: lower case, no accents). Undefined when it is no number. */
export function parseNumber(folded: string): number | undefined {
  return /^\d/.test(folded) ? parseFigures(folded) : parseWords(folded)
}

/** Words a written number may be made of, for the scanner's pattern. "Zero" and "meio" seldom count anything in a text. */
export const countingWords: readonly string[] = Object.keys(NUMBER_WORDS).filter((word) => NUMBER_WORDS[word]! >= 1)

function parseWords(text: string): number | undefined {
  const thousand = /^mil(?:\s+e\s+(.+))?$/.exec(text)
  if (thousand) {
    const rest = thousand[1] === undefined ? 0 : parseNumber(thousand[1])
    return rest === undefined ? undefined : 1_000 + rest
  }
  const values = text
    .split(/\s+/)
    .filter((word) => word !== 'e')
    .map(numberWord)
  if (values.length === 0 || values.some((value) => value === undefined)) return undefined
  const numbers = values as number[]
  // "Seis e cinquenta", "vinte e nove e noventa": what grows again are centavos.
  const cents = numbers.findIndex((value, n) => n > 0 && value > numbers[n - 1]! && value >= 10 && value < 100)
  if (cents < 0) return sum(numbers)
  return sum(numbers.slice(0, cents)) + sum(numbers.slice(cents)) / 100
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
