import { Link, Outlet, useLocation } from '@tanstack/react-router'
import { Suspense, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../session/me-context.ts'
import { PageSkeleton } from '../shell/page-skeleton.tsx'

const PAGES = [
  { key: 'cars', to: '/estoque', permission: 'cars.read' },
  { key: 'leads', to: '/estoque/leads', permission: 'leads.read' },
  { key: 'questions', to: '/estoque/perguntas', permission: 'catalogue.manage' },
  { key: 'figures', to: '/estoque/resultados', permission: 'reports.read' },
  { key: 'imports', to: '/estoque/importar', permission: 'cars.write' },
  { key: 'sources', to: '/estoque/origens', permission: 'catalogue.manage' },
  { key: 'crm', to: '/estoque/crm', permission: 'catalogue.manage' },
  { key: 'learning', to: '/estoque/aprendizado', permission: 'catalogue.manage' },
] as const

/** The stock's pages, side by side: what somebody may not open is not named. */
export function StockLayout() {
  const { t } = useTranslation('stock')
  const may = useMay()
  const pages = PAGES.filter(({ permission }) => may(permission))
  const path = useLocation({ select: ({ pathname }) => pathname })
  const nav = useRef<HTMLElement>(null)
  // On a phone the row is wider than the screen: where one is must be seen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the mark moves with the path.
  useEffect(() => {
    nav.current?.querySelector('[aria-current=page]')?.scrollIntoView({ inline: 'center', block: 'nearest' })
  }, [path])
  return (
    <div className="mx-auto w-full max-w-300 px-4 pt-4 pb-8 sm:px-8">
      {pages.length > 1 && (
        <nav ref={nav} aria-label={t('pages.label')} className="mb-6 flex gap-5 overflow-x-auto border-b border-line">
          {pages.map(({ key, to }) => (
            <Link
              key={key}
              to={to}
              activeOptions={{ exact: to === '/estoque', includeSearch: false }}
              className="-mb-px flex h-10 shrink-0 items-center border-b-2 border-transparent px-0.5 text-13 font-medium text-ink-soft transition-colors duration-120 -outline-offset-2 hover:text-ink aria-[current=page]:border-accent-text aria-[current=page]:text-ink pointer-coarse:h-11"
            >
              {t(`pages.${key}`)}
            </Link>
          ))}
        </nav>
      )}
      <Suspense fallback={<PageSkeleton />}>
        <Outlet />
      </Suspense>
    </div>
  )
}
