/** Characters beside Latin-1 that the standard fonts of PDF have. */
const WINDOWS_1252 = '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ'
const REPLACED: Readonly<Record<string, string>> = {
  ...{ '−': '–', '≥': '>=', '≤': '<=', '≈': '~', '→': '->', '←': '<-', '\u202f': ' ', '\u00a0': ' ', '\u2009': ' ' },
}

/** Text as the standard fonts can show it; what they have no shape for is a question mark, never another letter. */
export function showable(text: string): string {
  return [...text.normalize('NFC')]
    .map((char) => {
      const replaced = REPLACED[char]
      if (replaced !== undefined) return replaced
      const code = char.codePointAt(0) ?? 0
      const isLatin = (code >= 0x20 && code < 0x7f) || (code >= 0xa0 && code <= 0xff)
      if (isLatin || WINDOWS_1252.includes(char)) return char
      return code < 0x20 ? ' ' : '?'
    })
    .join('')
}
