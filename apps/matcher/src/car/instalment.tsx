import type { DetailOnPage } from '@recado/contracts/car-pages'
import type { InstalmentEstimate } from '@recado/contracts/recommendations'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { z } from 'zod'
import { ask } from '../client/ask.ts'
import { usePage } from '../page-tools.ts'
import { MoneyField } from './money-field.tsx'

type Estimate = z.input<typeof InstalmentEstimate>

const TYPING_MS = 400

/** An estimate of the instalment, always with its rate, term and day, after what can be paid at once and traded in. */
export function Instalment({ car }: { car: DetailOnPage }) {
  const { t, formats, locale } = usePage()
  const [estimate, setEstimate] = useState<Estimate>(car.estimate)
  const [given, setGiven] = useState<{ down?: number; trade?: number }>({})
  const [hasFailed, setFailed] = useState(false)
  const isFirst = useRef(true)
  useEffect(() => {
    if (isFirst.current) {
      isFirst.current = false
      return
    }
    let isStale = false
    const timer = setTimeout(async () => {
      const query = new URLSearchParams({
        down_payment_cents: String(given.down ?? 0),
        trade_in_cents: String(given.trade ?? 0),
      })
      try {
        const answer = await ask<Estimate>('estimate', { locale, params: { id: car.id }, query })
        if (isStale) return
        setEstimate(answer)
        setFailed(false)
      } catch {
        if (!isStale) setFailed(true)
      }
    }, TYPING_MS)
    return () => {
      isStale = true
      clearTimeout(timer)
    }
  }, [given.down, given.trade, car.id, locale])
  return (
    <section class="instalment" aria-labelledby="instalment-title">
      <h2 id="instalment-title">{t('instalment.title')}</h2>
      <div class="instalment-fields">
        <MoneyField
          label={t('instalment.down')}
          onChange={(down) => setGiven((now) => ({ ...now, down: down ?? 0 }))}
        />
        <MoneyField
          label={t('instalment.trade')}
          onChange={(trade) => setGiven((now) => ({ ...now, trade: trade ?? 0 }))}
        />
      </div>
      <p class="instalment-amount" aria-live="polite">
        {estimate.monthly_cents === 0 ? (
          t('instalment.nothing')
        ) : (
          <>
            <strong>{formats.money(estimate.monthly_cents)}</strong>{' '}
            {t('instalment.times', { months: estimate.months })}
          </>
        )}
      </p>
      <p class="fine-print">{estimate.text}</p>
      {hasFailed && <p class="field-problem">{t('instalment.failed')}</p>}
    </section>
  )
}
