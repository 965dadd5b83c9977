import { CsvTooLong, csvRows } from '../stock/csv-rows.ts'
import { textDecoder } from '../stock/decode-text.ts'
import { readBrand, readCarText, readFuel } from '../stock/read-car-text.ts'
import { readNumber } from '../stock/read-number.ts'
import { plainName } from '../stock/stock-fields.ts'
import { separatorOf } from '../stock/table-cars.ts'
import { type FipeRow, fipeKey } from './fipe-row.ts'

export type FipeProblem =
  | 'no_brand'
  | 'no_model'
  | 'no_year'
  | 'no_price'
  /** 32000 stands for a car that was never registered: a table of used cars has no place for it. */
  | 'new_car'
  /** More rows of one model and year than any table has. */
  | 'repeated'

export interface FipeTable {
  rows: FipeRow[]
  refused: { line: number; problem: FipeProblem; text: string }[]
  /** Why nothing was read at all. */
  stop?: 'no_header' | 'unreadable' | 'too_many_rows'
}

type Column = 'price' | 'brand' | 'model' | 'year' | 'fuel' | 'consumption'

const NAMES: Readonly<Record<Column, readonly string[]>> = {
  price: ['valor', 'preco', 'price', 'valorfipe', 'precofipe', 'precomedio', 'valormedio'],
  brand: ['marca', 'brand', 'make', 'montadora', 'fabricante', 'nomemarca'],
  model: ['modelo', 'model', 'veiculo', 'nomemodelo', 'modeloversao'],
  year: ['ano', 'year', 'anomodelo', 'modelyear', 'anomod'],
  fuel: ['combustivel', 'fuel', 'siglacombustivel', 'fuelacronym', 'tipocombustivel'],
  consumption: ['consumo', 'kml', 'kmporlitro', 'kmperlitre', 'consumokml'],
}
/** How the table stands that circulates without a header: "R$ 12.226,00,Acura,Integra GS 1.8,1992,Gasolina,038003-2,…". */
const BARE: readonly Column[] = ['price', 'brand', 'model', 'year', 'fuel']
const HEADER_WITHIN = 5
const LONGEST_SHOWN = 120
/** What a used car costs, in reais; consumption in km/l. */
const PRICES = [1_000, 20_000_000] as const
const CONSUMPTION = [2, 60] as const
const NEW = 32_000

/** A month's table has some 27,000 rows, and no model of a year more than some sixty. */
const MOST_ROWS = 100_000
const MOST_OF_ONE = 200
const A_STEP = 500

/**
 * A FIPE table as CSV, in any separator and encoding, with the names of the usual sources or in the usual order without
 * any; years as "2019" or "2019 Gasolina". Refused rows have their line and reason; the other rows are taken. In steps,
 * between which whoever reads may let others have their turn.
 */
export function* fipeSteps(bytes: Uint8Array): Generator<undefined, FipeTable> {
  const table: FipeTable = { rows: [], refused: [] }
  const counts = new Map<string, number>()
  let order: (Column | undefined)[] | undefined
  let done = 0
  try {
    const decoder = textDecoder()
    const text = (decoder.push(bytes) + decoder.end()).replace(/^\uFEFF/, '')
    const reader = csvRows(separatorOf(text.slice(0, 64 * 1024)))
    let before = 0
    for (const { line, cells } of [...reader.push(text), ...reader.end()]) {
      if (order === undefined) {
        order = orderOf(cells)
        if (order === undefined && ++before >= HEADER_WITHIN) break
        if (order !== BARE) continue
      }
      if (++done > MOST_ROWS) return { rows: [], refused: [], stop: 'too_many_rows' }
      if (done % A_STEP === 0) yield
      const read = readRow(line, cells, order)
      const problem = 'problem' in read ? read.problem : countOf(read, counts) > MOST_OF_ONE ? 'repeated' : undefined
      if (problem !== undefined) table.refused.push({ line, problem, text: cells.join(' ').slice(0, LONGEST_SHOWN) })
      else table.rows.push(read as FipeRow)
    }
  } catch (error) {
    if (!(error instanceof CsvTooLong)) throw error
    return { rows: [], refused: [], stop: 'unreadable' }
  }
  return order === undefined ? { ...table, stop: 'no_header' } : table
}

/** All at once. */
export function readFipe(bytes: Uint8Array): FipeTable {
  const steps = fipeSteps(bytes)
  // Ends: with the file's steps.
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value
}

function countOf(row: FipeRow, counts: Map<string, number>): number {
  const key = fipeKey(row) ?? ''
  const count = (counts.get(key) ?? 0) + 1
  counts.set(key, count)
  return count
}

function orderOf(cells: readonly string[]): (Column | undefined)[] | undefined {
  const named = cells.map((cell) => {
    const plain = plainName(cell)
    return (Object.keys(NAMES) as Column[]).find((column) => NAMES[column].includes(plain))
  })
  if ((['price', 'brand', 'model', 'year'] as const).every((column) => named.includes(column))) return named
  const isBare = cells.length >= BARE.length && /^R\$/.test(cells[0]!.trim()) && /^\d{4,5}$/.test(cells[3]!.trim())
  return isBare ? (BARE as Column[]) : undefined
}

function readRow(
  line: number,
  cells: readonly string[],
  order: readonly (Column | undefined)[],
): FipeRow | { problem: FipeProblem } {
  const cell = (column: Column): string => {
    const at = order.indexOf(column)
    return at < 0 ? '' : (cells[at]?.trim() ?? '')
  }
  const price = readNumber(cell('price'))
  const year = Number(/^\d{4,5}/.exec(cell('year'))?.[0])
  const brand = readBrand(cell('brand'))
  const said = readCarText(cell('model'), brand)
  if (brand === undefined) return { problem: 'no_brand' }
  if (said.model === undefined || said.model === '') return { problem: 'no_model' }
  if (year === NEW) return { problem: 'new_car' }
  if (!(year >= 1950 && year <= 2100)) return { problem: 'no_year' }
  if (price === undefined || price < PRICES[0] || price > PRICES[1]) return { problem: 'no_price' }
  const consumption = readNumber(cell('consumption'))
  const isConsumption = consumption !== undefined && consumption >= CONSUMPTION[0] && consumption <= CONSUMPTION[1]
  return {
    ...{ line, brand, model: said.model, year, version: said.version ?? '' },
    fuel: readFuel(cell('fuel')) ?? readFuel(cell('year')) ?? said.fuel ?? null,
    transmission: said.transmission ?? null,
    price_cents: Math.round(price * 100),
    km_per_litre: isConsumption ? consumption : null,
  }
}
