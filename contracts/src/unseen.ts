/**
 * What a text holds that nobody sees: format characters and fillers (`Default_Ignorable_Code_Point`), blanks of every
 * width, controls, the empty Braille cell and notehead, marks without a letter to stand on. They come along when people
 * copy from a chat, a spreadsheet or a phone's contact list. Imports nothing: the widget has it too.
 */
const SEEN = /[^\p{Default_Ignorable_Code_Point}\p{Cf}\p{Z}\p{Cc}\p{M}\u2800\u{1d159}]/u

/** Whether nothing of it can be seen. */
export function isBlank(text: string): boolean {
  return !SEEN.test(text)
}

/** Without characters that draw nothing, in one composition, with plain blanks and hyphens: for numbers and addresses. */
export function plainText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu, '')
    .replace(/[\p{Z}\p{Cc}\u2800]+/gu, ' ')
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .trim()
}

/**
 * A name or another single line as it is stored: in one composition (NFC, as keyboards write), plain single blanks, nothing
 * unseen around it. Joiners and variation selectors within stay, for emoji and scripts that need them; marks of direction,
 * soft hyphens and blanks of no width go. A hyphen that does not break is drawn like the one that does, and becomes it.
 */
export function cleanLine(text: string): string {
  const plain = text
    .normalize('NFC')
    .replace(/[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g, '')
    .replace(/\p{Zs}+/gu, ' ')
    .replace(/[\u2010\u2011\ufe63\uff0d]/g, '-')
  let [start, end] = [0, plain.length]
  while (start < end && isEdge(plain[start])) start++
  while (end > start && isEdge(plain[end - 1])) end--
  return plain.slice(start, end)
}

/** Nothing without something beside it: blanks and line breaks, joiners, fillers. */
function isEdge(character = ''): boolean {
  return /\s/.test(character) || EDGES.includes(character)
}

const EDGES = '\u200c\u200d\u2800\u3164\u115f\u1160\uffa0'
