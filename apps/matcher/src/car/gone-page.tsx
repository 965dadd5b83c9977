import { CAR_PAGES, type GonePageView } from '@recado/contracts/car-pages'
import { Notice } from '../layout/notice.tsx'
import { usePage } from '../page-tools.ts'
import { CarGrid } from '../stock/car-grid.tsx'

/** It is sold, or no longer on offer: says so, and shows what there is. */
export function GonePage({ page: { cars } }: { page: GonePageView }) {
  const { t } = usePage()
  return (
    <>
      <Notice level={1} icon="check" title={t('gone.title')} text={t('gone.text')}>
        <a class="button" href={CAR_PAGES.stock}>
          {t('stock.all')}
        </a>
        <a class="button button-quiet" href={CAR_PAGES.find}>
          {t('nav.find_long')}
        </a>
      </Notice>
      {cars.length > 0 && (
        <section class="part">
          <h2>{t('gone.others')}</h2>
          <CarGrid cars={cars} />
        </section>
      )}
    </>
  )
}
