import { CAR_PAGES, type MissingPageView } from '@recado/contracts/car-pages'
import { Notice } from '../layout/notice.tsx'
import { usePage } from '../page-tools.ts'
import { CarGrid } from '../stock/car-grid.tsx'
import { SearchBox } from '../stock/search-box.tsx'

/** No such address: what else there is. */
export function MissingPage({ page: { cars } }: { page: MissingPageView }) {
  const { t } = usePage()
  return (
    <>
      <Notice level={1} icon="search" title={t('missing.title')} text={t('missing.text')}>
        <a class="button" href={CAR_PAGES.stock}>
          {t('stock.all')}
        </a>
        <a class="button button-quiet" href={CAR_PAGES.find}>
          {t('nav.find_long')}
        </a>
      </Notice>
      <SearchBox />
      {cars.length > 0 && (
        <section class="part">
          <h2>{t('missing.newest')}</h2>
          <CarGrid cars={cars} />
        </section>
      )}
    </>
  )
}
