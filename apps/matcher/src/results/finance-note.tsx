import type { ListOnPage } from '@recado/contracts/car-pages'
import { usePage } from '../page-tools.ts'

/** Under a list that shows instalments: they are estimates, and of which terms. */
export function FinanceNote({ list }: { list: ListOnPage }) {
  const { t, formats } = usePage()
  const estimate = list.items.find((car) => car.estimate !== null && car.estimate.monthly_cents > 0)?.estimate
  if (estimate == null) return null
  const { months, monthly_rate, as_of } = estimate
  return (
    <p class="fine-print">
      {t('finance.note', { months, rate: formats.percent(monthly_rate), day: formats.day(as_of) })}
    </p>
  )
}
