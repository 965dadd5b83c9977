import type { Digest, StockCar, StockProblem } from './read-stock-car.ts'
import type { StockShape } from './recognise-shape.ts'
import type { StockField } from './stock-fields.ts'
import type { StockStop } from './stock-problem.ts'

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
