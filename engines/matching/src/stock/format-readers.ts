import { csvRows } from './csv-rows.ts'
import { join, textDecoder } from './decode-text.ts'
import { documentCars } from './find-cars.ts'
import type { CarJudge } from './judge-cars.ts'
import { xlsxRows } from './read-xlsx.ts'
import { recogniseShape } from './recognise-shape.ts'
import type { StockOptions, StockReport } from './stock-options.ts'
import { StockStopped } from './stock-problem.ts'
import { separatorOf, tableCars } from './table-cars.ts'

/** How a file's bytes are read once it is known what it is. */
export interface FormatReader {
  push(bytes: Uint8Array): void
  /** Yields where whoever takes the cars may do something with them. */
  finish(): Iterable<unknown>
}

/** A workbook is held, packed, until its directory has come, which is its end. */
const LARGEST_WORKBOOK = 64 * 1024 * 1024

export function readerOf(bytes: Uint8Array, options: StockOptions, report: StockReport, cars: CarJudge): FormatReader {
  if (bytes.length === 0) throw new StockStopped({ code: 'empty' })
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return workbookReader(options, report, cars)
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) throw new StockStopped({ code: 'old_excel' })
  const decoder = textDecoder()
  const head = `${decoder.push(bytes.subarray(0, 1024))}${decoder.end()}`.replace(/^\uFEFF/, '').trimStart()
  if (head === '' && bytes.every((byte) => byte <= 0x20)) throw new StockStopped({ code: 'empty' })
  if (/^<(!doctype html|html|head|body)/i.test(head)) throw new StockStopped({ code: 'html_page' })
  const isDocument = /^[<{[]/.test(head)
  return isDocument
    ? documentReader(head.startsWith('<') ? 'xml' : 'json', options, report, cars)
    : tableReader(options, report, cars)
}

function tableReader(options: StockOptions, report: StockReport, cars: CarJudge): FormatReader {
  report.format = 'csv'
  report.shape = 'table'
  const decoder = textDecoder()
  const table = tableCars(options.map)
  let rows: ReturnType<typeof csvRows> | undefined
  let sample = ''
  const take = (text: string): void => {
    if (rows === undefined) {
      sample += text
      if (sample.length < 8192) return
      open()
    } else for (const row of rows.push(text)) add(row)
  }
  const open = (): void => {
    report.separator = separatorOf(sample)
    rows = csvRows(report.separator)
    const first = sample.replace(/^\uFEFF/, '')
    sample = ''
    for (const row of rows.push(first)) add(row)
  }
  const add = (row: Parameters<typeof table.push>[0]): void => {
    const car = table.push(row)
    if (car !== undefined) cars.add(car.line, car.record, car.isTooLong ? 'too_many_cells' : undefined)
  }
  return {
    push: (bytes) => take(decoder.push(bytes)),
    finish() {
      take(decoder.end())
      if (rows === undefined) open()
      for (const row of rows!.end()) add(row)
      report.encoding = decoder.encoding
      table.end()
      return []
    },
  }
}

function workbookReader(options: StockOptions, report: StockReport, cars: CarJudge): FormatReader {
  report.format = 'xlsx'
  report.shape = 'table'
  let packed: Uint8Array[] = []
  let size = 0
  return {
    push(bytes) {
      packed.push(bytes)
      size += bytes.length
      if (size > LARGEST_WORKBOOK) throw new StockStopped({ code: 'too_large', limit: LARGEST_WORKBOOK })
    },
    *finish() {
      const file = join(packed)
      packed = []
      const table = tableCars(options.map)
      for (const rows of xlsxRows(file)) {
        for (const row of rows) {
          const car = table.push(row)
          if (car !== undefined) cars.add(car.line, car.record, car.isTooLong ? 'too_many_cells' : undefined)
        }
        yield
      }
      table.end()
    },
  }
}

function documentReader(
  format: 'json' | 'xml',
  options: StockOptions,
  report: StockReport,
  cars: CarJudge,
): FormatReader {
  report.format = format
  const decoder = textDecoder()
  let row = 0
  let isFirst = true
  const found = documentCars(format, {
    map: options.map,
    onFound: ({ path, names }) => {
      report.shape = recogniseShape(format, path, names)
    },
    onCar: (fields) => cars.add(++row, fields),
  })
  const push = (text: string): void => {
    if (text === '') return
    found.push(isFirst ? text.replace(/^\uFEFF/, '') : text)
    isFirst = false
  }
  return {
    push: (bytes) => push(decoder.push(bytes)),
    finish() {
      push(decoder.end())
      report.encoding = decoder.encoding
      found.end()
      return []
    },
  }
}
