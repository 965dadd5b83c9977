import type { WhatsappCosts } from '@recado/contracts/whatsapp-costs'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/use-format.ts'
import { useMicros } from './use-micros.ts'

/** What the month has come to, what it will, and of when the prices are. */
export function CostSums({ costs }: { costs: WhatsappCosts }) {
  const { t } = useTranslation('whatsapp-costs')
  const format = useFormat()
  const micros = useMicros(costs.currency)
  const { total_micros: total, forecast_micros: forecast, prices_from: from } = costs
  return (
    <div className="grid gap-3 border-b border-line px-4 py-4">
      <dl className="flex flex-wrap gap-x-10 gap-y-3">
        <Sum label={t(forecast === null ? 'in_month' : 'so_far')} value={micros(total)} />
        {forecast !== null && <Sum label={t('forecast')} value={micros(forecast)} about={t('forecast_text')} />}
      </dl>
      <p className="text-12 text-pretty text-ink-soft">
        {t('prices_from', { date: format.date(new Date(`${from}T12:00:00`)) })}
      </p>
    </div>
  )
}

function Sum({ label, value, about }: { label: string; value: string; about?: string }) {
  return (
    <div className="grid content-start gap-0.5">
      <dt className="text-12 text-ink-soft">{label}</dt>
      <dd className="text-20 font-semibold tabular-nums">{value}</dd>
      {about !== undefined && <dd className="text-12 text-ink-soft">{about}</dd>}
    </div>
  )
}
