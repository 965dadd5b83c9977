import type { CsvRow } from './csv-rows.ts'
import type { Node } from './document-tree.ts'
import { fieldOf, type StockField } from './stock-fields.ts'
import { StockStopped } from './stock-problem.ts'

export interface TableCar {
  line: number
  record: Record<string, Node>
  /** More cells than the header has. */
  isTooLong: boolean
}

/** Exports begin with the shop's name, a date, an empty line; the header is soon or not at all. */
const HEADER_WITHIN = 20

/** Rows of a table as records, once the header has come: the first row that names a price and two things more. */
export function tableCars(map: Readonly<Record<string, StockField>> = {}): {
  push(row: CsvRow): TableCar | undefined
  end(): void
  readonly header: readonly string[] | undefined
} {
  let header: string[] | undefined
  let seen: string[] = []
  /** By column, what stands above it: of "Ano" over "Fab" and "Mod" the cells are merged. */
  let groups: string[] = []
  let rows = 0
  const named = Object.keys(map)
  const nameOf = (cell: string, i: number): string => {
    const own = cell.replace(/^\uFEFF/, '').trim()
    if (own === '' || map[own] !== undefined || fieldOf(own) !== undefined) return own
    const grouped = `${groups[i] ?? ''} ${own}`
    return fieldOf(grouped) === undefined ? own : grouped
  }
  const isHeader = (cells: readonly string[]): boolean => {
    // Whoever said by hand what the names stand for has said which row they are in.
    if (named.length > 1 && named.every((name) => cells.some((cell) => cell.replace(/^\uFEFF/, '').trim() === name)))
      return true
    const fields = new Set(cells.map(nameOf).map((name) => map[name] ?? fieldOf(name)))
    fields.delete(undefined)
    return (fields.has('price') || fields.has('price_cents')) && fields.size >= 3
  }
  return {
    push({ line, cells }) {
      if (header === undefined) {
        if (isHeader(cells)) header = cells.map(nameOf)
        else if (seen.length === 0) seen = cells.slice(0, 30)
        groups = groupsOf(cells)
        if (header === undefined && ++rows >= HEADER_WITHIN) throw new StockStopped({ code: 'no_header', seen })
        return undefined
      }
      if (cells.every((cell) => cell.trim() === '')) return undefined
      const record: Record<string, Node> = Object.create(null)
      header.forEach((name, i) => {
        const cell = cells[i]?.trim() ?? ''
        if (name === '' || cell === '') return
        const held = record[name]
        record[name] = held === undefined ? cell : Array.isArray(held) ? [...held, cell] : [held, cell]
      })
      return { line, record, isTooLong: cells.slice(header.length).some((cell) => cell.trim() !== '') }
    },
    end() {
      if (header === undefined) throw new StockStopped({ code: 'no_header', seen })
    },
    get header() {
      return header
    },
  }
}

function groupsOf(cells: readonly string[]): string[] {
  let group = ''
  return cells.map((cell) => {
    if (cell.trim() !== '') group = cell.trim()
    return group
  })
}

/** The separator that parts most of the first lines into the same number of cells. */
export function separatorOf(text: string): string {
  const lines = text
    .split(/\r?\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, 15)
  const score = (separator: string): number => {
    const counts = lines.map((line) => line.replace(/"[^"]*"/g, '').split(separator).length - 1)
    return Math.max(0, ...counts) * 1000 + counts.filter((count) => count > 0).length
  }
  // A sample of prices has commas in it, so a mark that parts is preferred to one that also stands in numbers.
  return [';', '\t', '|', ','].reduce((best, mark) =>
    score(mark) > score(best) && (mark !== ',' || score(best) < 2000) ? mark : best,
  )
}
