import { NUMBER_WORDS, numberWord } from './number-words.ts'

const names = (from: number, to: number, step = 1) =>
  Object.entries(NUMBER_WORDS)
    .filter(([, value]) => value >= from && value <= to && value % step === 0)
    .map(([word]) => word)
    .toSorted((a, b) => b.length - a.length)
    .join('|')
const UNITS = names(1, 9)
const TEENS = names(10, 19)
const TENS = names(20, 90, 10)
const BELOW_100 = `(?:(?:${TENS})(?: e (?:${UNITS}))?|${TEENS}|${UNITS})`
const CENTURY = new RegExp(`\\b(mil novecentos|dois mil)(?: e (${BELOW_100}))?\\b`, 'g')
/** "dez" behind "12 de" is December; "um" and "uma" count only before what is counted. */
const NUMBER = new RegExp(
  `\\b((?:${TENS})(?: e (?:${UNITS}))?|(?!dez\\b)(?:${TEENS})|(?<!\\d de |\\d )dez|(?!um|uma)(?:${UNITS})|(?:um|uma)(?= (?:dia|semana|mes|ano|de [a-z]{4})))\\b`,
  'g',
)

/** Writes the numbers of a date in figures: "vinte e dois de novembro de mil novecentos e oitenta" → "22 de novembro de 1980". */
export function dateInFigures(plain: string): string {
  return plain
    .replace(CENTURY, (_, century: string, rest?: string) =>
      String((century === 'dois mil' ? 2_000 : 1_900) + (rest === undefined ? 0 : sum(rest))),
    )
    .replace(NUMBER, (words: string) => String(sum(words)))
    .replace(/\bprimeiro\b(?= d| do| |$)/g, '1')
    .replace(/\b1[oº°]/g, '1')
}

function sum(words: string): number {
  return words.split(' e ').reduce((total, word) => total + (numberWord(word) ?? 0), 0)
}

const DIGITS: Readonly<Record<string, string>> = { meia: '6', um: '1', uma: '1', dois: '2', duas: '2' }

/**
 * Writes spoken figures as figures: "onze nove nove meia" → "11 9 9 6". Only where at least five of them are said: then an
 * "um" is no article.
 */
export function figuresFrom(text: string): string {
  const plain = text
    .slice(0, 500)
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
  const spoken = new RegExp(`\\b(?:zero|meia|${BELOW_100})\\b`, 'g')
  if ((plain.match(spoken)?.length ?? 0) < 5) return text
  return plain
    .replace(spoken, (words) => (words === 'zero' ? '0' : (DIGITS[words] ?? String(sum(words)))))
    .replace(/\b(?:traco|tracinho|hifen|ponto|barra|espaco)\b/g, ' ')
    .replace(/(?<=\d)[\s,]+(?=\d)/g, ' ')
}
