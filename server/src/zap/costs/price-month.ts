import type { CostLine } from '@recado/contracts/whatsapp-costs'
import type { ChargedCount } from './cloud-charges.sql.ts'
import type { Rate } from './rates.ts'

/** What a month's messages cost: each number has its own free service messages, and a category without a price none. */
export function priceMonth(counts: readonly ChargedCount[], rate: Rate): { lines: CostLine[]; total: number } {
  const lines = counts.map(({ connection_id, name, category, messages }) => {
    const free = category === 'service' ? Math.min(messages, rate.free_service_monthly ?? 0) : 0
    const price = rate.micros[category] ?? null
    const total = price === null ? null : (messages - free) * price
    return { connection_id, name, category, messages, free, price_micros: price, total_micros: total }
  })
  return { lines, total: lines.reduce((sum, { total_micros: micros }) => sum + (micros ?? 0), 0) }
}

/**
 * The month at its pace so far, counted anew: what is free is used up once, not in proportion.
 * @param passed part of the month that is over, above 0 and up to 1
 */
export function forecastMonth(counts: readonly ChargedCount[], rate: Rate, passed: number): number {
  const scaled = counts.map((count) => ({ ...count, messages: Math.round(count.messages / passed) }))
  return priceMonth(scaled, rate).total
}
