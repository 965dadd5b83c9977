import { CAR_PAGES, type SharedPageView } from '@recado/contracts/car-pages'
import { Notice } from '../layout/notice.tsx'
import { usePage } from '../page-tools.ts'
import { CarGrid } from '../stock/car-grid.tsx'

/** Cars that somebody picked and sent on. */
export function SharedPage({ page: { shared } }: { page: SharedPageView }) {
  const { t, shop } = usePage()
  return (
    <>
      <h1 class="page-title">{t('shared.title')}</h1>
      <p class="hero-lead">{t.count('shared.text', shared.cars.length, { company: shop.name })}</p>
      {shared.gone > 0 && <p class="callout">{t.count('favourites.gone', shared.gone)}</p>}
      {shared.cars.length === 0 ? (
        <Notice icon="search" title={t('gone.title')} text={t('gone.text')}>
          <a class="button" href={CAR_PAGES.stock}>
            {t('stock.all')}
          </a>
        </Notice>
      ) : (
        <CarGrid cars={shared.cars} isTop />
      )}
    </>
  )
}
