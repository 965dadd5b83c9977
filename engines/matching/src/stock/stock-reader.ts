import { carModel } from '../cars/car-model.ts'
import { readRows } from '../catalogue/read-rows.ts'
import { CsvTooLong, csvRows } from './csv-rows.ts'
import { join, textDecoder } from './decode-text.ts'
import { findCars } from './find-cars.ts'
import { plainAds } from './olx-ads.ts'
import { type Digest, type DraftCar, readStockCar, type StockCar, type StockProblem } from './read-stock-car.ts'
import { readXlsx } from './read-xlsx.ts'
import { type Node, xmlToFields } from './read-xml.ts'
import { recogniseShape, type StockShape } from './recognise-shape.ts'
import { plainName, type StockField } from './stock-fields.ts'
import { type StockStop, StockStopped } from './stock-problem.ts'
import { separatorOf, tableCars } from './table-cars.ts'

export interface StockOptions {
  /** Calendar year against which age and plausibility are judged. */
  year: number
  /** The unit of prices, when the reader has asked. */
  priceUnit?: 'reais' | 'centavos'
  /** What names of the file stand for, by hand, before what is recognised. */
  map?: Readonly<Record<string, StockField>>
  /** Names a car that has no number but its plate; keyed, where it is kept. */
  digest?: Digest
  /** Called for each car that comes in and each row that does not, in the file's order. */
  onCar?(car: StockCar, row: { row: number; problems: readonly StockProblem[] }): void
  onRefused?(row: { row: number; id?: string; title?: string; problems: readonly StockProblem[] }): void
}

export interface StockReport {
  /** Absent when nothing stopped the reading; nothing of a stopped file should be taken over. */
  stop?: StockStop
  format?: 'csv' | 'xlsx' | 'json' | 'xml'
  shape?: StockShape
  encoding?: string
  separator?: string
  priceUnit?: 'reais' | 'centavos'
  /** Rows or elements read, cars that came in, rows refused. */
  rows: number
  cars: number
  refused: number
}

/** JSON, XML and workbooks are read whole; a table as it comes, whatever its size. */
const MOST_DOCUMENT = 64 * 1024 * 1024
/** Prices are judged by the median of so many. */
const SAMPLE = 200
/** What the median price of a stock can be, in reais: below is a unit of thousands, above are centavos. */
const PLAUSIBLE = [2_000, 1_500_000] as const

/**
 * Reads any stock file a dealer's system makes: CSV in any separator and encoding, XLSX, JSON and XML of the systems
 * in `recogniseShape` and of others that name their fields alike. Bytes in, cars and a report out; no I/O. Rows are
 * numbered by their line in a table, from 1 in a list. Bounded: a table holds one row, a document 64 MB, an archive
 * what it inflates to.
 */
