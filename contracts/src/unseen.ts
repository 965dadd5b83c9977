/**
 * What a text holds that nobody sees: format characters and fillers (`Default_Ignorable_Code_Point`), blanks of every
 * width, controls, the empty Braille cell. They come along when people copy from a chat, a spreadsheet or a phone's
 * contact list. Imports nothing: the widget has it too.
 */
const SEEN = /[^\p{Default_Ignorable_Code_Point}\p{Cf}\p{Z}\p{Cc}\u2800]/u

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
