import type { CarStatus, CarView } from '@recado/contracts/cars'
import { useTranslation } from 'react-i18next'
import type { Tone } from '../../design/badge.tsx'
import { useFormat } from '../../i18n/use-format.ts'

export const STATUS_TONES: Record<CarStatus, Tone> = {
  ...{ available: 'good', reserved: 'warn', sold: 'accent', unavailable: 'neutral' },
}

/** What is known of a car in a line: "2020/2021 · 45.000 km · Flex · Automático · Prata". */
export function useCarWords() {
  const { t } = useTranslation('stock')
  const format = useFormat()
  return {
    facts: ({ attributes }: Pick<CarView, 'attributes'>): string => {
      const { year, year_made, km, fuel, transmission, color } = attributes
      const years = year_made !== undefined && year_made !== year ? [year_made, year] : [year]
      const named = (group: 'fuels' | 'gearboxes' | 'colors', value: unknown) =>
        // Each group has all that the contract's lists have.
        value === undefined ? undefined : t(`${group}.${String(value)}` as 'fuels.flex')
      return [
        years.filter((one) => one !== undefined).join('/'),
        typeof km === 'number' ? t('km', { km: format.number(km) }) : undefined,
        named('fuels', fuel),
        named('gearboxes', transmission),
        named('colors', color),
      ]
        .filter(Boolean)
        .join(' · ')
    },
    /** "R$ 65.900": cars are priced in whole reais, centavos are said where there are some. */
    price: (centavos: number): string => {
      const money = format.money(centavos)
      return centavos % 100 === 0 ? money.replace(/[.,]00$/, '') : money
    },
    /** Days since it came, counted as the shop does: the day it came is day nought. */
    days: ({ arrived_at }: Pick<CarView, 'arrived_at'>): number =>
      Math.max(0, Math.floor((Date.now() - arrived_at.getTime()) / 86_400_000)),
  }
}
