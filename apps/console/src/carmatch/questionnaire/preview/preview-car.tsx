import { CarId } from '@recado/contracts/ids'
import type { MatchedCar } from '@recado/contracts/recommendations'
import { Link } from '@tanstack/react-router'
import { Minus, Plus } from 'lucide-react'
import { wireId } from '../../../api/wire-id.ts'
import { CarPicture } from '../../stock/car-picture.tsx'
import { useCarWords } from '../../stock/use-car-words.ts'

/** A car as it is recommended: price, why, and what one gives up. */
export function PreviewCar({ car }: { car: MatchedCar }) {
  const words = useCarWords()
  const against = [...car.misses, ...(car.trade_off === null ? [] : [car.trade_off])]
  return (
    <li className="flex gap-3 border-b border-line px-4 py-3 last:border-0">
      <CarPicture url={car.small_photo_url} className="h-14 w-19" />
      <div className="grid min-w-0 flex-1 content-start gap-1">
        <span className="flex flex-wrap items-baseline justify-between gap-x-3">
          <Link
            to="/estoque/carros/$id"
            params={{ id: wireId(CarId, car.id) }}
            className="min-w-0 text-13 font-medium hover:underline"
          >
            {car.title}
          </Link>
          <span className="text-13 font-semibold tabular-nums">{words.price(car.price_cents)}</span>
        </span>
        <ul className="grid gap-0.5 text-12">
          {car.reasons.map((reason) => (
            <li key={reason} className="flex gap-1.5 text-ink-soft">
              <Plus size={12} className="mt-0.5 shrink-0 text-good" aria-hidden />
              {reason}
            </li>
          ))}
          {against.map((reason) => (
            <li key={reason} className="flex gap-1.5 text-ink-soft">
              <Minus size={12} className="mt-0.5 shrink-0 text-warn" aria-hidden />
              {reason}
            </li>
          ))}
        </ul>
      </div>
    </li>
  )
}
