import { collectSearch } from './collect-search.ts'
import { type KnownNames, makeLexicon } from './lexicon.ts'
import { findNotUnderstood } from './not-understood.ts'
import { readFacts } from './read-facts.ts'
import { readItems } from './read-items.ts'
import type { Search } from './search.ts'
import { tokenise } from './token.ts'

export interface SearchOptions extends KnownNames {
  /** The calendar year, by which years and ages are told from other numbers. */
  year: number
}

/** Longer texts are cut: nobody types a search of a thousand letters. */
const LONGEST = 1000

/**
 * Makes a reader of typed searches in Portuguese: "SUV automático até 90 mil, pouco rodado, em Campinas". It knows the
 * words of the trade, numbers as people write them, refusals and corrections; no model is asked, and the same text is
 * always read the same way.
 */
export function searchReader({ year, ...known }: SearchOptions): (text: string) => Search {
  const lexicon = makeLexicon(known)
  return (typed) => {
    const text = typed.slice(0, LONGEST)
    const items = readItems(lexicon, tokenise(text))
    const reading = readFacts(items, text, year)
    const wordsOf = (from: number, end: number): string => text.slice(items[from]!.from, items[end - 1]!.to)
    const unsaid = reading.unsaid.map(({ from, end }) => wordsOf(from, end))
    const beyond = findNotUnderstood(items, reading.used, text)
    return { ...collectSearch(reading.facts, wordsOf), not_understood: [...unsaid, ...beyond] }
  }
}

/** Reads one search. Whoever reads many keeps a `searchReader`, which prepares its words once. */
export function readSearch(text: string, options: SearchOptions): Search {
  return searchReader(options)(text)
}
