import type { WhatsappCosts } from '@recado/contracts/whatsapp-costs'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { countCharges } from './cloud-charges.sql.ts'
import { forecastMonth, priceMonth } from './price-month.ts'
import { RATES, rateOn } from './rates.ts'

const DAY_MS = 86_400_000

/** A month of the company's zone; of the present one with what it will come to. */
export async function readCosts(scope: TenantScope, wanted: string | undefined): Promise<WhatsappCosts> {
  const { timezone: zone } = scope.tenant
  const today = dayIn(scope.clock.now(), zone)
  const month = wanted ?? today.slice(0, 7)
  const [from, until] = [`${month}-01`, `${nextMonth(month)}-01`]
  const counts = await countCharges(scope, { from, until, zone })
  const rate = rateOn(from)
  const { lines, total } = priceMonth(counts, rate)
  const isNow = today >= from && today < until
  const passed = (Date.parse(today) - Date.parse(from) + DAY_MS) / (Date.parse(until) - Date.parse(from))
  return {
    ...{ month, currency: RATES.currency, prices_from: rate.from, lines, total_micros: total },
    forecast_micros: isNow ? forecastMonth(counts, rate, passed) : null,
  }
}

function dayIn(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at)
}

function nextMonth(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
}
