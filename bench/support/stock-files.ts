import { emitStock, type StockCar } from '../../engines/matching/src/stock/index.ts'
import { syntheticCars, zipOf } from '../../engines/matching/src/testing/index.ts'

export const STOCK_FORMATS = ['csv', 'xlsx', 'json', 'xml'] as const
export type StockFileFormat = (typeof STOCK_FORMATS)[number]

/** A made-up stock of so many cars as a file of each kind that dealers send. */
export function stockFile(format: StockFileFormat, count: number): Uint8Array {
  const cars = syntheticCars({ count }).map(
    (car): StockCar => ({
      ...car,
      ...{
        title: `${car.brand} ${car.model} ${car.year ?? ''}`.trim(),
        options: ['Ar-condicionado', 'Direção elétrica'],
      },
      ...{ photos: [], description: 'Revisado, com manual e chave reserva. Aceitamos seu usado na troca.' },
    }),
  )
  if (format === 'xlsx') return workbook(cars)
  const kind = format === 'xml' ? 'meta' : format
  return Buffer.from([...emitStock(kind, cars, { name: 'Bench' })].join(''))
}

const COLUMNS = [
  'id',
  'brand',
  'model',
  'year',
  'km',
  'body',
  'fuel',
  'transmission',
  'price_cents',
  'description',
] as const

/** As spreadsheets save it: texts once, cells that name them by number. */
function workbook(cars: readonly StockCar[]): Uint8Array {
  const shared = new Map<string, number>()
  const cell = (value: unknown): string => {
    if (value === undefined) return '<c/>'
    if (typeof value === 'number') return `<c><v>${value}</v></c>`
    const text = String(value)
    const at = shared.get(text) ?? shared.size
    shared.set(text, at)
    return `<c t="s"><v>${at}</v></c>`
  }
  const row = (cells: readonly unknown[]): string => `<row>${cells.map(cell).join('')}</row>`
  const rows = [row(COLUMNS), ...cars.map((car) => row(COLUMNS.map((name) => car[name])))].join('')
  const texts = [...shared.keys()].map((text) => `<si><t>${text}</t></si>`).join('')
  return zipOf({
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
    'xl/sharedStrings.xml': `<sst>${texts}</sst>`,
  })
}
