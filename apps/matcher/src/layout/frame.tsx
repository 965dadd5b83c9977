import { CAR_PAGES, type PageView } from '@recado/contracts/car-pages'
import type { ComponentChildren } from 'preact'
import { usePage } from '../page-tools.ts'
import { Footer } from './footer.tsx'
import { Header } from './header.tsx'
import { LineBanner } from './line-banner.tsx'

/** What stands around every page. */
export function Frame({ children }: { children: ComponentChildren }) {
  const { t, kind } = usePage()
  return (
    <>
      <a class="skip" href="#content">
        {t('skip')}
      </a>
      <Header current={CURRENT[kind]} />
      <LineBanner />
      <main id="content" tabIndex={-1} class={`page page-${kind}`}>
        {children}
      </main>
      <Footer />
    </>
  )
}

/** Which place of the navigation a page belongs to. */
const CURRENT: Partial<Record<PageView['kind'], string>> = {
  stock: CAR_PAGES.stock,
  find: CAR_PAGES.find,
  results: CAR_PAGES.find,
  favourites: CAR_PAGES.favourites,
}
