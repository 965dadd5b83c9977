/** A stranger's text, so long at most. NUL cannot be stored at all, and halves of characters not as JSON. */
export function cleanText(text: string, most: number): string {
  return text.replaceAll('\0', '').slice(0, most).toWellFormed().trim()
}
