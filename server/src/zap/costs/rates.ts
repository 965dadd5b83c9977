import { readFileSync } from 'node:fs'
import { z } from 'zod'

const Rates = z.strictObject({
  country: z.string(),
  currency: z.string().length(3),
  source: z.string(),
  rates: z
    .array(
      z.strictObject({
        from: z.iso.date(),
        /** Service messages a month and number that cost nothing; null: none is counted. */
        free_service_monthly: z.number().int().nullable(),
        /** Millionths of the currency a message, by category. */
        micros: z.record(z.string(), z.number().int().nonnegative()),
      }),
    )
    .min(1),
})
export type Rate = z.output<typeof Rates>['rates'][number]

const file = new URL('../../../data/whatsapp-rates.json', import.meta.url)
export const RATES = Rates.parse(JSON.parse(readFileSync(file, 'utf8')))

/** The prices of a day: of the row that began last. Before the first row its own. */
export function rateOn(day: string, rates: readonly Rate[] = RATES.rates): Rate {
  const sorted = rates.toSorted((a, b) => (a.from < b.from ? -1 : 1))
  const found = sorted.findLast(({ from }) => from <= day) ?? sorted[0]
  if (found === undefined) throw new Error('there are no prices')
  return found
}
