import type { Search } from '../src/search/search.ts'

/** One line of the set: a search and what it means; what is left out is empty. */
export interface ExpectedSearch {
  id: string
  text: string
  constraints?: { attribute: string; op: string; value: number | boolean | string[] }[]
  answers?: Record<string, number | string>
  wishes?: string[]
  place?: string
  not_understood?: string[]
}

/** Which parts of a reading equal what was meant. `exact` is all of them. */
export type SearchScore = Record<(typeof SEARCH_PARTS)[number], boolean>

export const SEARCH_PARTS = ['exact', 'constraints', 'answers', 'wishes', 'place', 'not_understood'] as const

/**
 * Constraints are a set, and so are the values of each; wishes keep their order. What was not understood need only share
 * a word with what was expected, and the other way round, because where such a phrase ends is a matter of taste.
 */
export function scoreSearch(expected: ExpectedSearch, read: Search): SearchScore {
  const parts = {
    constraints: same(
      (expected.constraints ?? []).map(constraintKey).toSorted(),
      read.constraints.map(constraintKey).toSorted(),
    ),
    answers: same(
      Object.entries(expected.answers ?? {})
        .map(answerKey)
        .toSorted(),
      read.answers.map(({ key, value }) => answerKey([key, value])).toSorted(),
    ),
    wishes: same(
      expected.wishes ?? [],
      read.wishes.map(({ key }) => key),
    ),
    place: fold(expected.place ?? '') === fold(read.place?.name ?? ''),
    not_understood: overlap(expected.not_understood ?? [], read.not_understood),
  }
  return { exact: Object.values(parts).every(Boolean), ...parts }
}

function constraintKey({ attribute, op, value }: { attribute: string; op: string; value: unknown }): string {
  return JSON.stringify([attribute, op, Array.isArray(value) ? value.map(String).toSorted() : value])
}

function answerKey([key, value]: [string, number | string]): string {
  return JSON.stringify([key, typeof value === 'string' ? fold(value) : value])
}

function overlap(expected: readonly string[], got: readonly string[]): boolean {
  const meet = (one: string, other: string): boolean => wordsOf(one).some((word) => wordsOf(other).includes(word))
  return (
    expected.every((one) => got.some((other) => meet(one, other))) &&
    got.every((other) => expected.some((one) => meet(one, other)))
  )
}

/** Short words join phrases and belong to all of them. */
function wordsOf(phrase: string): string[] {
  const words = fold(phrase).match(/[a-z0-9]+/g) ?? []
  return words.length === 1 ? words : words.filter((word) => word.length > 2 || /\d/.test(word))
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()
}

function same(one: readonly string[], other: readonly string[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
