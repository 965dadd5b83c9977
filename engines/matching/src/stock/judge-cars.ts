import { carModel } from '../cars/car-model.ts'
import { readRows } from '../catalogue/read-rows.ts'
import type { Node } from './document-tree.ts'
import { conditionOf } from './read-car-facts.ts'
import { type DraftCar, readStockCar, type StockCar, type StockProblem } from './read-stock-car.ts'
import type { StockOptions, StockReport } from './stock-options.ts'
import { StockStopped } from './stock-problem.ts'

export type CarJudge = ReturnType<typeof carJudge>

/** Prices are judged by the median of so many. */
const SAMPLE = 200
/** What the median price of a stock can be, in reais: below is a unit of thousands, above are centavos. */
const PLAUSIBLE = [2_000, 1_500_000] as const

/** Holds the first cars until their prices tell the unit, then judges each one and lets it through once. */
export function carJudge(options: StockOptions, report: StockReport) {
  const model = carModel({ year: options.year })
  const seen = { ids: new Set<number>(), plates: new Set<number>(), cars: new Set<number>() }
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
    car.condition ??= conditionOf(car, options.year)
    if (car.condition === undefined) delete car.condition
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
    const key = Number(car.km) > 0 ? fingerprint(JSON.stringify(what)) : undefined
    const id = fingerprint(car.id)
    const plated = plate === undefined ? undefined : fingerprint(plate)
    const twin = seen.ids.has(id)
      ? 'duplicate_id'
      : (plated !== undefined && seen.plates.has(plated)) || (key !== undefined && seen.cars.has(key))
        ? 'same_car'
        : undefined
    if (twin !== undefined) return twin
    seen.ids.add(id)
    if (plated !== undefined) seen.plates.add(plated)
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

/**
 * 53 bits of a text (cyrb53, public domain): a tenth of the memory of the text, for what is remembered of each row. Among
 * 500,000 rows two texts are taken for one with a probability of 1 in 70,000.
 */
function fingerprint(text: string): number {
  let a = 0xdeadbeef
  let b = 0x41c6ce57
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    a = Math.imul(a ^ code, 2654435761)
    b = Math.imul(b ^ code, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return 4294967296 * (2097151 & b) + (a >>> 0)
}
