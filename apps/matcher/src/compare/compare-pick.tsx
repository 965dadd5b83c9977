import { MOST_COMPARED } from '@recado/contracts/car-pages'
import { usePage } from '../page-tools.ts'

interface ComparePickProps {
  car: { id: string; title: string }
  chosen: readonly string[]
  onChoose(ids: readonly string[]): void
}

/** Takes a car among those to be compared. */
export function ComparePick({ car, chosen, onChoose }: ComparePickProps) {
  const { t } = usePage()
  const isChosen = chosen.includes(car.id)
  return (
    <label class="tick compare-pick">
      <input
        type="checkbox"
        checked={isChosen}
        disabled={!isChosen && chosen.length >= MOST_COMPARED}
        onChange={() => onChoose(isChosen ? chosen.filter((id) => id !== car.id) : [...chosen, car.id])}
      />
      <span>
        {t('compare.pick')} <span class="unseen">{car.title}</span>
      </span>
    </label>
  )
}
