import { CsvTooLong } from './csv-rows.ts'
import { join } from './decode-text.ts'
import { type FormatReader, readerOf } from './format-readers.ts'
import { carJudge } from './judge-cars.ts'
import type { StockCar } from './read-stock-car.ts'
import type { StockOptions, StockReport } from './stock-options.ts'
import { StockStopped } from './stock-problem.ts'

/** So many bytes show what a file is. */
const HEAD = 4096
/**
 * Reads any stock file a dealer's system makes: CSV in any separator and encoding, XLSX, JSON and XML of the systems
 * in `recogniseShape` and of others that name their fields alike. Bytes in, cars and a report out; no I/O. Rows are
 * numbered by their line in a table, from 1 in a list. All are read as they come, and what is held is bounded: of a
 * table one row, of a document its beginning until it shows where its cars are (half a megabyte) and then one car, of a workbook
 * the packed file; and what tells twins apart.
 *
 * `finish` is `end` in steps: a workbook is read in them, and cars come between two.
 */
export function stockReader(options: StockOptions): {
  push(bytes: Uint8Array): void
  finish(): Generator<undefined, StockReport>
  end(): StockReport
} {
  const report: StockReport = { rows: 0, cars: 0, refused: 0 }
  const cars = carJudge(options, report)
  let head: Uint8Array[] = []
  let size = 0
  let reader: FormatReader | undefined

  const stopped = (error: unknown): void => {
    if (error instanceof StockStopped) report.stop = error.stop
    else if (error instanceof CsvTooLong) report.stop = { code: 'csv_too_long', line: error.line }
    else throw error
  }
  const begin = (): FormatReader => {
    const bytes = join(head)
    head = []
    reader = readerOf(bytes, options, report, cars)
    reader.push(bytes)
    return reader
  }
  const finish = function* (): Generator<undefined, StockReport> {
    try {
      if (report.stop !== undefined) return report
      for (const _ of (reader ?? begin()).finish()) yield
      cars.end()
      if (report.rows === 0) throw new StockStopped({ code: 'no_cars' })
    } catch (error) {
      stopped(error)
    }
    return report
  }
  return {
    push(bytes) {
      if (report.stop !== undefined) return
      try {
        size += bytes.length
        if (reader !== undefined) reader.push(bytes)
        else if (head.push(bytes) > 0 && size >= HEAD) begin()
      } catch (error) {
        stopped(error)
      }
    },
    finish,
    end() {
      const steps = finish()
      // Ends: with the file's steps.
      for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value
    },
  }
}

/** All at once, for files that fit in memory. */
export function readStock(
  bytes: Uint8Array,
  options: StockOptions,
): StockReport & {
  accepted: StockCar[]
  rejected: Parameters<NonNullable<StockOptions['onRefused']>>[0][]
} {
  const accepted: StockCar[] = []
  const rejected: Parameters<NonNullable<StockOptions['onRefused']>>[0][] = []
  const reader = stockReader({ ...options, onCar: (car) => accepted.push(car), onRefused: (row) => rejected.push(row) })
  reader.push(bytes)
  return { ...reader.end(), accepted, rejected }
}
