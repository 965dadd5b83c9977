import type { StockCar } from '@recado/matching/stock'
import type { StagedCar } from './car-import-rows.sql.ts'
import { searchText } from './cars.sql.ts'
import { cleanText } from './clean-text.ts'

/** What a row's attributes may be: numbers and flags as they are, and words this long. */
const LONGEST: Readonly<Record<string, number>> = { brand: 60, model: 80, version: 160, city: 80 }
/** Columns of their own. */
const OWN = new Set(['id', 'title', 'description', 'options', 'photos', 'price_cents'])
const MOST_PHOTOS = 30
const MOST_OPTIONS = 100

/** A car that was read as the stock keeps it, under this key. */
export function stagedCar(car: StockCar, stock_key: string): StagedCar {
  const attributes = Object.fromEntries(
    Object.entries(car).flatMap(([name, value]) =>
      OWN.has(name) || value === undefined || Array.isArray(value)
        ? []
        : [[name, typeof value === 'string' ? cleanText(value, LONGEST[name] ?? 60) : value] as const],
    ),
  )
  const title = cleanText(car.title, 200) || [attributes.brand, attributes.model].filter(Boolean).join(' ')
  return {
    title,
    description: cleanText(String(car.description ?? ''), 6_000),
    options: car.options.slice(0, MOST_OPTIONS).map((option) => cleanText(option, 80)),
    photos: car.photos
      .map((url) => cleanText(url, 2_001))
      .filter((url) => url.length <= 2_000)
      .slice(0, MOST_PHOTOS),
    price_cents: Number(car.price_cents),
    attributes,
    search_text: searchText({ title, stock_key, attributes }),
  }
}
