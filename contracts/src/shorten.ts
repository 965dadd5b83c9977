const SEGMENTER = new Intl.Segmenter('pt-BR', { granularity: 'grapheme' })
/** Longer than any emoji, with all its joined parts. */
const LONGEST_CHARACTER = 64

/**
 * The beginning of a text, at most `most` UTF-16 units, cut between characters as people see them: never within an emoji,
 * a flag or a letter with its accents.
 */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text
  let end = 0
  for (const { index, segment } of SEGMENTER.segment(text.slice(0, most + LONGEST_CHARACTER))) {
    if (index + segment.length > most) break
    end = index + segment.length
  }
  // Marks upon marks make one "character" of any length.
  return end > 0 ? text.slice(0, end) : text.slice(0, most).toWellFormed()
}

/** The same with `…` where something is left out. */
export function shortenWithDots(text: string, most: number): string {
  return text.length <= most ? text : `${shorten(text, most - 1).trimEnd()}…`
}
