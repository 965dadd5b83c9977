import { CsvTooLong, csvRows } from './csv-rows.ts'
import { textDecoder } from './decode-text.ts'
import { documentTree, type Node } from './document-tree.ts'
import { xlsxRows } from './read-xlsx.ts'
import { fieldOf, type StockField } from './stock-fields.ts'
import { StockStopped } from './stock-problem.ts'
import { separatorOf } from './table-cars.ts'

export interface StockPreview {
  /** What the file calls its values, and what each stands for where that is known. */
  columns: { name: string; field: StockField | null }[]
  /** The first rows, by those names. */
  rows: Record<string, string>[]
}

const MOST_ROWS = 20
const MOST_COLUMNS = 100
const LONGEST = 200
/** What is looked at of a file that is no archive: a table shows what it is in its first lines, a document in its first cars. */
export const MOST_PREVIEWED = 1024 * 1024
/** Above a header stand a shop's name and a date at most. */
const MOST_TABLE_ROWS = 100

/**
 * The first rows of a file whose shape nobody knows, for somebody to say what its names stand for; none when it is
 * unreadable. A workbook is wanted whole, of others the beginning is enough.
 */
export function previewStock(bytes: Uint8Array): StockPreview {
  try {
    const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
    if (isZip) return ofTable(firstRows(bytes))
    const decoder = textDecoder()
    const begin = decoder.push(bytes.subarray(0, MOST_PREVIEWED))
    const text = (bytes.length <= MOST_PREVIEWED || begin === '' ? begin + decoder.end() : begin)
      .replace(/^\uFEFF/, '')
      .trimStart()
    if (text[0] === '<' || text[0] === '{' || text[0] === '[') {
      const tree = documentTree(text[0] === '<' ? 'xml' : 'json')
      tree.push(text)
      return ofRecords(records(tree.partial()))
    }
    const table = csvRows(separatorOf(text))
    return ofTable([...table.push(text), ...table.end()].slice(0, MOST_TABLE_ROWS).map(({ cells }) => cells))
  } catch (error) {
    if (error instanceof StockStopped || error instanceof CsvTooLong) return { columns: [], rows: [] }
    throw error
  }
}

function firstRows(bytes: Uint8Array): string[][] {
  const first: string[][] = []
  for (const rows of xlsxRows(bytes)) {
    first.push(...rows.map(({ cells }) => cells))
    if (first.length >= MOST_TABLE_ROWS) break
  }
  return first.slice(0, MOST_TABLE_ROWS)
}

function ofTable(rows: readonly (readonly string[])[]): StockPreview {
  const filled = (cells: readonly string[]) => cells.filter((cell) => cell.trim() !== '').length
  const widest = Math.max(0, ...rows.slice(0, MOST_ROWS).map(filled))
  // The shop's name and a date stand above; the header has as many names as rows have values.
  const at = rows.findIndex((cells) => filled(cells) >= Math.max(2, widest * 0.6))
  if (at < 0) return { columns: [], rows: [] }
  const names = rows[at]!.map((cell) => cell.trim())
  return ofRecords(
    rows
      .slice(at + 1, at + 1 + MOST_ROWS)
      .map((cells) => Object.fromEntries(names.flatMap((name, i) => (name === '' ? [] : [[name, cells[i] ?? '']])))),
    names.filter((name) => name !== ''),
  )
}

function ofRecords(found: readonly { [name: string]: Node }[], names?: readonly string[]): StockPreview {
  const rows = found.slice(0, MOST_ROWS)
  const all = [...new Set(names ?? rows.flatMap((row) => Object.keys(row)))].slice(0, MOST_COLUMNS)
  return {
    columns: all.map((name) => ({ name: name.slice(0, LONGEST), field: fieldOf(name) ?? null })),
    rows: rows.map((row) => Object.fromEntries(all.map((name) => [name.slice(0, LONGEST), shown(row[name])]))),
  }
}

function shown(node: Node | undefined): string {
  if (node === undefined || node === null) return ''
  return (typeof node === 'object' ? JSON.stringify(node) : String(node)).slice(0, LONGEST)
}

/** The longest list of things with fields, or the thing itself. */
function records(document: Node): { [name: string]: Node }[] {
  let best: { [name: string]: Node }[] = []
  const look = (node: Node, depth: number): void => {
    if (depth > 6 || typeof node !== 'object' || node === null) return
    if (Array.isArray(node)) {
      const things = node.filter((one) => typeof one === 'object' && one !== null && !Array.isArray(one))
      if (things.length > best.length) best = things as { [name: string]: Node }[]
      return
    }
    for (const child of Object.values(node)) look(child, depth + 1)
  }
  look(document, 0)
  if (best.length > 0 || typeof document !== 'object' || document === null || Array.isArray(document)) return best
  return [document]
}
