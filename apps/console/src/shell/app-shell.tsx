import { Outlet, useParams } from '@tanstack/react-router'
import { clsx } from 'clsx'
import { lazy, Suspense, useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LeaveGuard } from '../forms/leave-guard.tsx'
import { BeginHost } from '../screens/inbox/begin/begin-host.tsx'
import { useWide } from '../screens/inbox/use-wide.ts'
import { ImpersonationBanner } from './impersonation-banner.tsx'
import { PageSkeleton } from './page-skeleton.tsx'
import { PaletteOpening } from './palette-opening.tsx'
import { paletteRequests } from './palette-requests.ts'
import { Rail } from './rail.tsx'
import { TabBar } from './tab-bar.tsx'

const loadPalette = () => import('./command-palette.tsx').then((file) => ({ default: file.CommandPalette }))
const CommandPalette = lazy(loadPalette)
/** Tailwind's md, in its own unit. */
const FROM_TABLET = '(min-width: 48rem)'
/** After the first page is drawn: who presses ⌘K types on at once. */
const PRELOAD_AFTER_MS = 2_000

/** Rail (tabs on phones), banners, and the page. ⌘K or Ctrl K opens the palette from anywhere. */
export function AppShell() {
  // A conversation on a phone has the whole screen: its own way back leads to list and tabs.
  const reading = useParams({ strict: false }).conversationId !== undefined
  const phone = !useWide(FROM_TABLET)
  const { t } = useTranslation()
  const [palette, setPalette] = useState(false)
  const [typed, setTyped] = useState('')
  const openPalette = useCallback((text: string) => {
    setTyped(text)
    setPalette(true)
  }, [])
  paletteRequests.useRequests(openPalette)
  const typeOn = useCallback((text: string) => setTyped((before) => before + text), [])
  useEffect(() => {
    // Without a line it is fetched when it is asked for.
    const timer = setTimeout(() => loadPalette().catch(() => undefined), PRELOAD_AFTER_MS)
    return () => clearTimeout(timer)
  }, [])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey)) return
      event.preventDefault()
      setTyped('')
      setPalette((open) => !open)
    }
    // Before a field that keeps its keys to itself.
    window.addEventListener('keydown', onKey, { capture: true })
    return () => window.removeEventListener('keydown', onKey, { capture: true })
  }, [])
  return (
    <div className="grid min-h-0 flex-1 md:grid-cols-[60px_minmax(0,1fr)]">
      <a
        href="#page"
        className="sr-only z-50 rounded-8 bg-raised px-3 py-2 focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        {t('shell.skip')}
      </a>
      <Rail onSearch={() => openPalette('')} />
      <div className={clsx('flex min-w-0 flex-col md:pb-0', reading ? 'pb-0' : 'pb-17')}>
        <ImpersonationBanner />
        <main id="page" tabIndex={-1} className="relative min-w-0 flex-1 outline-none">
          <Suspense fallback={<PageSkeleton />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
      {!(reading && phone) && <TabBar />}
      <BeginHost />
      <LeaveGuard />
      {palette && (
        <Suspense fallback={<PaletteOpening label={t('shell.search')} onType={typeOn} />}>
          <CommandPalette typed={typed} onClose={() => setPalette(false)} />
        </Suspense>
      )}
    </div>
  )
}
