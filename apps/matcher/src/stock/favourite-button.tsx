import { track } from '../client/track.ts'
import { useFavourites } from '../client/use-favourites.ts'
import { Icon } from '../layout/icon.tsx'
import { usePage } from '../page-tools.ts'
import { surfaceOf } from '../surface-of.ts'

interface FavouriteButtonProps {
  car: { id: string; title: string }
  /** With its word beside. */
  wide?: boolean
}

/**
 * Keeps a car in mind, in this browser; works as soon as the page answers. Its name says what a press does, in words that
 * begin with the one beside the heart, so that who sees it can say it aloud.
 */
export function FavouriteButton({ car, wide = false }: FavouriteButtonProps) {
  const { t, kind } = usePage()
  const { ids, toggle } = useFavourites()
  const isKept = ids.includes(car.id)
  const name = t(isKept ? 'favourite.remove' : 'favourite.add', { car: car.title })
  return (
    <button
      type="button"
      class={wide ? 'button button-quiet' : 'heart'}
      data-kept={isKept}
      aria-label={name}
      title={name}
      onClick={() => {
        const event = isKept ? 'favourite_removed' : 'favourite_added'
        track({ kind: event, surface: surfaceOf(kind), car_id: car.id })
        toggle(car.id)
      }}
    >
      <Icon name="heart" filled={isKept} />
      {wide && <span aria-hidden="true">{t(isKept ? 'favourite.drop' : 'favourite.keep')}</span>}
    </button>
  )
}
