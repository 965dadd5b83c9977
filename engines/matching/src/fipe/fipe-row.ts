/** One row of a FIPE table, its words read as those of a stock are. */
export interface FipeRow {
  line: number
  brand: string
  model: string
  /** What is left of the model's text. */
  version: string
  year: number
  fuel: string | null
  transmission: 'manual' | 'automatic' | null
  price_cents: number
  km_per_litre: number | null
}

/** What cars and rows are brought together by: brand, model and year as both name them. */
export function fipeKey({
  brand,
  model,
  year,
}: {
  brand?: unknown
  model?: unknown
  year?: unknown
}): string | undefined {
  if (typeof brand !== 'string' || typeof model !== 'string' || typeof year !== 'number') return undefined
  return `${brand}|${model}|${year}`.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
