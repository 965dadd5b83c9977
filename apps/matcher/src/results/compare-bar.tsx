import { CAR_IDS, CAR_PAGES } from '@recado/contracts/car-pages'
import { track } from '../client/track.ts'
import { Icon } from '../layout/icon.tsx'
import { usePage } from '../page-tools.ts'

/** Stands at the foot of the screen while cars are chosen to be compared. */
export function CompareBar({ chosen }: { chosen: readonly string[] }) {
  const { t, kind } = usePage()
  return (
    <div class="compare-bar" role="status">
      {chosen.length > 0 && (
        <div class="compare-bar-row">
          <span>{chosen.length < 2 ? t('compare.more') : t.count('compare.chosen', chosen.length)}</span>
          {chosen.length > 1 && (
            <a
              class="button"
              href={`${CAR_PAGES.compare}?${new URLSearchParams({ [CAR_IDS]: chosen.join(',') })}`}
              onClick={() => track({ kind: 'compared', surface: kind === 'results' ? 'results' : 'favourites' })}
            >
              <Icon name="scale" />
              {t('compare.door')}
            </a>
          )}
        </div>
      )}
    </div>
  )
}
