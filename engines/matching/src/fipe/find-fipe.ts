import type { FipeRow } from './fipe-row.ts'

export interface FipeValue {
  fipe_cents: number
  /** Where the rows that it may be say one. */
  km_per_litre?: number
}

type Said = Pick<FipeRow, 'version' | 'fuel' | 'transmission' | 'price_cents' | 'km_per_litre'>

/** Rows whose prices are no further apart than this say the same of a car. */
const SAME = 0.06

/**
 * What a table says of a car, among the rows of its brand, model and year. The version decides: of the rows whose words it
 * shares most, if they agree on the price; words count by how few rows have them. Undefined where they do not agree: a
 * position that is guessed is none.
 */
export function findFipe(
  car: { version?: unknown; title?: unknown; fuel?: unknown; transmission?: unknown },
  rows: readonly Said[],
): FipeValue | undefined {
  const suited = rows.filter((row) => suits(car, row))
  if (suited.length === 0) return undefined
  const words = wordsOf([car.version, car.title].filter((text) => typeof text === 'string').join(' '))
  const sets = suited.map((row) => wordsOf(row.version))
  const rarity = (word: string): number => 1 / sets.filter((set) => set.has(word)).length
  const scores = sets.map((set) =>
    [...set].filter((word) => words.has(word)).reduce((sum, word) => sum + rarity(word), 0),
  )
  const best = Math.max(...scores)
  const chosen = suited.filter((_, i) => scores[i]! >= best - 1e-9)
  const prices = chosen.map(({ price_cents }) => price_cents).sort((a, b) => a - b)
  if (prices.at(-1)! > prices[0]! * (1 + SAME)) return undefined
  const consumption = chosen.flatMap(({ km_per_litre: value }) => (value === null ? [] : [value])).sort((a, b) => a - b)
  const middle = consumption[(consumption.length - 1) >> 1]
  return {
    fipe_cents: prices[(prices.length - 1) >> 1]!,
    ...(middle === undefined ? {} : { km_per_litre: middle }),
  }
}

/** FIPE calls flex cars "Gasolina" and says of few gearboxes what they are. */
function suits(car: Parameters<typeof findFipe>[0], row: Said): boolean {
  const kind = (fuel: unknown) => (['diesel', 'electric', 'hybrid'].includes(String(fuel)) ? fuel : 'spark')
  if (row.fuel !== null && typeof car.fuel === 'string' && kind(row.fuel) !== kind(car.fuel)) return false
  return row.transmission === null || typeof car.transmission !== 'string' || row.transmission === car.transmission
}

/** "1.0 TSI" of one and "1.0 T.S.I" of the other are the same words; what stands for gearbox, fuel and valves tells nothing. */
function wordsOf(text: string): Set<string> {
  const words = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9.]+/)
    .map((word) => (/^\d+\.\d+$/.test(word) ? word : word.replaceAll('.', '')))
  return new Set(
    words.filter(
      (word) => word !== '' && !/^(flex|gasolina|diesel|aut|mec|automatico|manual|\d{1,2}v|\d?p|total)$/.test(word),
    ),
  )
}