export function stockReader(options: StockOptions): { push(bytes: Uint8Array): void; end(): StockReport } {
  const report: StockReport = { rows: 0, cars: 0, refused: 0 }
  const cars = carJudge(options, report)
  let held: Uint8Array[] = []
  let size = 0
  let isTable = false
  let table: ReturnType<typeof tableReader> | undefined

  const guard = (work: () => void): void => {
    if (report.stop !== undefined) return
    try {
      work()
    } catch (error) {
      if (error instanceof StockStopped) report.stop = error.stop
      else if (error instanceof CsvTooLong) report.stop = { code: 'csv_too_long', line: error.line }
      else throw error
    }
  }
  const begin = (): void => {
    const head = join(held)
    isTable = looksLikeTable(head)
    if (!isTable) return
    table = tableReader(options, report, cars)
    held = []
    table.push(head)
  }
  return {
    push(bytes) {
      guard(() => {
        if (table !== undefined) {
          table.push(bytes)
          return
        }
        held.push(bytes)
        const first = size < 4096
        size += bytes.length
        if (first && size >= 4096) begin()
        if (!isTable && size > MOST_DOCUMENT) throw new StockStopped({ code: 'too_large', limit: MOST_DOCUMENT })
      })
    },
    end() {
      guard(() => {
        if (size < 4096) begin()
        if (table !== undefined) table.end()
        else readDocument(join(held), options, report, cars)
        held = []
        cars.end()
        if (report.rows === 0) throw new StockStopped({ code: 'no_cars' })
      })
      return report
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

/** Neither an archive nor a document: UTF-16 texts are tables. */
function looksLikeTable(bytes: Uint8Array): boolean {
  if (bytes.length === 0) throw new StockStopped({ code: 'empty' })
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return false
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) throw new StockStopped({ code: 'old_excel' })
  const head = new TextDecoder()
    .decode(bytes.subarray(0, 1024))
    .replace(/^\uFEFF/, '')
    .trimStart()
  if (head === '' && bytes.every((byte) => byte <= 0x20)) throw new StockStopped({ code: 'empty' })
  if (/^<(!doctype html|html|head|body)/i.test(head)) throw new StockStopped({ code: 'html_page' })
  return !/^[<{[]/.test(head.replaceAll('\0', ''))
}

type Judge = ReturnType<typeof carJudge>

function tableReader(options: StockOptions, report: StockReport, cars: Judge) {
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
    push: (bytes: Uint8Array): void => take(decoder.push(bytes)),
    end(): void {
      take(decoder.end())
      if (rows === undefined) open()
      for (const row of rows!.end()) add(row)
      report.encoding = decoder.encoding
      table.end()
    },
  }
}

function readDocument(bytes: Uint8Array, options: StockOptions, report: StockReport, cars: Judge): void {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    report.format = 'xlsx'
    report.shape = 'table'
    const table = tableCars(options.map)
    for (const row of readXlsx(bytes)) {
      const car = table.push(row)
      if (car !== undefined) cars.add(car.line, car.record, car.isTooLong ? 'too_many_cells' : undefined)
    }
    table.end()
    return
  }
  const decoder = textDecoder()
  const text = (decoder.push(bytes) + decoder.end()).replace(/^\uFEFF/, '').trim()
  report.encoding = decoder.encoding
  report.format = text.startsWith('<') ? 'xml' : 'json'
  const root = report.format === 'xml' ? xmlToFields(text) : { name: '', fields: plainAds(parseJson(text)) }
  const found = findCars(root.fields, options.map, root.name === '' ? [] : [root.name])
  if (found === undefined) throw new StockStopped({ code: 'no_cars' })
  const names = new Set(found.cars.slice(0, 50).flatMap((car) => Object.keys(car).map(plainName)))
  report.shape = recogniseShape(report.format, found.path, names)
  found.cars.forEach((car, i) => {
    cars.add(i + 1, car)
  })
}

function parseJson(text: string): Node {
  try {
    return JSON.parse(text) as Node
  } catch {
    throw new StockStopped({ code: 'bad_json' })
  }
}

/** Holds the first cars until their prices tell the unit, then judges each one and lets it through once. */
function carJudge(options: StockOptions, report: StockReport) {
  const model = carModel({ year: options.year })
  const seen = { ids: new Set<string>(), plates: new Set<string>(), cars: new Set<string>() }
  let waiting: { row: number; draft: DraftCar }[] | undefined = []

  const decide = (): void => {
    const drafts = waiting ?? []
    waiting = undefined
    report.priceUnit = unitOf(drafts, options.priceUnit)
    for (const { row, draft } of drafts) judge(row, draft)
  }
  const judge = (row: number, { car, price, plate, problems }: DraftCar): void => {
    if (price !== undefined)
      car.price_cents = Math.round(price.value * (price.isCentavos || report.priceUnit === 'centavos' ? 1 : 100))
    for (const key of Object.keys(car)) if (car[key] === undefined) delete car[key]
    const known = readRows(model, [car])
    const all: StockProblem[] = [...problems]
    for (const { code, attribute, consequence } of known.problems) {
      if (price === undefined && attribute === 'price_cents') continue
      const value = attribute === undefined ? undefined : String(car[attribute] ?? '')
      all.push({
        code,
        ...(attribute === undefined ? {} : { field: attribute }),
        ...(value === undefined || value === '' ? {} : { value }),
        consequence: consequence === 'rejected' ? 'refused' : 'dropped',
      })
      if (consequence === 'dropped' && attribute !== undefined) delete car[attribute]
    }
    if (car.brand === undefined && car.model === undefined)
      all.push({ code: 'missing_name', field: 'model', consequence: 'refused' })
    if (!all.some(({ consequence }) => consequence === 'refused')) {
      const twin = twinOf(car, plate)
      if (twin !== undefined) all.push({ code: twin, consequence: 'refused' })
    }
    if (all.some(({ consequence }) => consequence === 'refused')) {
      report.refused++
      options.onRefused?.({ row, id: car.id, title: car.title, problems: all })
      return
    }
    report.cars++
    options.onCar?.(car, { row, problems: all })
  }
  const twinOf = (car: StockCar, plate: string | undefined): string | undefined => {
    const what = [car.brand, car.model, car.version, car.year, car.km, car.color].map((one) =>
      String(one ?? '').toLowerCase(),
    )
    // Without a mileage, or with a round nought, two cars of one version are two cars.
    const key = Number(car.km) > 0 ? JSON.stringify(what) : undefined
    const twin = seen.ids.has(car.id)
      ? 'duplicate_id'
      : (plate !== undefined && seen.plates.has(plate)) || (key !== undefined && seen.cars.has(key))
        ? 'same_car'
        : undefined
    if (twin !== undefined) return twin
    seen.ids.add(car.id)
    if (plate !== undefined) seen.plates.add(plate)
    if (key !== undefined) seen.cars.add(key)
    return undefined
  }
  return {
    add(row: number, record: Readonly<Record<string, Node>>, wrong?: string): void {
      report.rows++
      const draft = readStockCar(record, options.map, options.digest)
      if (wrong !== undefined) draft.problems.push({ code: wrong, consequence: 'refused' })
      if (waiting === undefined) judge(row, draft)
      else if (waiting.push({ row, draft }) >= SAMPLE) decide()
    },
    end(): void {
      if (waiting !== undefined) decide()
    },
  }
}

/** @throws StockStopped when the median price is none of a car, and nobody has said which unit it is in. */
function unitOf(drafts: readonly { draft: DraftCar }[], given: StockOptions['priceUnit']): 'reais' | 'centavos' {
  const prices = drafts.flatMap(({ draft: { price } }) =>
    price === undefined || price.isCentavos ? [] : [price.value],
  )
  if (given !== undefined || prices.length === 0) return given ?? 'reais'
  const median = prices.sort((a, b) => a - b)[(prices.length - 1) >> 1]!
  if (median >= PLAUSIBLE[0] && median <= PLAUSIBLE[1]) return 'reais'
  const suggests = median / 100 >= PLAUSIBLE[0] && median / 100 <= PLAUSIBLE[1] ? 'centavos' : undefined
  throw new StockStopped({ code: 'price_scale', median, suggests })
}
