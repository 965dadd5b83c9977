import { createReadStream } from 'node:fs'
import type { Wording } from '../src/index.ts'
import { type StockCar, type StockProblem, type StockReport, type StockStop, stockReader } from '../src/stock/index.ts'

export interface ShowStockOptions {
  /** A path, or an address to fetch. */
  from: string
  year: number
  json: boolean
  wording: Wording
  priceUnit?: 'reais' | 'centavos'
  print(line: string): void
  onCar(car: StockCar): void
}

/**
 * Reads a stock file as the import does and prints what it recognised, how many rows came in and each one refused
 * with its reason. As JSON: one line a row ({ "row", "car" } or { "row", "refused" }), the report last.
 * @returns whether the file could be read to the end.
 */
export async function showStock(options: ShowStockOptions): Promise<boolean> {
  const { from, year, json, print, priceUnit } = options
  const say = sayer(options.wording)
  const reader = stockReader({
    year,
    ...(priceUnit === undefined ? {} : { priceUnit }),
    onCar: (car, { row, problems }) => {
      options.onCar(car)
      if (json) print(JSON.stringify({ row, car, problems }))
      else print(`${row}. ${carLine(car)}${problems.length === 0 ? '' : ` (${problems.map(say.problem).join('; ')})`}`)
    },
    onRefused: ({ row, id, title, problems }) => {
      if (json) print(JSON.stringify({ row, refused: { id, title, problems } }))
      else print(`${row}. ${say.text('stock.refused')}: ${title ?? id ?? ''}: ${problems.map(say.problem).join('; ')}`)
    },
  })
  for await (const piece of await openSource(from)) reader.push(piece)
  const report = reader.end()
  if (json) print(JSON.stringify({ report }))
  else for (const line of say.report(report)) print(line)
  return report.stop === undefined
}

async function openSource(from: string): Promise<AsyncIterable<Uint8Array>> {
  if (!/^https?:\/\//.test(from)) return createReadStream(from)
  const response = await fetch(from)
  if (!response.ok || response.body === null) throw new Error(`${from}: ${response.status}`)
  return response.body
}

const carLine = ({ brand, model, version, year, km, price_cents, transmission, fuel, photos }: StockCar): string =>
  [
    [brand, model, version].filter((part) => part !== undefined).join(' '),
    year,
    km === undefined ? undefined : `${km} km`,
    `R$ ${(Number(price_cents) / 100).toLocaleString('pt-BR')}`,
    transmission,
    fuel,
    `${photos.length} foto(s)`,
  ]
    .filter((part) => part !== undefined)
    .join(' · ')

function sayer(wording: Wording) {
  const text = (key: string, params: Record<string, unknown> = {}): string =>
    (wording.messages[key] ?? key).replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole))
  const problem = ({ code, field, value }: StockProblem): string => {
    const where = [field, value === undefined ? undefined : `"${value}"`].filter((part) => part !== undefined).join(' ')
    return `${text(`stock.problem.${code}`)}${where === '' ? '' : ` [${where}]`}`
  }
  const stopped = (stop: StockStop): string =>
    text(`stock.stop.${stop.code}`, {
      ...stop,
      seen: 'seen' in stop ? stop.seen.join(', ') : '',
      suggests: 'suggests' in stop ? (stop.suggests ?? '?') : '',
    })
  return {
    text,
    problem,
    report: (report: StockReport): string[] => [
      '',
      text('stock.recognised', {
        format: report.format ?? '?',
        shape: report.shape === undefined ? '?' : text(`stock.shape.${report.shape}`),
        details: [report.encoding, report.separator === undefined ? undefined : JSON.stringify(report.separator)]
          .filter((part) => part !== undefined)
          .join(', '),
      }),
      text('stock.counts', { ...report }),
      ...(report.stop === undefined ? [] : [`! ${stopped(report.stop)}`]),
    ],
  }
}
