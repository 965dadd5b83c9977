/**
 * Cuts a text into messages of at most `limit` UTF-16 units: at an empty line, a line, a sentence or a word, whichever
 * comes last in the second half; never inside a surrogate pair.
 */
export function splitText(text: string, limit: number): string[] {
  const parts: string[] = []
  let rest = text.trim()
  while (rest.length > limit) {
    const cut = cutAt(rest, limit)
    parts.push(rest.slice(0, cut).trimEnd())
    rest = rest.slice(cut).trimStart()
  }
  if (rest !== '') parts.push(rest)
  return parts.filter((part) => part !== '')
}

function cutAt(text: string, limit: number): number {
  for (const mark of ['\n\n', '\n', '. ', ' ']) {
    const found = text.lastIndexOf(mark, limit - mark.length)
    if (found >= limit / 2) return found + mark.length
  }
  return isPairAt(text, limit) && limit > 1 ? limit - 1 : limit
}

/** Shortens to `limit` with an ellipsis. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text
  const end = limit - 1
  return `${text.slice(0, isPairAt(text, end) ? end - 1 : end).trimEnd()}…`
}

function isPairAt(text: string, index: number): boolean {
  const code = text.charCodeAt(index)
  return code >= 0xdc00 && code <= 0xdfff
}
