import { FINAL_STATES, WORKING_STATES } from '@recado/contracts/bots'
import { whatsappEndpoints } from '@recado/contracts/whatsapp'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { CircleAlert, CircleCheck, LoaderCircle } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { ApiProblem } from '../../api/api-problem.ts'
import { BrandMark } from '../../design/brand-mark.tsx'
import { ErrorState } from '../../design/error-state.tsx'
import { Notice } from '../../design/notice.tsx'
import { Skeleton } from '../../design/skeleton.tsx'
import { LocaleSwitch } from '../../i18n/locale-switch.tsx'
import { useFormat } from '../../i18n/use-format.ts'
import { useServices } from '../../services.ts'
import { useTenantConfig } from '../../session/tenant-config.ts'
import { CodePanel } from './code-panel.tsx'

/** Nobody is signed in here, so nothing tells of changes: it asks. */
const ASK_MS = 2_500

/** The code for whoever was given the link: a page of the company's brand, without a sign-in. */
export function SharedCodeScreen() {
  const { t } = useTranslation('connections')
  const { publicHttp } = useServices()
  const { name, branding } = useTenantConfig()
  const { token } = useParams({ from: '/whatsapp/$token' })
  const format = useFormat()
  const shared = useQuery({
    queryKey: ['shared-code', token],
    queryFn: () => publicHttp.call(whatsappEndpoints.getShared, { params: { token } }),
    retry: (count, error) => !(error instanceof ApiProblem) && count < 3,
    refetchInterval: ({ state }) => (state.error instanceof ApiProblem || isDone(state.data?.state) ? false : ASK_MS),
  })
  const company = branding.company_name || name
  const { data } = shared
  return (
    <div className="flex min-h-dvh flex-col bg-canvas">
      <main className="mx-auto grid w-full max-w-170 flex-1 content-start gap-6 px-5 pt-8 pb-8 sm:px-8 sm:pt-14">
        <div className="flex items-center gap-3">
          <BrandMark name={company} logoUrl={branding.logo_url} size="large" />
          <span className="truncate font-heading text-16 font-semibold">{data?.company ?? company}</span>
        </div>
        {shared.error instanceof ApiProblem ? (
          <div className="grid gap-2">
            <h1 className="text-20 font-semibold">{t('shared.over_title')}</h1>
            <p className="text-14 text-pretty text-ink-soft">{t('shared.over')}</p>
          </div>
        ) : shared.isError && data === undefined ? (
          <ErrorState page error={shared.error} onRetry={() => void shared.refetch()} />
        ) : data === undefined ? (
          <Skeleton className="h-80 w-full rounded-8" />
        ) : (
          <>
            <div className="grid gap-1">
              <h1 className="text-20 font-semibold">{t('shared.title', { name: data.name })}</h1>
              <p className="text-14 text-pretty text-ink-soft">{t('shared.text', { company: data.company })}</p>
            </div>
            <div role="status" className="rounded-8 border border-line bg-surface p-5">
              {isDone(data.state) ? (
                <Notice icon={CircleCheck} tone="good">
                  {t('shared.done')}
                </Notice>
              ) : data.code !== null ? (
                <CodePanel code={data.code} />
              ) : FINAL_STATES.includes(data.state) ? (
                <Notice icon={CircleAlert} tone="warn">
                  <span className="text-ink">{t(`states.${data.state}.meaning`)}</span>
                </Notice>
              ) : (
                <Notice icon={LoaderCircle} tone="accent">
                  {t('qr.coming')}
                </Notice>
              )}
            </div>
            <p className="text-12 text-ink-faint">{t('shared.until', { when: format.time(data.expires_at) })}</p>
          </>
        )}
      </main>
      <footer className="flex justify-center px-5 py-5">
        <LocaleSwitch />
      </footer>
    </div>
  )
}

function isDone(state: (typeof WORKING_STATES)[number] | undefined): boolean {
  return state !== undefined && WORKING_STATES.includes(state)
}
