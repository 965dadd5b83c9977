import type { CsvRow } from './csv-rows.ts'
import { xmlReader } from './read-xml.ts'
import { StockStopped } from './stock-problem.ts'
import { openZip } from './unzip.ts'

const MOST_INFLATED = 256 * 1024 * 1024
/** Texts that many cells share are held while the sheet is read, in characters. */
const MOST_SHARED = 32 * 1024 * 1024
const MOST_COLUMNS = 2_000
const MOST_CELLS = 5_000_000
/** What a text of megabytes in a workbook is. */
const BOMB = { code: 'zip_bomb', limit: MOST_INFLATED } as const

/**
 * The rows of a workbook's first sheet, some at a time, cells as text; numbers keep the dot of the file. Formulas give
 * the value Excel stored beside them. Our own events over an inflater that can be stopped: libraries for XLSX build the
 * whole workbook before anybody can say stop. Memory: the packed file, its shared texts, and a piece of the sheet.
 * @throws StockStopped for what is no workbook, or a bomb.
 */
export function* xlsxRows(bytes: Uint8Array): Generator<CsvRow[]> {
  const zip = openZip(bytes, MOST_INFLATED)
  const sheet = firstSheet(zip.names)
  if (sheet === undefined) throw new StockStopped({ code: 'no_sheet' })
  const shared = zip.names.includes('xl/sharedStrings.xml') ? sharedStrings(zip.read('xl/sharedStrings.xml')) : []
  let rows: CsvRow[] = []
  let cells: string[] = []
  let line = 0
  let column = 0
  let type = ''
  let value = ''
  let reads = false
  let total = 0
  const reader = xmlReader(
    {
      open(name, attributes) {
        if (name === 'row') {
          line = Number(attributes.r) || line + 1
          cells = []
          column = 0
        } else if (name === 'c') {
          column = columnOf(attributes.r) ?? column
          type = attributes.t ?? ''
          value = ''
          if (column > MOST_COLUMNS || ++total > MOST_CELLS)
            throw new StockStopped({ code: 'too_large', limit: MOST_CELLS })
        } else reads = name === 'v' || name === 't'
      },
      text(piece) {
        if (reads) value += piece
      },
      close(name) {
        if (name === 'v' || name === 't') reads = false
        else if (name === 'c') {
          while (cells.length < column) cells.push('')
          cells[column] = type === 's' ? (shared[Number(value)] ?? '') : type === 'e' ? '' : value
          column++
        } else if (name === 'row' && cells.some((cell) => cell !== '')) rows.push({ line, cells })
      },
    },
    BOMB,
  )
  for (const text of decoded(zip.read(sheet))) {
    reader.push(text)
    yield rows
    rows = []
  }
  reader.end()
}

function firstSheet(names: readonly string[]): string | undefined {
  const number = (name: string): number => Number(/(\d+)\.xml$/.exec(name)?.[1] ?? 0)
  return names.filter((name) => /^xl\/worksheets\/[^/]+\.xml$/.test(name)).sort((a, b) => number(a) - number(b))[0]
}

function sharedStrings(pieces: Iterable<Uint8Array>): string[] {
  const strings: string[] = []
  let current = ''
  let reads = false
  let size = 0
  const reader = xmlReader(
    {
      open(name) {
        if (name === 'si') current = ''
        reads = name === 't'
      },
      text(piece) {
        if (reads) current += piece
      },
      close(name) {
        if (name === 't') reads = false
        if (name !== 'si') return
        size += current.length + 16
        if (size > MOST_SHARED) throw new StockStopped({ code: 'too_large', limit: MOST_SHARED })
        strings.push(current)
      },
    },
    BOMB,
  )
  for (const text of decoded(pieces)) reader.push(text)
  reader.end()
  return strings
}

/** A workbook is UTF-8. */
function* decoded(pieces: Iterable<Uint8Array>): Generator<string> {
  const decoder = new TextDecoder()
  for (const piece of pieces) yield decoder.decode(piece, { stream: true })
}

/** "AB7" → 27. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0]
  if (letters === undefined) return undefined
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}
