import { numberWord } from '@recado/brazil/number-words'
import { type Draft, rounded } from './draft.ts'
import { countingWords, parseNumber } from './parse-number.ts'
import { changeBefore } from './sign-change.ts'

const word = countingWords.toSorted((a, b) => b.length - a.length).join('|')

/** Shares in words: "dois terços", "metade", "1 em cada 15", "dobrou". */
export function* readShares(folded: string): Generator<Draft> {
  yield* readProportions(folded)
  yield* readFractions(folded)
  yield* readMultiples(folded)
}

function* readFractions(folded: string): Generator<Draft> {
  const parts = { terco: 3, quarto: 4, quinto: 5, decimo: 10 } as const
  for (const match of folded.matchAll(/\b(um|dois|tres|quatro)\s+(terco|quarto|quinto|decimo)s?\b/g)) {
    const share = (numberWord(match[1]!)! / parts[match[2] as keyof typeof parts]) * 100
    // Two thirds are a share whatever follows; "um quarto" is also a bedroom: it is a share only of something, or after a verb of change.
    const isShare =
      match[1] !== 'um' ||
      (match[2] !== 'quarto' &&
        /^\s+(?:e|sao|vem|vai|fica|ja|nao|esta|ta)\b/.test(folded.slice(match.index + match[0].length))) ||
      /^\s+d[aeo]s?\b/.test(folded.slice(match.index + match[0].length)) ||
      changeBefore(folded, match.index)
    if (isShare) yield { start: match.index, end: match.index + match[0].length, low: rounded(share), unit: 'percent' }
  }
  for (const match of folded.matchAll(/\bmetade\b/g)) {
    yield { start: match.index, end: match.index + match[0].length, low: 50, unit: 'percent' }
  }
}

/** "1 em cada 15": one share, not two counts. */
function* readProportions(folded: string): Generator<Draft> {
  const one = String.raw`(?:\d+|${word})`
  const pattern = new RegExp(String.raw`\b(${one})\s+(?:\w+\s+)?(?:em|de|a)\s+cada\s+(${one})\b`, 'g')
  for (const match of folded.matchAll(pattern)) {
    const [part, whole] = [parseNumber(match[1]!), parseNumber(match[2]!)]
    if (part === undefined || !whole || part > whole) continue
    yield {
      start: match.index,
      end: match.index + match[0].length,
      low: rounded((100 * part) / whole),
      unit: 'percent',
    }
  }
  for (const match of folded.matchAll(
    /\b(\d{1,3}) (?:em|de) (?:cada )?(10|20|50|100|1000)\b(?! ?(?:mil|reais|%|por|a |e ))/g,
  )) {
    const [part, whole] = [Number(match[1]), Number(match[2])]
    if (
      part < whole &&
      /\b(?:convers\w+|falt\w+|media de|taxa)\W{0,4}$/.test(folded.slice(Math.max(0, match.index - 24), match.index))
    )
      yield {
        start: match.index,
        end: match.index + match[0].length,
        low: rounded((100 * part) / whole),
        unit: 'percent',
      }
  }
  const reverse = new RegExp(
    String.raw`\b(?:de|a) cada (${one})\s[^.;,\d]{0,60}?(?:,\s|\s)(${one})\b(?!\s*(?:reais|mil|%))`,
    'g',
  )
  for (const match of folded.matchAll(reverse)) {
    const [whole, part] = [parseNumber(match[1]!), parseNumber(match[2]!)]
    if (part === undefined || !whole || part >= whole || whole > 1000) continue
    yield {
      start: match.index,
      end: match.index + match[0].length,
      low: rounded((100 * part) / whole),
      unit: 'percent',
    }
  }
}

function* readMultiples(folded: string): Generator<Draft> {
  for (const match of folded.matchAll(
    /\b(dobrou|dobraram|duplicou|duplicaram|triplicou|triplicaram|quadruplicou)\b/g,
  )) {
    const low = match[1]!.startsWith('tri') ? 200 : match[1]!.startsWith('qua') ? 300 : 100
    yield { start: match.index, end: match.index + match[0].length, low, unit: 'percent', change: true }
  }
}
