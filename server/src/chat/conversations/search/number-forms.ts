import type { Part } from './split-parts.ts'

/** Of a number so long people say the end: an order's, a document's; of a shorter one within a code ("…LT062318") too. */
const LONG = 7
const LONG_IN_CODE = 5
const ENDS = [4, 5, 6]

const THOUSAND = /^(?:mil|k)$/
const HOUR = /^h(?:s|rs?)?$/

/** What else a number in a text is found by: without zeros before it, by its end, "45 mil" as 45000, "15h30" as 1530. */
export function numberLexemes(parts: readonly Part[], at: number): string[] {
  const [part, next, after] = parts.slice(at, at + 3)
  if (part === undefined) return []
  const { folded } = part
  const forms = [withoutZeros(folded), ...endsOf(parts, at), ...thousands(part, next)]
  if (next !== undefined && HOUR.test(next.folded) && after?.number && after.joint === 'tight') {
    forms.push(folded + after.folded)
  }
  return [...new Set(forms)].filter((form) => form !== folded)
}

function endsOf(parts: readonly Part[], at: number): string[] {
  const { folded, before, joint } = parts[at] ?? { folded: '', before: '', joint: 'apart' }
  const inCode = joint === 'tight' && before === '' && parts[at - 1]?.number === false
  return folded.length >= (inCode ? LONG_IN_CODE : LONG) ? ENDS.map((digits) => folded.slice(-digits)) : []
}

function thousands(part: Part | undefined, next: Part | undefined): string[] {
  if (!part?.number || next === undefined || !THOUSAND.test(next.folded) || next.before.length > 1) return []
  return [`${part.folded}000`]
}

/** The other ways in which parts of a query that are written in one, with a number among them, may be meant. */
export function numbersSought(parts: readonly Part[]): string[][] {
  const [first, second, third] = parts
  const last = parts.at(-1)
  if (first === undefined || last === undefined) return []
  const forms: string[][] = [parts.map(({ lexeme, number }) => (number ? withoutZeros(lexeme) : lexeme))]
  const whole = parts.slice(0, -1)
  // Cents that are none: "45.900,00".
  if (whole.length > 0 && last.folded === '00' && last.before === ',') {
    forms.push(
      whole.map(({ lexeme }) => lexeme),
      [whole.map(({ folded }) => folded).join('')],
    )
  }
  if (parts.length === 2) forms.push(...thousands(first, second).map((form) => [form]))
  if (first.number && second !== undefined && HOUR.test(second.folded)) {
    if (third?.number) forms.push([first.folded, third.folded], [first.folded + third.folded])
    else forms.push(...['h', 'hs', 'hor', '00'].map((unit) => [withoutZeros(first.folded), unit]))
  }
  return forms
}

/** "45 mil", with a blank: for each of the two. */
export function thousandsSought(first: readonly Part[], second: readonly Part[]): string[][] {
  const [number, word] = [first.at(-1), second[0]]
  return first.length === 1 && second.length === 1 ? thousands(number, word).map((form) => [form]) : []
}

function withoutZeros(digits: string): string {
  return digits.replace(/^0+(?=\d)/, '')
}
