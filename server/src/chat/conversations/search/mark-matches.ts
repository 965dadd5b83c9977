import { type Word, wordsOf } from './message-words.ts'
import type { Term } from './read-query.ts'

export interface Fragment {
  text: string
  match: boolean
}

interface Span {
  start: number
  end: number
}

/** What is shown of a text, and of it before the first match. */
const SHOWN = 180
const LEAD = 60

/** The part of the texts where the terms are, cut into what matches and what does not; the first text has precedence. */
export function markMatches(texts: readonly string[], terms: readonly Term[]): Fragment[] {
  const wanted = terms.filter(({ without }) => !without)
  for (const text of texts) {
    const spans = mergeSpans(findSpans(wordsOf(text), wanted))
    if (spans.length > 0) return cut(text, spans)
  }
  return cut(texts.find((text) => text.trim() !== '') ?? '', [])
}

function findSpans(words: readonly Word[], terms: readonly Term[]): Span[] {
  const byLexeme = Map.groupBy(words, ({ lexeme }) => lexeme)
  return terms.flatMap(({ forms }) =>
    forms.flatMap(([first = '', ...rest]) =>
      (byLexeme.get(first) ?? []).flatMap((word) => {
        const others = rest.map((lexeme, at) =>
          byLexeme.get(lexeme)?.find(({ place }) => place === word.place + at + 1),
        )
        const last = others.length === 0 ? word : others.at(-1)
        return last === undefined || others.includes(undefined) ? [] : [{ start: word.start, end: last.end }]
      }),
    ),
  )
}

function mergeSpans(spans: Span[]): Span[] {
  const merged: Span[] = []
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1)
    if (last !== undefined && span.start <= last.end) last.end = Math.max(last.end, span.end)
    else merged.push({ ...span })
  }
  return merged
}

function cut(text: string, spans: readonly Span[]): Fragment[] {
  const { start, end } = windowOf(text, spans)
  const fragments: Fragment[] = []
  const add = (from: number, to: number, match: boolean) => {
    const part = text.slice(from, to).toWellFormed()
    if (part !== '') fragments.push({ text: part, match })
  }
  if (start > 0) fragments.push({ text: '… ', match: false })
  let at = start
  for (const span of spans.filter((one) => one.start >= start && one.end <= end)) {
    add(at, span.start, false)
    add(span.start, span.end, true)
    at = span.end
  }
  add(at, end, false)
  if (end < text.length) fragments.push({ text: ' …', match: false })
  return fragments
}

/** From a word's beginning to a word's end, where most of the matches are. */
function windowOf(text: string, spans: readonly Span[]): Span {
  if (text.length <= SHOWN) return { start: 0, end: text.length }
  const within = (first: Span) =>
    spans.filter(({ start, end }) => start >= first.start && end <= first.start + SHOWN - LEAD)
  const best = spans.reduce<Span | undefined>(
    (most, span) => (most === undefined || within(span).length > within(most).length ? span : most),
    undefined,
  )
  const about = Math.max(0, (best?.start ?? 0) - LEAD)
  const start = about === 0 ? 0 : nextWord(text, about, best?.start ?? about)
  const end = Math.min(text.length, Math.max(start + SHOWN, best?.end ?? 0))
  return { start, end: end === text.length ? end : Math.max(lastBlank(text, end), best?.end ?? 0) }
}

function nextWord(text: string, from: number, atMost: number): number {
  const blank = text.slice(from, atMost).search(/\s/u)
  return blank === -1 ? atMost : from + blank + 1
}

function lastBlank(text: string, before: number): number {
  const blank = text.slice(0, before).search(/\s\S*$/u)
  return blank <= 0 ? before : blank
}
