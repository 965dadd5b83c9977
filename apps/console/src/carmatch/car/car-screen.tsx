import type { CarView } from '@recado/contracts/cars'
import { CarId } from '@recado/contracts/ids'
import { Link, useParams } from '@tanstack/react-router'
import { ChevronDown, ChevronLeft, Rss } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Badge } from '../../design/badge.tsx'
import { Button } from '../../design/button.tsx'
import { ErrorState } from '../../design/error-state.tsx'
import { Menu } from '../../design/menu.tsx'
import { Notice } from '../../design/notice.tsx'
import { PageHeader } from '../../design/page-header.tsx'
import { useFreshQuery } from '../../forms/use-fresh-query.ts'
import { useServices } from '../../services.ts'
import { useMay } from '../../session/me-context.ts'
import { NotFound } from '../../shell/not-found.tsx'
import { PageSkeleton } from '../../shell/page-skeleton.tsx'
import { CarFipe } from '../fipe/car-fipe.tsx'
import { carKeys, getCar } from '../stock/stock.api.ts'
import { STATUS_TONES, useCarWords } from '../stock/use-car-words.ts'
import { useStatusActs } from '../stock/use-status-acts.ts'
import { AdText } from './ad-text.tsx'
import { CarFacts } from './car-facts.tsx'
import { CarForm } from './car-form.tsx'
import { CarPhotos } from './car-photos.tsx'
import { PriceHistory } from './price-history.tsx'
import { StatusItems } from './status-items.tsx'

/** One car, or a new one at `/novo`. */
export function CarScreen() {
  const { t } = useTranslation('stock')
  const { id: wire } = useParams({ from: '/inside/estoque/carros/$id' })
  const writes = useMay()('cars.write')
  const id = CarId.safeParse(wire).data
  return (
    <>
      <Link to="/estoque" className="mb-3 inline-flex items-center gap-1 text-13 text-ink-soft hover:text-ink">
        <ChevronLeft size={16} aria-hidden />
        {t('title')}
      </Link>
      {wire === 'novo' && writes ? (
        <div className="max-w-220">
          <PageHeader title={t('new')} description={t('form.new_text')} />
          <CarForm />
        </div>
      ) : id === undefined ? (
        <NotFound />
      ) : (
        <StoredCar key={id} id={id} />
      )}
    </>
  )
}

function StoredCar({ id }: { id: CarId }) {
  const { http } = useServices()
  const car = useFreshQuery(carKeys.car(id), () => getCar(http, id))
  if (car.error) return <ErrorState page error={car.error} onRetry={car.retry} />
  return car.data === undefined ? <PageSkeleton /> : <CarPage car={car.data} />
}

function CarPage({ car }: { car: CarView }) {
  const { t } = useTranslation('stock')
  const words = useCarWords()
  const writes = useMay()('cars.write')
  const act = useStatusActs(car)
  return (
    <>
      <PageHeader
        title={car.title}
        description={[words.facts(car), t('days_in_stock', { count: words.days(car) })].filter(Boolean).join(' · ')}
        actions={
          writes ? (
            <Menu
              trigger={
                <Button busy={act.isPending}>
                  <Badge tone={STATUS_TONES[car.status]}>{t(`status.${car.status}`)}</Badge>
                  {t('change_status')}
                  <ChevronDown size={14} aria-hidden />
                </Button>
              }
            >
              <StatusItems status={car.status} onChange={(next) => act.mutate(next)} />
            </Menu>
          ) : (
            <Badge tone={STATUS_TONES[car.status]}>{t(`status.${car.status}`)}</Badge>
          )
        }
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_360px]">
        <div className="grid min-w-0 gap-4">
          {writes && car.feed_id !== null && (
            <Notice icon={Rss} tone="accent">
              {t('from_feed')}
            </Notice>
          )}
          {writes ? <CarForm car={car} /> : <CarFacts car={car} />}
        </div>
        <div className="grid gap-4 max-lg:-order-1">
          <CarPhotos car={car} />
          <CarFipe car={car} />
          <PriceHistory id={car.id} price={car.price_cents} />
          {(car.status === 'available' || car.status === 'reserved') && <AdText car={car} />}
        </div>
      </div>
    </>
  )
}
