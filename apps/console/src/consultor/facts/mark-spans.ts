interface Span {
  start: number
  end: number
  key: string | undefined
}

interface Part {
  start: number
  words: string
  isMarked: boolean
  key: string | undefined
}

/**
 * A text in parts, some of them marked; of spans that overlap the one that begins first, or is longer, is marked. Blanks and
 * commas before a span's words stay outside of it.
 */
export function markSpans(text: string, spans: readonly Span[]): Part[] {
  const parts: Part[] = []
  let at = 0
  const put = (end: number, isMarked: boolean, key: string | undefined) => {
    if (end > at) parts.push({ start: at, words: text.slice(at, end), isMarked, key })
    at = Math.max(at, end)
  }
  for (const { start: from, end, key } of spans.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const start = from + (/^[\s,;:.]*/.exec(text.slice(from, end))?.[0].length ?? 0)
    if (start < at || start >= end) continue
    put(start, false, undefined)
    put(Math.min(end, text.length), true, key)
  }
  put(text.length, false, undefined)
  return parts
}
