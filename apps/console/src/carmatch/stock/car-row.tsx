import type { CarView } from '@recado/contracts/cars'
import { CarId } from '@recado/contracts/ids'
import { Link } from '@tanstack/react-router'
import { MoreHorizontal } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { wireId } from '../../api/wire-id.ts'
import { Badge } from '../../design/badge.tsx'
import { Button } from '../../design/button.tsx'
import { Menu } from '../../design/menu.tsx'
import { useMay } from '../../session/me-context.ts'
import { StatusItems } from '../car/status-items.tsx'
import { CarPicture } from './car-picture.tsx'
import { STATUS_TONES, useCarWords } from './use-car-words.ts'
import { useStatusActs } from './use-status-acts.ts'

/** A car in the list: its photo, what it is, what it costs, how it stands. */
export function CarRow({ car }: { car: CarView }) {
  const { t } = useTranslation('stock')
  const words = useCarWords()
  const act = useStatusActs(car)
  const writes = useMay()('cars.write')
  const to = { to: '/estoque/carros/$id', params: { id: wireId(CarId, car.id) } } as const
  const days = words.days(car)
  return (
    <li className="relative flex items-center gap-3 border-b border-line px-3 py-2.5 last:border-0 hover:bg-hover/50 sm:gap-4 sm:px-4">
      <CarPicture url={car.photo_url} className="h-14 w-19 sm:h-15 sm:w-20" />
      <div className="grid min-w-0 flex-1 gap-0.5">
        <Link
          {...to}
          className="line-clamp-2 text-14 font-medium after:absolute after:inset-0 after:content-[''] hover:underline sm:line-clamp-1"
        >
          {car.title}
        </Link>
        <span className="text-12 text-ink-soft sm:truncate sm:text-13">{words.facts(car)}</span>
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1 text-12 text-ink-faint">
          <span className="text-14 font-semibold text-ink sm:hidden">{words.price(car.price_cents)}</span>
          {car.status !== 'available' && <Badge tone={STATUS_TONES[car.status]}>{t(`status.${car.status}`)}</Badge>}
          {car.status === 'available' && <span>{t('days_in_stock', { count: days })}</span>}
          {car.photo_count === 0 && <span>{t('no_photo')}</span>}
        </span>
      </div>
      <span className="hidden shrink-0 text-14 font-semibold tabular-nums sm:block">
        {words.price(car.price_cents)}
      </span>
      {writes && (
        // Above the link that covers the row.
        <span className="relative z-10">
          <Menu
            trigger={
              <Button kind="ghost" size="icon" aria-label={t('more_of', { car: car.title })}>
                <MoreHorizontal size={16} aria-hidden />
              </Button>
            }
          >
            <StatusItems status={car.status} onChange={(next) => act.mutate(next)} />
          </Menu>
        </span>
      )}
    </li>
  )
}
