import type { CsvRow } from './csv-rows.ts'
import { readXml } from './read-xml.ts'
import { StockStopped } from './stock-problem.ts'
import { openZip } from './unzip.ts'

const MOST_INFLATED = 96 * 1024 * 1024
const MOST_COLUMNS = 2_000
const MOST_CELLS = 5_000_000

/**
 * The rows of a workbook's first sheet, cells as text; numbers keep the dot of the file. Formulas give the value Excel
 * stored beside them. The standard inflater with a limit and our own XML events: libraries for XLSX build the whole
 * workbook before anybody can say stop. @throws StockStopped for what is no workbook, or a bomb.
 */
export function readXlsx(bytes: Uint8Array): CsvRow[] {
  const zip = openZip(bytes, MOST_INFLATED)
  const sheet = firstSheet(zip.names)
  if (sheet === undefined) throw new StockStopped({ code: 'no_sheet' })
  const text = (name: string): string => new TextDecoder().decode(zip.read(name))
  const shared = zip.names.includes('xl/sharedStrings.xml') ? sharedStrings(text('xl/sharedStrings.xml')) : []
  const rows: CsvRow[] = []
  let cells: string[] = []
  let line = 0
  let column = 0
  let type = ''
  let value = ''
  let reads = false
  let total = 0
  readXml(text(sheet), {
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
  })
  return rows
}

function firstSheet(names: readonly string[]): string | undefined {
  const number = (name: string): number => Number(/(\d+)\.xml$/.exec(name)?.[1] ?? 0)
  return names.filter((name) => /^xl\/worksheets\/[^/]+\.xml$/.test(name)).sort((a, b) => number(a) - number(b))[0]
}

function sharedStrings(xml: string): string[] {
  const strings: string[] = []
  let current = ''
  let reads = false
  readXml(xml, {
    open(name) {
      if (name === 'si') current = ''
      reads = name === 't'
    },
    text(piece) {
      if (reads) current += piece
    },
    close(name) {
      if (name === 't') reads = false
      if (name === 'si') strings.push(current)
    },
  })
  return strings
}

/** "AB7" → 27. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0]
  if (letters === undefined) return undefined
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}
