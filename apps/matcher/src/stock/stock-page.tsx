import { CAR_PAGES, type StockPageView } from '@recado/contracts/car-pages'
import { Icon } from '../layout/icon.tsx'
import { Notice } from '../layout/notice.tsx'
import { WhatsAppLink } from '../layout/whatsapp-link.tsx'
import { usePage } from '../page-tools.ts'
import { CarGrid } from './car-grid.tsx'
import { filterAddress } from './filter-address.ts'
import { Filters } from './filters.tsx'
import { SearchBox } from './search-box.tsx'

/** The shop's stock: search, filters, and cars to look at; the questionnaire is offered and never in the way. */
export function StockPage({ page }: { page: StockPageView }) {
  const { t, shop, config } = usePage()
  if (config.stock.count === 0) {
    return (
      <Notice
        level={1}
        icon="search"
        title={t('stock.empty_title')}
        text={t('stock.empty_text', { company: shop.name })}
      >
        <WhatsAppLink look="button" />
      </Notice>
    )
  }
  const isFiltered = Object.keys(page.filters).length > 0 || !page.is_first
  return (
    <>
      <section class={isFiltered ? 'hero hero-small' : 'hero'}>
        <h1>{t('stock.title', { company: shop.name })}</h1>
        {!isFiltered && <p class="hero-lead">{t.count('stock.lead', config.stock.count)}</p>}
        <SearchBox examples={!isFiltered} />
        {!isFiltered && <FindDoor />}
      </section>
      <section aria-labelledby="stock-title">
        <Kinds page={page} />
        <div class="stock-bar">
          <h2 id="stock-title">{t(isFiltered ? 'stock.found' : 'stock.all_title')}</h2>
          <Filters filters={page.filters} />
        </div>
        {page.cars.length === 0 ? (
          <Notice icon="search" title={t('stock.none_title')} text={t('stock.none_text')}>
            <a class="button" href={CAR_PAGES.stock}>
              {t('stock.all')}
            </a>
            <a class="button button-quiet" href={CAR_PAGES.find}>
              {t('nav.find_long')}
            </a>
          </Notice>
        ) : (
          <CarGrid cars={page.cars} isTop />
        )}
        <Pager page={page} />
      </section>
    </>
  )
}

function FindDoor() {
  const { t } = usePage()
  return (
    <a class="find-door" href={CAR_PAGES.find}>
      <span class="find-door-icon">
        <Icon name="sparkle" />
      </span>
      <span class="find-door-words">
        <strong>{t('find.door_title')}</strong>
        <span>{t('find.door_text')}</span>
      </span>
      <Icon name="right" />
    </a>
  )
}

/** Kinds of cars, one press each. */
function Kinds({ page: { filters } }: { page: StockPageView }) {
  const { t, config } = usePage()
  if (config.stock.bodies.length < 2) return null
  return (
    <nav class="kinds" aria-label={t('filter.body')}>
      {config.stock.bodies.slice(0, 7).map(({ value, label, count }) => {
        const isOn = filters.tipo === value
        return (
          <a
            key={value}
            class={isOn ? 'chip chip-on' : 'chip'}
            href={filterAddress(filters, 'tipo', isOn ? undefined : value)}
            {...(isOn ? { 'aria-current': 'true' as const } : {})}
          >
            <span class="chip-word">{label}</span> <small>{count}</small>
          </a>
        )
      })}
    </nav>
  )
}

function Pager({ page: { filters, is_first, next } }: { page: StockPageView }) {
  const { t } = usePage()
  if (is_first && next === null) return null
  return (
    <nav class="pager" aria-label={t('pager.label')}>
      {!is_first && (
        <a class="button button-quiet" href={filterAddress(filters, 'ordem', filters.ordem)}>
          {t('pager.first')}
        </a>
      )}
      {next !== null && (
        <a class="button" rel="next" href={next}>
          {t('pager.next')}
        </a>
      )}
    </nav>
  )
}
