/**
 * A long text as texts of at most `most` UTF-16 units that make it up again, cut after a line where there is one in the last
 * quarter, else after a word, else between two characters: never within one.
 */
export function splitText(text: string, most: number): string[] {
  const parts: string[] = []
  let rest = text
  // Ends: each turn takes at least one character.
  while (rest.length > most) {
    const window = rest.slice(0, most)
    const line = window.lastIndexOf('\n') + 1
    const word = window.lastIndexOf(' ') + 1
    const at = [line, word].find((end) => end > most * 0.75) ?? endOfCharacter(rest, most)
    parts.push(rest.slice(0, at))
    rest = rest.slice(at)
  }
  return rest === '' && parts.length > 0 ? parts : [...parts, rest]
}

const characters = new Intl.Segmenter('pt-BR', { granularity: 'grapheme' })
/** Longer than any character that somebody means. */
const LONGEST = 64

function endOfCharacter(text: string, most: number): number {
  const from = most - LONGEST
  const around = text.slice(from, most + LONGEST)
  const { index } = characters.segment(around).containing(LONGEST) ?? { index: LONGEST }
  const at = index > 0 ? from + index : most
  const code = text.charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at
}
