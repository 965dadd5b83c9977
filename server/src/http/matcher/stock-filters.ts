import {
  CAR_PAGES,
  type CarOnPage,
  STOCK_CURSOR,
  STOCK_FILTERS,
  type StockFilter,
  type StockFilters,
} from '@recado/contracts/car-pages'
import { matcherEndpoints, PublicCarSort } from '@recado/contracts/matcher'
import type { Answered, AskDoor } from './ask-door.ts'

interface StockList {
  filters: StockFilters
  cars: CarOnPage[]
  next: string | null
  is_first: boolean
}

/** Of a page: three columns and a phone's thumb. */
const A_PAGE = '24'

/** Cars of the stock as its address asks for them. What the address says wrongly filters nothing. */
export async function pageOfStock(ask: AskDoor, address: URLSearchParams): Promise<Answered<StockList>> {
  const filters = readFilters(address)
  const cursor = address.get(STOCK_CURSOR)
  const query = doorQuery(filters)
  if (cursor !== null) query.set('cursor', cursor)
  const found = await ask(matcherEndpoints.listCars, { query })
  if (found.ok) {
    const { items, next_cursor } = found.body
    const next = next_cursor === null ? null : addressOf(filters, next_cursor)
    return { ok: true, body: { filters, cars: items, next, is_first: cursor === null } }
  }
  // A place in the list, or a word, that the door does not take any more: the stock from its beginning.
  const isOurs = found.status === 400 || found.status === 422
  return isOurs && address.size > 0 ? pageOfStock(ask, new URLSearchParams()) : found
}

function readFilters(address: URLSearchParams): StockFilters {
  const given = STOCK_FILTERS.flatMap((name): [StockFilter, string][] => {
    const value = address.get(name)?.trim().slice(0, 100) ?? ''
    const isWrong = FIGURES.has(name) && !/^\d{1,7}$/.test(value)
    return value === '' || isWrong ? [] : [[name, value]]
  })
  return Object.fromEntries(given)
}

const FIGURES: ReadonlySet<StockFilter> = new Set(['preco_max', 'ano_min', 'km_max'])

function doorQuery(filters: StockFilters): URLSearchParams {
  const query = new URLSearchParams({ limit: A_PAGE })
  const set = (name: string, value: string | undefined) => {
    if (value !== undefined) query.set(name, value)
  }
  set('q', filters.q)
  set('brand', filters.marca)
  set('body', filters.tipo)
  set('fuel', filters.combustivel)
  set('transmission', filters.cambio)
  set('price_max', filters.preco_max && `${filters.preco_max}00`)
  set('year_min', filters.ano_min)
  set('km_max', filters.km_max)
  const sort = PublicCarSort.safeParse(filters.ordem)
  if (sort.success) query.set('sort', sort.data)
  return query
}

function addressOf(filters: StockFilters, cursor: string): string {
  return `${CAR_PAGES.stock}?${new URLSearchParams({ ...filters, [STOCK_CURSOR]: cursor })}`
}
