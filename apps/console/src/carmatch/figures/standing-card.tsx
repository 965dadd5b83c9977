import { CarId } from '@recado/contracts/ids'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { wireId } from '../../api/wire-id.ts'
import { useFigureWords } from '../../screens/home/figures/use-figure-words.ts'
import { useCarWords } from '../stock/use-car-words.ts'
import { CarName } from './car-name.tsx'
import type { Dashboard, FiguresQuery } from './figures.api.ts'
import { PlotCard } from './plot-card.tsx'

interface StandingCardProps {
  data: Dashboard
  query: FiguresQuery
  /** From how many days on. */
  choice: ReactNode
}

/** Cars that have stood for long, the longest first, and whether anybody looks at them. */
export function StandingCard({ data: { standing_stock }, query, choice }: StandingCardProps) {
  const { t } = useTranslation('car-figures')
  const words = useFigureWords()
  const carWords = useCarWords()
  return (
    <PlotCard
      title={t('standing.title')}
      description={t('standing.text', {
        count: standing_stock.count,
        value: carWords.price(standing_stock.value_cents),
      })}
      table="standing_stock"
      query={query}
      rows={standing_stock.cars}
      rowKey={({ car }) => wireId(CarId, car.id)}
      actions={choice}
      empty={t('standing.none')}
      columns={[
        { key: 'car', header: t('columns.car'), cell: ({ car }) => <CarName car={car} /> },
        { key: 'price', header: t('columns.price'), cell: ({ car }) => carWords.price(car.price_cents) },
        { key: 'days', header: t('columns.days'), cell: ({ days }) => words.count(days) },
        { key: 'recommended', header: t('columns.recommended'), cell: ({ recommended }) => words.count(recommended) },
        { key: 'opened', header: t('columns.opened'), cell: ({ opened }) => words.count(opened) },
        { key: 'leads', header: t('metrics.leads'), cell: ({ leads }) => words.count(leads) },
        { key: 'changes', header: t('columns.price_changes'), cell: ({ price_changes }) => words.count(price_changes) },
      ]}
    />
  )
}
