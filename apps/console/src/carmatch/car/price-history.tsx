import type { CarId } from '@recado/contracts/ids'
import { useQuery } from '@tanstack/react-query'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Card } from '../../design/card.tsx'
import { ErrorState } from '../../design/error-state.tsx'
import { useFormat } from '../../i18n/use-format.ts'
import { useServices } from '../../services.ts'
import { carKeys, listPrices } from '../stock/stock.api.ts'
import { useCarWords } from '../stock/use-car-words.ts'

/** Every price a car has had, with how far each is from the one before. */
export function PriceHistory({ id, price }: { id: CarId; price: number }) {
  const { t } = useTranslation('stock')
  const { http } = useServices()
  const format = useFormat()
  const words = useCarWords()
  const prices = useQuery({ queryKey: [...carKeys.prices(id), price], queryFn: () => listPrices(http, id) })
  if (prices.data === undefined)
    return prices.isError ? <ErrorState error={prices.error} onRetry={() => void prices.refetch()} /> : null
  const all = prices.data
  return (
    <Card title={t('prices.title')}>
      {all.length < 2 ? (
        <p className="text-13 text-ink-soft">{t('prices.one')}</p>
      ) : (
        <ol className="grid gap-2 text-13">
          {all.map(({ at, price_cents }, index) => {
            const before = all[index + 1]?.price_cents
            const change = before === undefined ? 0 : price_cents - before
            const Arrow = change < 0 ? ArrowDown : ArrowUp
            return (
              <li key={at.getTime()} className="flex items-baseline justify-between gap-3">
                <span className="text-ink-soft">{format.date(at)}</span>
                <span className="flex items-center gap-2 tabular-nums">
                  {change !== 0 && (
                    <span className="inline-flex items-center gap-0.5 text-12 text-ink-soft">
                      <Arrow size={12} aria-hidden />
                      {t(change < 0 ? 'prices.down' : 'prices.up', { change: words.price(Math.abs(change)) })}
                    </span>
                  )}
                  <span className="font-medium">{words.price(price_cents)}</span>
                </span>
              </li>
            )
          })}
        </ol>
      )}
    </Card>
  )
}
