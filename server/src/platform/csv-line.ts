/**
 * One line of RFC 4180. A cell that a spreadsheet would run as a formula (it begins with = + - @, a tab or a return) gets
 * an apostrophe before it: names and user agents are strangers' text.
 * @param separator `;` where the decimal mark is a comma: spreadsheets of such a language part columns by it.
 */
export function csvLine(cells: readonly string[], separator: ',' | ';' = ','): string {
  return `${cells.map((cell) => csvCell(cell, separator)).join(separator)}\r\n`
}

/** Before the first line: without it spreadsheets take a file for their own legacy encoding. */
export const CSV_MARK = '\uFEFF'

function csvCell(text: string, separator: string): string {
  const inert = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /["\r\n]/.test(inert) || inert.includes(separator) ? `"${inert.replaceAll('"', '""')}"` : inert
}
