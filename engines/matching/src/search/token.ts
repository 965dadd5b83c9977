/** A piece of the text: a word, a number or a mark. */
export interface Token {
  /** Lower case, without accents. */
  plain: string
  kind: 'word' | 'number' | 'mark'
  from: number
  to: number
}

const PIECE = /r\$|[24]\s?x\s?[24](?!\d)|\d+(?:[.,]\d+)*|\p{L}[\p{L}\p{M}\d]*|[.,;:!?()/+%\n–-]/giu

/** A full stop behind these ends no sentence. */
const ABBREVIATIONS: ReadonlySet<string> = new Set(
  'camb man aut autom max min km kms parc prest ent aprox cv mec gas'.split(' '),
)

/** Cuts a text into pieces. A hyphen only counts between numbers ("2015-2018"); ordinal and plural marks are dropped. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = []
  for (const { 0: piece, index } of text.matchAll(PIECE)) {
    const plain = foldWord(piece)
    const number = /^\d/.test(plain) && !plain.includes('x')
    const mark = !number && !/[\p{L}\d]/u.test(plain)
    if (mark && /^[–-]$/.test(plain) && !/\d\s*$/.test(text.slice(0, index))) continue
    if (piece === '.' && ABBREVIATIONS.has(tokens.at(-1)?.plain ?? '')) continue
    tokens.push({
      plain: mark && plain === '–' ? '-' : plain.replace(/\s/g, ''),
      kind: number ? 'number' : mark ? 'mark' : 'word',
      from: index,
      to: index + piece.length,
    })
  }
  return tokens
}

/** How words are compared: lower case, without accents. */
export function foldWord(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
