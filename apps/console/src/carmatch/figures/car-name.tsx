import { CarId } from '@recado/contracts/ids'
import { Link } from '@tanstack/react-router'
import { wireId } from '../../api/wire-id.ts'
import { CarPicture } from '../stock/car-picture.tsx'
import type { Dashboard } from './figures.api.ts'

/** A car in a table, leading to its page while it is there. */
export function CarName({ car }: { car: Dashboard['top_cars'][number]['car'] }) {
  return (
    <span className="flex items-center gap-2.5">
      <CarPicture url={car.small_photo_url} className="h-8 w-11" />
      {car.status === null ? (
        <span className="max-w-72 truncate">{car.title}</span>
      ) : (
        <Link
          to="/estoque/carros/$id"
          params={{ id: wireId(CarId, car.id) }}
          className="max-w-72 truncate hover:underline"
        >
          {car.title}
        </Link>
      )}
    </span>
  )
}
