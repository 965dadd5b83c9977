import { readFileSync } from 'node:fs'
import { searchReader } from '../src/search/read-search.ts'
import { type ExpectedSearch, SEARCH_PARTS, scoreSearch } from './score-search.ts'

export const SEARCH_HALVES = ['open', 'unseen'] as const

/** How many searches of a half were read exactly, and how many in each part. */
export type SearchTotals = Record<(typeof SEARCH_PARTS)[number] | 'searches', number>

/** The year in which the set was written. */
const YEAR = 2026

/** Totals alone, so that nobody can fit the reader to the half that is not read. */
export function scoreSearchHalf(half: (typeof SEARCH_HALVES)[number]): SearchTotals {
  const lines = readFileSync(new URL(`../search-set/${half}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
  const read = searchReader({ year: YEAR })
  const totals: SearchTotals = {
    searches: lines.length,
    exact: 0,
    constraints: 0,
    answers: 0,
    wishes: 0,
    place: 0,
    not_understood: 0,
  }
  for (const line of lines) {
    const expected = JSON.parse(line) as ExpectedSearch
    const score = scoreSearch(expected, read(expected.text))
    for (const part of SEARCH_PARTS) if (score[part]) totals[part]++
  }
  return totals
}
