import { CAR_PAGES, STOCK_FILTERS, type StockFilter, type StockFilters } from '@recado/contracts/car-pages'

/** The stock's address with one filter changed; without its value that filter is gone. */
export function filterAddress(filters: StockFilters, name: StockFilter, value?: string): string {
  const query = new URLSearchParams()
  for (const each of STOCK_FILTERS) {
    const kept = each === name ? value : filters[each]
    if (kept !== undefined && kept !== '') query.set(each, kept)
  }
  const text = query.toString()
  return text === '' ? CAR_PAGES.stock : `${CAR_PAGES.stock}?${text}`
}
