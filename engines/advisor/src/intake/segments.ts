import type { Span } from './clauses.ts'

/** A sentence or a list item of the folded text, without its bullet; `label` is what stands before its colon. */
export interface Segment extends Span {
  label: string
  /** The line that ends in a colon above a list. */
  header: string
  isItem: boolean
  /** Another segment has a label of its own too. */
  hasSiblings: boolean
}

const bullet = /^[ \t]*(?:[-*•·–]|\(?\d{1,2}\s?[.)-](?=\s)|[a-z]\)|\d{1,2}\.(?=\s))[ \t]*/

/** Sentences and list items, in order. A full stop ends one unless digits stand on both sides or it closes "a.m.". */
export function segmentsOf(folded: string): Segment[] {
  const segments: Segment[] = []
  let header = ''
  let at = 0
  for (const line of folded.split('\n')) {
    const mark = bullet.exec(line)?.[0].length ?? 0
    const start = at + mark
    const end = at + line.length
    for (const { start: from, end: to } of sentencesIn(folded, start, end)) {
      const label = /^\s*([^\d:→]{2,60}?)\s*(?::(?!\d)|→)/.exec(folded.slice(from, to))?.[1] ?? ''
      segments.push({
        start: from,
        end: to,
        label,
        header: mark > 0 ? header : '',
        isItem: mark > 0,
        hasSiblings: false,
      })
    }
    if (/[:(]\s*$|:\)?\s*$/.test(line) && mark === 0) header = line
    else if (mark === 0 && line.trim() !== '') header = line
    at = end + 1
  }
  const labelled = segments.filter(({ label }) => label !== '').length
  return segments.map((segment) => ({ ...segment, hasSiblings: labelled > 1 && (segment.isItem || segment.start > 0) }))
}

function* sentencesIn(folded: string, from: number, to: number): Generator<Span> {
  const text = folded.slice(from, to)
  let start = from
  for (const match of text.matchAll(/(?<!\b[ap]\.\s?[map]|\b[ap])[.!?;](?!\d)(?=\s|$|["')\]])/g)) {
    yield { start, end: from + match.index + 1 }
    start = from + match.index + 1
  }
  if (start < to) yield { start, end: to }
}
