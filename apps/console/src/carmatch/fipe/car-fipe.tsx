import type { CarView } from '@recado/contracts/cars'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Badge } from '../../design/badge.tsx'
import { Card } from '../../design/card.tsx'
import { useFormat } from '../../i18n/use-format.ts'
import { useServices } from '../../services.ts'
import { useCarWords } from '../stock/use-car-words.ts'
import { fipeKeys, getCarFipe } from './fipe.api.ts'

const TONES = { below: 'good', fair: 'neutral', above: 'warn', unknown: 'neutral' } as const

/** How a car's price stands against FIPE. */
export function CarFipe({ car }: { car: Pick<CarView, 'id' | 'price_cents' | 'revision'> }) {
  const { t } = useTranslation('stock')
  const { http } = useServices()
  const format = useFormat()
  const words = useCarWords()
  const { data } = useQuery({
    queryKey: [...fipeKeys.car(car.id), car.price_cents, car.revision],
    queryFn: () => getCarFipe(http, car.id),
  })
  if (data === undefined) return null
  const { position, fipe_cents: value, km_per_litre: consumption, text } = data
  return (
    <Card title={t('fipe.title')}>
      <div className="grid gap-2 text-13">
        <p>
          <Badge tone={TONES[position]}>{text}</Badge>
        </p>
        {value !== null && <p className="text-ink-soft">{t('fipe.value', { value: words.price(value) })}</p>}
        {consumption !== null && (
          <p className="text-ink-soft">{t('fipe.consumption', { value: format.number(consumption) })}</p>
        )}
        {value === null && <p className="text-ink-soft">{t('fipe.unknown')}</p>}
      </div>
    </Card>
  )
}
