import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { type ReactNode, useEffect } from 'react'
import { Unreachable } from '../api/api-problem.ts'
import { ErrorState } from '../design/error-state.tsx'
import { ToastProvider } from '../design/toast.tsx'
import { storedLocale } from '../i18n/create-i18n.ts'
import { InboxProvider } from '../inbox/inbox-provider.tsx'
import { useServices } from '../services.ts'
import { MeContext, meQuery } from '../session/me-context.ts'
import { useTenantConfig } from '../session/tenant-config.ts'
import { useSessionState } from '../session/use-session-state.ts'
import { AppShell } from './app-shell.tsx'
import { ShellSkeleton } from './shell-skeleton.tsx'

/**
 * Lets in who is signed in; others go to the door, and from there back to where they wanted.
 * @param children in place of the shell, for a page that stands alone.
 */
export function SignedArea({ children }: { children?: ReactNode }) {
  const { http, session, i18n, queries } = useServices()
  const state = useSessionState()
  const router = useRouter()
  const { demo_doors: demoDoors } = useTenantConfig()
  const me = useQuery({ ...meQuery(http), enabled: state === 'signed_in' })

  useEffect(() => {
    if (state !== 'signed_out') return
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'tenant-config' })
    // Read here and not while rendering: the location already changes while this area is still on the page.
    const { href } = router.state.location
    if (href === '/' && demoDoors) return void router.navigate({ to: '/demo', replace: true })
    void router.navigate({ to: '/entrar', search: href === '/' ? {} : { depois: href }, replace: true })
  }, [state, queries, router, demoDoors])
  // The account's language counts until somebody chooses one on this device.
  useEffect(() => {
    if (me.data && storedLocale() === undefined) void i18n.changeLanguage(me.data.locale)
  }, [me.data, i18n])

  // With what was read the last time the console opens without a line; the banner says so.
  if (state === 'unreachable' && me.data === undefined)
    return <ErrorPage error={new Unreachable()} onRetry={() => void session.renew(undefined)} />
  if (me.isError && me.data === undefined) return <ErrorPage error={me.error} onRetry={() => void me.refetch()} />
  if (me.data === undefined || state === 'signed_out') return <ShellSkeleton />
  return (
    <MeContext value={me.data}>
      <ToastProvider>
        {children ?? (
          <InboxProvider>
            <AppShell />
          </InboxProvider>
        )}
      </ToastProvider>
    </MeContext>
  )
}

function ErrorPage(props: { error: unknown; onRetry(): void }) {
  return (
    <main className="grid min-h-dvh place-items-center">
      <ErrorState page {...props} />
    </main>
  )
}
