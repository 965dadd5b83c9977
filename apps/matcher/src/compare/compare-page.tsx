import { CAR_PAGES, type ComparePageView, carPagePath } from '@recado/contracts/car-pages'
import { nameCar } from '../car/say-car.ts'
import { Icon } from '../layout/icon.tsx'
import { Notice } from '../layout/notice.tsx'
import { usePage } from '../page-tools.ts'
import { compareRows } from './compare-rows.ts'

/** Cars side by side; what is best of each row is marked where one can say so. */
export function ComparePage({ page: { cars } }: { page: ComparePageView }) {
  const { t, formats } = usePage()
  if (cars.length === 0) {
    return (
      <Notice level={1} icon="scale" title={t('compare.none_title')} text={t('compare.none_text')}>
        <a class="button" href={CAR_PAGES.favourites}>
          {t('nav.favourites')}
        </a>
        <a class="button button-quiet" href={CAR_PAGES.stock}>
          {t('stock.all')}
        </a>
      </Notice>
    )
  }
  const rows = compareRows(cars, { price: t('compare.price'), fipe: t('compare.fipe'), money: formats.money })
  return (
    <>
      <h1 class="page-title">{t('compare.title')}</h1>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by the keyboard */}
      <section class="compare" tabIndex={0} aria-label={t('compare.title')}>
        <table>
          <thead>
            <tr>
              <td />
              {cars.map((car) => (
                <th key={car.id} scope="col">
                  {car.small_photo_url !== null && (
                    <img src={car.small_photo_url} width="400" height="300" alt="" decoding="async" />
                  )}
                  <a href={carPagePath(car)}>{nameCar(car)}</a>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, label, cells, best }) => (
              <tr key={key}>
                <th scope="row">{label}</th>
                {cells.map((cell, place) => (
                  <td key={cars[place]?.id} class={best.includes(place) ? 'best' : undefined}>
                    {cell ?? <span class="nobody-says">{t('compare.unknown')}</span>}
                    {best.includes(place) && (
                      <>
                        <Icon name="check" />
                        <span class="unseen">{t('compare.best')}</span>
                      </>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p class="fine-print">{t('compare.note')}</p>
    </>
  )
}
