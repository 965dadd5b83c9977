import { CarId } from '@recado/contracts/ids'
import { useTranslation } from 'react-i18next'
import { wireId } from '../../api/wire-id.ts'
import { useFigureWords } from '../../screens/home/figures/use-figure-words.ts'
import { useCarWords } from '../stock/use-car-words.ts'
import { CarName } from './car-name.tsx'
import type { Dashboard, FiguresQuery } from './figures.api.ts'
import { PlotCard } from './plot-card.tsx'

/** The cars that are recommended most, and what comes of it. */
export function TopCarsCard({ data: { top_cars }, query }: { data: Dashboard; query: FiguresQuery }) {
  const { t } = useTranslation('car-figures')
  const words = useFigureWords()
  const carWords = useCarWords()
  return (
    <PlotCard
      title={t('top.title')}
      description={t('top.text')}
      table="top_cars"
      query={query}
      rows={top_cars}
      rowKey={({ car }) => wireId(CarId, car.id)}
      empty={t('nothing')}
      columns={[
        { key: 'car', header: t('columns.car'), cell: ({ car }) => <CarName car={car} /> },
        { key: 'price', header: t('columns.price'), cell: ({ car }) => carWords.price(car.price_cents) },
        {
          key: 'recommended',
          header: t('columns.recommended'),
          cell: ({ recommended }) => words.count(recommended.count),
        },
        { key: 'seen', header: t('columns.seen'), cell: ({ seen }) => words.count(seen) },
        { key: 'opened', header: t('columns.opened'), cell: ({ opened }) => words.count(opened) },
        { key: 'whatsapp', header: t('metrics.whatsapp'), cell: ({ whatsapp }) => words.count(whatsapp) },
        { key: 'leads', header: t('metrics.leads'), cell: ({ leads }) => words.count(leads.count) },
        { key: 'days', header: t('columns.days'), cell: ({ days_in_stock }) => words.count(days_in_stock) },
      ]}
    />
  )
}
