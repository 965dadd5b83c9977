import { CAR_PAGES, type CarOnPage } from '@recado/contracts/car-pages'
import { useEffect, useState } from 'preact/hooks'
import { ask } from '../client/ask.ts'
import { useFavourites } from '../client/use-favourites.ts'
import { ComparePick } from '../compare/compare-pick.tsx'
import { Notice } from '../layout/notice.tsx'
import { usePage } from '../page-tools.ts'
import { CompareBar } from '../results/compare-bar.tsx'
import { CarCard } from '../stock/car-card.tsx'
import { ShareList } from './share-list.tsx'

type State = 'loading' | 'failed' | readonly CarOnPage[]

/** Cars that somebody keeps in mind: what became of them, side by side, and as a list to be sent on. */
export function FavouritesPage() {
  const { t, locale } = usePage()
  const { ids } = useFavourites()
  const [state, setState] = useState<State>('loading')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [tries, setTries] = useState(0)
  const asked = ids.join(',')
  useEffect(() => {
    if (asked === '') {
      setState([])
      return
    }
    let isStale = false
    ask<{ items: CarOnPage[] }>('listCarsByIds', { locale, query: new URLSearchParams({ ids: asked }) })
      .then(({ items }) => {
        if (!isStale) setState(items)
      })
      .catch(() => {
        if (!isStale) setState('failed')
      })
    return () => {
      isStale = true
    }
  }, [asked, locale, tries])
  const cars = typeof state === 'string' ? [] : state.filter(({ id }) => ids.includes(id))
  const gone = typeof state === 'string' ? 0 : ids.length - cars.length
  return (
    <>
      <h1 class="page-title">{t('favourites.title')}</h1>
      {state === 'loading' && (
        <p role="status" class="hero-lead">
          {t('favourites.loading')}
        </p>
      )}
      {state === 'failed' && (
        <Notice icon="alert" title={t('trouble.cut_title')} text={t('favourites.failed')}>
          <button type="button" class="button" onClick={() => setTries(tries + 1)}>
            {t('trouble.retry')}
          </button>
        </Notice>
      )}
      {typeof state !== 'string' && cars.length === 0 && (
        <Notice icon="heart" title={t('favourites.none_title')} text={t('favourites.none_text')}>
          <a class="button" href={CAR_PAGES.stock}>
            {t('stock.all')}
          </a>
        </Notice>
      )}
      {gone > 0 && <p class="callout">{t.count('favourites.gone', gone)}</p>}
      {cars.length > 0 && (
        <>
          <ShareList ids={cars.map(({ id }) => id)} />
          <ul class="grid">
            {cars.map((car) => (
              <li key={car.id}>
                <CarCard car={car} headingLevel={2}>
                  <ComparePick car={car} chosen={chosen} onChoose={setChosen} />
                </CarCard>
              </li>
            ))}
          </ul>
          <CompareBar chosen={chosen.filter((id) => ids.includes(id))} />
        </>
      )}
    </>
  )
}
