import type { LinkPart } from '@recado/client/find-links'

/** As of a text cut at its addresses, and a colleague's name. */
export type TextPart = LinkPart | { kind: 'mention'; text: string }

/** Cuts `@Name` of these names out of the words of a text; the longest name that fits is taken. */
export function findMentions(parts: readonly TextPart[], names: readonly string[]): TextPart[] {
  if (names.length === 0) return [...parts]
  const pattern = new RegExp(`@(?:${byLength(names).map(escapeForPattern).join('|')})(?![\\p{L}\\p{N}])`, 'gu')
  return parts.flatMap((part) => (part.kind === 'text' ? cut(part.text, pattern) : [part]))
}

function cut(text: string, pattern: RegExp): TextPart[] {
  const parts: TextPart[] = []
  let from = 0
  for (const match of text.matchAll(pattern)) {
    if (match.index > from) parts.push({ kind: 'text', text: text.slice(from, match.index) })
    parts.push({ kind: 'mention', text: match[0] })
    from = match.index + match[0].length
  }
  if (from < text.length) parts.push({ kind: 'text', text: text.slice(from) })
  return parts
}

function byLength(names: readonly string[]): string[] {
  return names.toSorted((one, other) => other.length - one.length)
}

// RegExp.escape is younger than browsers that people still have.
function escapeForPattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
}
