import type { CarOnPage } from '@recado/contracts/car-pages'
import { CarCard } from './car-card.tsx'

/** Pictures that a phone, or a desk, shows before anybody scrolls. */
const IN_SIGHT = 2

export function CarGrid({ cars, isTop = false }: { cars: readonly CarOnPage[]; isTop?: boolean }) {
  return (
    <ul class="grid">
      {cars.map((car, index) => (
        <li key={car.id}>
          <CarCard car={car} position={index + 1} isFirst={isTop && index < IN_SIGHT} />
        </li>
      ))}
    </ul>
  )
}
