import { InboxId } from '@recado/contracts/ids'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorState } from '../../design/error-state.tsx'
import { useServices } from '../../services.ts'
import { useTenantConfig } from '../../session/tenant-config.ts'
import { NotFound } from '../../shell/not-found.tsx'
import { getInbox } from '../inboxes/inboxes.api.ts'
import { openWidget } from './open-widget.ts'

/** A page with the company's own chat, opened: what is written here comes into the inbox as from a customer. */
export function TestChat() {
  const { t, i18n } = useTranslation('first-run')
  const { http } = useServices()
  const { branding } = useTenantConfig()
  const params = useParams({ strict: false })
  const id = InboxId.safeParse(params.inboxId).data
  const inbox = useQuery({
    queryKey: ['inbox-settings', id],
    queryFn: () => getInbox(http, id as InboxId),
    enabled: id !== undefined,
  })
  const key = inbox.data?.channel === 'widget' ? inbox.data.public_key : undefined
  const locale = i18n.language
  useEffect(() => {
    if (key !== undefined) openWidget(key, locale)
  }, [key, locale])
  if (id === undefined || (inbox.data !== undefined && key === undefined)) return <NotFound />
  if (inbox.isError) return <ErrorState page error={inbox.error} onRetry={() => void inbox.refetch()} />
  return (
    <main className="mx-auto grid min-h-dvh w-full max-w-220 content-start gap-8 px-4 py-6 sm:px-8 sm:py-10">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line pb-4 text-13">
        <span className="text-16 font-semibold">{branding.company_name}</span>
        {/* Loads the page anew: the chat stays behind. */}
        <a href="/caixa" className="inline-flex items-center gap-1.5 text-accent-text underline">
          <ArrowLeft size={14} aria-hidden />
          {t('test.back')}
        </a>
      </div>
      <div className="grid max-w-120 gap-3">
        <h1 className="text-28 font-semibold tracking-tight">{t('test.title')}</h1>
        <p className="text-16 text-pretty text-ink-soft">{t('test.text')}</p>
        <p className="text-13 text-pretty text-ink-faint">{t('test.private')}</p>
      </div>
    </main>
  )
}
