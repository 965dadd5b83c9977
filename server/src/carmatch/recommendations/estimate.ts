import type { FinanceTerms } from '@recado/contracts/questionnaires'
import type { InstalmentEstimate } from '@recado/contracts/recommendations'
import type { Locale } from '@recado/contracts/wire'
import { numberFormat } from '@recado/matching'
import { estimatePayment } from '@recado/matching/cars'
import type { Translator } from '../../platform/i18n.ts'

/** What an instalment may be, with everything that has to be said with it. To the real above. */
export function estimateInstalment(
  price_cents: number,
  given: { down_payment?: number; trade_in?: number },
  { monthly_rate, months, as_of }: FinanceTerms,
  { texts: { translate }, locale }: { texts: Translator; locale: Locale },
): InstalmentEstimate {
  const { financed_cents, monthly_cents: exact } = estimatePayment(price_cents, given, {
    monthlyRate: monthly_rate,
    months,
  })
  const monthly_cents = Math.ceil(exact / 100) * 100
  const say = (value: number, options: Intl.NumberFormatOptions) => numberFormat(locale, options).format(value)
  const text =
    monthly_cents === 0
      ? translate(locale, 'matcher:estimate_nothing')
      : translate(locale, 'matcher:estimate', {
          months,
          monthly: say(monthly_cents / 100, { style: 'currency', currency: 'BRL', maximumFractionDigits: 0 }),
          rate: say(monthly_rate, { style: 'percent', minimumFractionDigits: 2, maximumFractionDigits: 2 }),
          date: dayIn(locale, as_of),
        })
  return { monthly_cents, financed_cents, monthly_rate, months, as_of, text }
}

const DAYS = new Map<Locale, Intl.DateTimeFormat>()

function dayIn(locale: Locale, day: string): string {
  const format = DAYS.get(locale) ?? new Intl.DateTimeFormat(locale, { timeZone: 'UTC' })
  DAYS.set(locale, format)
  return format.format(new Date(`${day}T00:00:00Z`))
}
