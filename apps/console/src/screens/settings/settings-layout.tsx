import { Link, Navigate, Outlet, useLocation } from '@tanstack/react-router'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../session/me-context.ts'
import { PageSkeleton } from '../../shell/page-skeleton.tsx'
import { type SettingsPlace, settingsOf } from '../../shell/places.ts'

const GROUPS = ['personal', 'service', 'company', 'technical'] as const

/** List on the left, page on the right; on phones one after the other. What somebody may not open is not listed. */
export function SettingsLayout() {
  const { t } = useTranslation()
  const me = useMe()
  const { pathname } = useLocation()
  const places = settingsOf(me)
  const atList = pathname === '/configuracoes' || pathname === '/configuracoes/'
  // Beside a page, the page's own title is the heading.
  const Title = atList ? 'h1' : 'p'
  // The address is already another while this is still drawn: who is on the way out is not led back.
  const leaving = !pathname.startsWith('/configuracoes')
  const allowed = atList || leaving || places.some(({ to }) => pathname.startsWith(to))
  // One of a list, such as a channel: back leads to its list.
  const within = places.find(({ to }) => pathname.startsWith(`${to}/`))
  if (!allowed) return <Navigate to="/configuracoes" replace />
  return (
    <div className="md:grid md:min-h-dvh md:grid-cols-[220px_minmax(0,1fr)]">
      <aside className={`${atList ? '' : 'hidden'} border-line px-3 py-6 md:block md:border-r`}>
        <Title className="mb-4 px-2.5 text-20 font-semibold md:text-14">{t('places.settings')}</Title>
        <nav aria-label={t('places.settings')} className="grid gap-5">
          {GROUPS.map((group) => (
            <SettingsGroup
              key={group}
              title={t(`settings_groups.${group}`)}
              places={places.filter((place) => place.group === group)}
            />
          ))}
        </nav>
      </aside>
      <div className={`${atList ? 'hidden md:block' : ''} mx-auto w-full max-w-240 min-w-0 px-4 py-6 sm:px-8 sm:py-8`}>
        {atList && <FirstPlace />}
        <Link
          to={within?.to ?? '/configuracoes'}
          className="mb-3 inline-flex items-center gap-1 text-13 text-ink-soft md:hidden"
        >
          <ChevronLeft size={16} aria-hidden />
          {t(`places.${within?.key ?? 'settings'}`)}
        </Link>
        <Suspense fallback={<PageSkeleton />}>
          <Outlet />
        </Suspense>
      </div>
    </div>
  )
}

function SettingsGroup({ title, places }: { title: string; places: readonly SettingsPlace[] }) {
  const { t } = useTranslation()
  if (places.length === 0) return null
  return (
    <div>
      <h2 className="mb-1 px-2.5 text-12 font-medium text-ink-faint">{title}</h2>
      {places.map(({ key, to, icon: Icon }) => (
        <Link
          key={key}
          to={to}
          className="flex min-h-11 items-center gap-2.5 rounded-8 px-2.5 text-14 text-ink-soft transition-colors duration-120 hover:bg-hover hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:text-accent-text md:min-h-8 md:text-13"
        >
          <Icon size={16} strokeWidth={1.75} aria-hidden />
          <span className="flex-1">{t(`places.${key}`)}</span>
          <ChevronRight size={16} className="text-ink-faint md:hidden" aria-hidden />
        </Link>
      ))}
    </div>
  )
}

/** Desks show list and page together, so the list alone opens its first page; phones stay at the list. */
function FirstPlace() {
  return window.matchMedia('(width >= 48rem)').matches ? <Navigate to="/configuracoes/conta" replace /> : null
}
