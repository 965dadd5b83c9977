import { fold } from '../../../platform/fold.ts'

/** Behind these a portal speaks for itself again. */
const ENDS =
  /^(?:responda|responder|clique|acesse|veja|ver |atenciosamente|equipe|abracos|este e-?mail|esta mensagem|nao responda|copyright|©|dica|lembre|voce (?:esta )?recebe|para responder|ligue|entre em contato|boas vendas|--|___)/
const MOST_MESSAGE = 2_000

/**
 * The values of a mail by what stands before them: `Nome: Ana`, a label's cell and the next, or a label's line and the next.
 * Labels are compared without accents, in lower case; the first value of each field holds. What `>` quotes is read as well.
 */
export function labelledValues<Field extends string>(
  text: string,
  labels: Readonly<Record<Field, readonly string[]>>,
): Partial<Record<Field, string>> {
  const fields = new Map<string, Field>()
  for (const [field, names] of Object.entries(labels) as [Field, readonly string[]][])
    for (const name of names) if (!fields.has(name)) fields.set(name, field)
  const cells = cellsOf(text).map((cell) => ({ ...cell, ...splitLabel(cell.text, fields) }))
  const found: Partial<Record<Field, string>> = {}
  cells.forEach(({ field, value }, at) => {
    if (field === undefined || found[field] !== undefined) return
    const said = field === 'message' ? passage(cells, at, value) : value || nextValue(cells, at)
    if (said !== '') found[field] = said
  })
  return found
}

interface Cell<Field> {
  text: string
  /** Of the text. */
  line: number
  field: Field | undefined
  value: string
}

const MOST_LINES = 1_500

function cellsOf(text: string): { text: string; line: number }[] {
  const lines = text.split('\n').slice(0, MOST_LINES)
  return lines.flatMap((line, at) =>
    line
      .replace(/^[\s>*•·-]+/, '')
      .split(/\t| \| /)
      .map((cell) => ({ text: cell.replace(/\*{1,2}/g, '').trim(), line: at }))
      .filter((cell) => cell.text !== ''),
  )
}

function splitLabel<Field>(
  cell: string,
  fields: ReadonlyMap<string, Field>,
): { field: Field | undefined; value: string } {
  const colon = cell.slice(0, 60).search(/[:：]/)
  const named = (text: string) =>
    fields.get(
      fold(text)
        .replace(/\s+/g, ' ')
        .replace(/[:：]$/, '')
        .trim(),
    )
  if (colon > 0) {
    const field = named(cell.slice(0, colon))
    if (field !== undefined) return { field, value: cell.slice(colon + 1).trim() }
  }
  return { field: cell.length > 60 ? undefined : named(cell), value: '' }
}

function nextValue<Field>(cells: readonly Cell<Field>[], at: number): string {
  const next = cells[at + 1]
  return next === undefined || next.field !== undefined ? '' : next.text
}

/** Up to the next label, or to where the portal speaks again. */
function passage<Field>(cells: readonly Cell<Field>[], at: number, first: string): string {
  const lines = first === '' ? [] : [first]
  for (const { text, field } of cells.slice(at + 1)) {
    if (field !== undefined || ENDS.test(fold(text))) break
    lines.push(text)
  }
  return lines.join('\n').slice(0, MOST_MESSAGE).trim()
}
