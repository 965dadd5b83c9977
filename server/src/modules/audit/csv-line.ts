/**
 * One line of RFC 4180. A cell that a spreadsheet would run as a formula (it begins with = + - @, a tab or a return) gets
 * an apostrophe before it: names and user agents are strangers' text.
 */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

function csvCell(text: string): string {
  const inert = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert
}
