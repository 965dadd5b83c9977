import type { DemoDoor } from '@recado/contracts/demo'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, Navigate, useNavigate } from '@tanstack/react-router'
import { CircleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { BrandMark } from '../../design/brand-mark.tsx'
import { ErrorState } from '../../design/error-state.tsx'
import { Notice } from '../../design/notice.tsx'
import { Skeleton } from '../../design/skeleton.tsx'
import { LocaleSwitch } from '../../i18n/locale-switch.tsx'
import { useServices } from '../../services.ts'
import { enterConsole } from '../../session/enter-console.ts'
import { useTenantConfig } from '../../session/tenant-config.ts'
import { AuthHeading, linkStyle } from '../auth/auth-heading.tsx'
import { doorsQuery, openDoor } from './demo.api.ts'
import { Door, DoorLink } from './door.tsx'

/** The first page of the demo: five people, five consoles, nothing to type. */
export function DoorsScreen() {
  const { t } = useTranslation('demo')
  const services = useServices()
  const navigate = useNavigate()
  const { name, branding, demo_doors } = useTenantConfig()
  const company = branding.company_name || name
  const doors = useQuery({ ...doorsQuery(services.publicHttp), enabled: demo_doors })
  const opening = useMutation({
    mutationFn: async (door: DemoDoor) => {
      const stays = enterConsole(services, await openDoor(services.publicHttp, door), FIRST_PAGES[door])
      if (stays) await navigate({ to: '/' })
      // The page is being left: the door stays open until the next one is there.
      else await new Promise<never>(() => undefined)
    },
  })

  if (!demo_doors) return <Navigate to="/entrar" replace />
  return (
    <div className="flex min-h-dvh flex-col bg-canvas">
      <main className="mx-auto w-full max-w-170 flex-1 px-5 pt-10 pb-8 sm:px-8 sm:pt-16">
        <div className="mb-8 flex items-center gap-3">
          <BrandMark name={company} logoUrl={branding.logo_url} size="large" />
          {branding.logo_url === null && <span className="truncate font-heading text-16 font-semibold">{company}</span>}
        </div>
        <AuthHeading title={t('title')}>{t('text')}</AuthHeading>
        {opening.isError && (
          <div role="alert" className="mb-4">
            <Notice icon={CircleAlert} tone="bad">
              {t('failed')}
            </Notice>
          </div>
        )}
        {doors.isError && <ErrorState error={doors.error} onRetry={() => void doors.refetch()} />}
        {doors.isPending && <Outlines />}
        {doors.data && (
          <ul aria-label={t('list')} className="grid gap-2">
            {doors.data.items.map(({ door, name: person, company: of }) => (
              <li key={door}>
                <Door
                  door={door}
                  who={t('person', { name: person, company: of ?? company })}
                  busy={opening.isPending && opening.variables === door}
                  disabled={opening.isPending}
                  onOpen={() => opening.mutate(door)}
                />
              </li>
            ))}
            <li>
              <DoorLink href={doors.data.shop.url} who={t('customer_of', { company: doors.data.shop.company })} />
            </li>
          </ul>
        )}
        {doors.data && (
          <p className="mt-5 text-13">
            <a href={doors.data.shop.cars_url} target="_blank" rel="noreferrer" className={linkStyle}>
              {t('cars_page', { company: doors.data.shop.company })}
            </a>
          </p>
        )}
        <p className="mt-5 text-13 text-pretty text-ink-soft">{t('same_company')}</p>
        <p className="mt-5 text-13">
          <Link to="/entrar" className={linkStyle}>
            {t('sign_in')}
          </Link>
        </p>
      </main>
      <footer className="flex flex-wrap items-center justify-center gap-x-6 gap-y-2 px-5 py-5 text-center text-12 text-ink-faint">
        <LocaleSwitch />
        <span>{t('quiet')}</span>
      </footer>
    </div>
  )
}

/** Where a shop's people begin: the manager looks after everybody's conversations, the seller after her own. */
const FIRST_PAGES: Partial<Record<DemoDoor, string>> = { manager: '/caixa/todas', seller: '/caixa/minhas' }

function Outlines() {
  return (
    <div className="grid gap-2">
      {['a', 'b', 'c', 'd', 'e'].map((key) => (
        <Skeleton key={key} className="h-18 w-full rounded-8" />
      ))}
    </div>
  )
}
