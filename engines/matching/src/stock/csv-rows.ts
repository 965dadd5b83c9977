/** One row of cells and the line of the file on which it begins, from 1. */
export interface CsvRow {
  line: number
  cells: string[]
}

/** @throws CsvTooLong for a cell or a row beyond the limits: a lost quote must not swallow 100 MB. */
export class CsvTooLong extends Error {
  readonly line: number
  constructor(line: number) {
    super(`a cell or row that begins on line ${line} does not end`)
    this.name = 'CsvTooLong'
    this.line = line
  }
}

const LONGEST_CELL = 200_000
const MOST_CELLS = 2_000

/**
 * Splits CSV (RFC 4180, any one-character separator) as it arrives, piece by piece: memory is one row. A quote inside
 * an unquoted cell is text ("CIVIC 2.0 18\""), and empty lines are passed over.
 */
export function csvRows(separator: string): { push(text: string): CsvRow[]; end(): CsvRow[] } {
  let cells: string[] = []
  let cell = ''
  let state: 'start' | 'plain' | 'quoted' | 'closed' = 'start'
  let line = 1
  let begins = 1
  let wasReturn = false

  const endCell = (): void => {
    if (cells.length >= MOST_CELLS) throw new CsvTooLong(begins)
    cells.push(cell)
    cell = ''
    state = 'start'
  }
  const endRow = (rows: CsvRow[]): void => {
    endCell()
    if (cells.length > 1 || cells[0] !== '') rows.push({ line: begins, cells })
    cells = []
    begins = line
  }
  return {
    push(text) {
      const rows: CsvRow[] = []
      for (let i = 0; i < text.length; i++) {
        const char = text[i]!
        const afterReturn = wasReturn
        wasReturn = char === '\r'
        if (char === '\r' || (char === '\n' && !afterReturn)) line++
        if (state === 'quoted') {
          if (char === '"') state = 'closed'
          else cell += char
          if (cell.length > LONGEST_CELL) throw new CsvTooLong(begins)
          continue
        }
        if (state === 'closed' && char === '"') {
          cell += char
          state = 'quoted'
        } else if (char === separator) endCell()
        else if (char === '\n' && afterReturn && state === 'start' && cells.length === 0) begins = line
        else if (char === '\n' || char === '\r') endRow(rows)
        else if (char === '"' && state === 'start') state = 'quoted'
        else {
          cell += char
          state = state === 'closed' ? 'closed' : 'plain'
          if (cell.length > LONGEST_CELL) throw new CsvTooLong(begins)
        }
      }
      return rows
    },
    end() {
      const rows: CsvRow[] = []
      if (cell !== '' || cells.length > 0) endRow(rows)
      return rows
    },
  }
}
