import { CAR_PAGES } from '@recado/contracts/car-pages'
import { useFavourites } from '../client/use-favourites.ts'
import { usePage } from '../page-tools.ts'
import { Icon } from './icon.tsx'

export function Header({ current }: { current: string | undefined }) {
  const { t, shop, brand } = usePage()
  const { ids } = useFavourites()
  const mark = (path: string) => (path === current ? { 'aria-current': 'page' as const } : {})
  return (
    <header class="header">
      <div class="header-row">
        <a class="brand" href={CAR_PAGES.stock}>
          {brand.logo_url === null ? (
            <>
              <span class="brand-mark" aria-hidden="true">
                {shop.name.slice(0, 1)}
              </span>
              <span class="brand-name">{shop.name}</span>
            </>
          ) : (
            <img src={brand.logo_url} alt={shop.name} height="36" />
          )}
        </a>
        <nav class="nav" aria-label={t('nav.label')}>
          <a class="nav-link nav-stock" href={CAR_PAGES.stock} {...mark(CAR_PAGES.stock)}>
            {t('nav.stock')}
          </a>
          <a class="nav-link" href={CAR_PAGES.find} {...mark(CAR_PAGES.find)}>
            <Icon name="sparkle" />
            <span class="nav-word">{t('nav.find')}</span>
          </a>
          <a class="nav-link" href={CAR_PAGES.favourites} {...mark(CAR_PAGES.favourites)}>
            <Icon name="heart" />
            <span class="nav-word nav-word-wide">{t('nav.favourites')}</span>
            {ids.length > 0 && (
              <span class="count">
                <span aria-hidden="true">{ids.length}</span>
                <span class="unseen">{t.count('nav.saved', ids.length)}</span>
              </span>
            )}
          </a>
        </nav>
      </div>
    </header>
  )
}
