const MARKS = /\p{Mn}/gu
const NOT_WORD = /[^\p{L}\p{N}@.+%$]+/gu

/** Lower case, no accents, single spaces, no punctuation around words: "Olá,  AMANHÃ!" → "ola amanha". Linear time. */
export function normalizeText(text: string): string {
  // Most answers are short ASCII ("1", "sim"); the full path costs about ten times as much.
  if (/^[a-z0-9]*$/.test(text)) return text
  const words = text.normalize('NFD').replace(MARKS, '').toLowerCase().replace(NOT_WORD, ' ').trim()
  return words.includes('.') ? words.split(' ').map(withoutEdgeDots).filter(Boolean).join(' ') : words
}

function withoutEdgeDots(word: string): string {
  let [from, to] = [0, word.length]
  while (from < to && word[from] === '.') from++
  while (to > from && word[to - 1] === '.') to--
  return word.slice(from, to)
}
