import type { ListOnPage } from '@recado/contracts/car-pages'
import { ComparePick } from '../compare/compare-pick.tsx'
import { CarCard } from '../stock/car-card.tsx'

interface ResultListProps {
  list: ListOnPage
  isBusy: boolean
  /** Ids of those to be compared. */
  chosen: readonly string[]
  onChoose(ids: readonly string[]): void
}

export function ResultList({ list, isBusy, chosen, onChoose }: ResultListProps) {
  return (
    <ol class={isBusy ? 'grid grid-busy' : 'grid'} aria-busy={isBusy}>
      {list.items.map((car, index) => (
        <li key={car.id}>
          <CarCard car={car} recommendationId={list.id} position={car.position} headingLevel={2} isFirst={index < 2}>
            <ComparePick car={car} chosen={chosen} onChoose={onChoose} />
          </CarCard>
        </li>
      ))}
    </ol>
  )
}
