import type { CarAttributes, CarView } from '@recado/contracts/cars'
import { useTranslation } from 'react-i18next'
import { Card } from '../../design/card.tsx'
import { useFormat } from '../../i18n/use-format.ts'

const SHOWN = [
  ...(['brand', 'model', 'version', 'year', 'year_made', 'km', 'body', 'transmission', 'fuel', 'color'] as const),
  ...(['doors', 'power_hp', 'trunk_litres', 'airbags', 'km_per_litre', 'fipe_cents', 'single_owner'] as const),
  ...(['inspection_report', 'seats', 'engine_litres', 'turbo', 'four_wheel_drive', 'armored'] as const),
  ...(['plate_final_digit', 'city'] as const),
]
const GROUPS = { body: 'bodies', fuel: 'fuels', transmission: 'gearboxes', color: 'colors' } as const

/** What is known of a car, for whoever reads and does not change it. */
export function CarFacts({ car }: { car: CarView }) {
  const { t } = useTranslation('stock')
  const format = useFormat()
  const known = car.attributes as CarAttributes
  const wordsOf = (key: (typeof SHOWN)[number]): string => {
    const value = known[key]
    if (key in GROUPS) return t(`${GROUPS[key as keyof typeof GROUPS]}.${value}` as 'fuels.flex')
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no')
    if (key === 'fipe_cents') return format.money(Number(value))
    return typeof value === 'number' && !key.startsWith('year') ? format.number(value) : String(value)
  }
  return (
    <Card title={t('form.car')}>
      <dl className="grid gap-x-6 gap-y-2 text-13 sm:grid-cols-2">
        <Fact name={t('fields.price')} value={format.money(car.price_cents)} />
        {SHOWN.filter((key) => known[key] !== undefined).map((key) => (
          <Fact key={key} name={t(`fields.${key}`)} value={wordsOf(key)} />
        ))}
      </dl>
      {car.options.length > 0 && <p className="mt-4 text-13 text-ink-soft">{format.list(car.options)}</p>}
      {car.description !== '' && <p className="mt-4 text-13 whitespace-pre-line">{car.description}</p>}
    </Card>
  )
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div className="flex justify-between gap-4 border-b border-line pb-2">
      <dt className="text-ink-soft">{name}</dt>
      <dd className="text-right font-medium">{value}</dd>
    </div>
  )
}
