import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Badge } from '../../design/badge.tsx'
import { Skeleton } from '../../design/skeleton.tsx'
import { useRoleName } from '../../i18n/use-role-name.ts'
import { useMay, useMe } from '../../session/me-context.ts'
import { useFirstRun } from '../first-run/use-first-run.ts'
import { FirstSteps } from './first-steps.tsx'
import { greetingAt } from './greeting-at.ts'

const VerifyNotice = lazy(() => import('./verify-notice.tsx').then((file) => ({ default: file.VerifyNotice })))
const FirstRun = lazy(() => import('../first-run/first-run.tsx').then((file) => ({ default: file.FirstRun })))
const OwnWaiting = lazy(() => import('./figures/own-waiting.tsx').then((file) => ({ default: file.OwnWaiting })))
const WaitingCard = lazy(() => import('./waiting-card.tsx').then((file) => ({ default: file.WaitingCard })))
const Figures = lazy(() => import('./figures/figures.tsx').then((file) => ({ default: file.Figures })))

/** Who waits, how it went, and the one thing to do next. */
export function HomeScreen() {
  const { t } = useTranslation('home')
  const me = useMe()
  const may = useMay()
  const roleName = useRoleName()
  const { first, inbox } = useFirstRun()
  const where = me.tenant?.name ?? me.partner?.name
  const role = roleName(me.role.key, me.role.name)
  const firstName = me.name.split(' ')[0] ?? me.name
  return (
    <div className="mx-auto grid w-full max-w-260 gap-6 px-4 py-8 sm:px-8 sm:py-10">
      <header className="grid gap-2">
        <h1 className="text-28 font-semibold tracking-tight">
          {t(`greeting.${greetingAt(new Date())}`, { name: firstName })}
        </h1>
        <p className="flex flex-wrap items-center gap-2 text-14 text-ink-soft">
          <span>{where === undefined ? role : t('you_are', { role, where })}</span>
          <Badge tone="accent">{t(`realm.${me.realm}`)}</Badge>
          {me.tenant?.status === 'trial' && <Badge tone="warn">{t('trial')}</Badge>}
          {me.tenant?.status === 'past_due' && <Badge tone="bad">{t('past_due')}</Badge>}
        </p>
      </header>
      {!me.email_verified && (
        <Suspense fallback={<Skeleton className="h-14 w-full" />}>
          <VerifyNotice />
        </Suspense>
      )}
      {first === true ? (
        <Suspense fallback={<Skeleton className="h-64 w-full" />}>
          <FirstRun inbox={inbox} />
        </Suspense>
      ) : (
        me.tenant !== null &&
        may('conversations.read') &&
        !may('reports.read') && (
          <>
            <Suspense fallback={<Skeleton className="h-16 w-full" />}>
              <OwnWaiting />
            </Suspense>
            <Suspense fallback={<Skeleton className="h-40 w-full" />}>
              <WaitingCard />
            </Suspense>
          </>
        )
      )}
      {first === false && me.tenant !== null && may('reports.read') && (
        <Suspense fallback={<Skeleton className="h-64 w-full" />}>
          <Figures />
        </Suspense>
      )}
      <FirstSteps />
    </div>
  )
}
