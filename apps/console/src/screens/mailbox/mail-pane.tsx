import type { MailId } from '@recado/contracts/ids'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ChevronLeft } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../design/button.tsx'
import { ErrorState } from '../../design/error-state.tsx'
import { Skeleton } from '../../design/skeleton.tsx'
import { useFormat } from '../../i18n/use-format.ts'
import { useServices } from '../../services.ts'
import { readMail } from './mailbox.api.ts'

/**
 * One mail. Its page runs in a sandbox without scripts and without our origin; links open in a tab of their own, where
 * they are an ordinary visit.
 */
export function MailPane({ id }: { id: MailId }) {
  const { t } = useTranslation('mailbox')
  const format = useFormat()
  const { publicHttp } = useServices()
  const [plain, setPlain] = useState(false)
  const mail = useQuery({
    queryKey: ['mail', id],
    queryFn: () => readMail(publicHttp, id),
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (mail.isError) return <ErrorState error={mail.error} onRetry={() => void mail.refetch()} />
  if (mail.data === undefined) return <MailSkeleton />
  const { subject, from, to, created_at, html, text } = mail.data
  return (
    <article className="grid min-h-0 grid-rows-[auto_minmax(0,1fr)]">
      <header className="grid gap-1 border-b border-line bg-surface px-4 py-3 sm:px-6">
        <Link to="/dev/mailbox" className="inline-flex items-center gap-1 text-13 text-ink-soft md:hidden">
          <ChevronLeft size={16} aria-hidden />
          {t('title')}
        </Link>
        <div className="flex flex-wrap items-start justify-between gap-3">
          <h2 className="text-16 font-semibold">{subject}</h2>
          <div className="flex gap-1">
            <Button size="small" kind="ghost" aria-pressed={!plain} onClick={() => setPlain(false)}>
              {t('page')}
            </Button>
            <Button size="small" kind="ghost" aria-pressed={plain} onClick={() => setPlain(true)}>
              {t('plain')}
            </Button>
          </div>
        </div>
        <p className="text-12 text-ink-faint">
          {from} → {to} · {format.dateTime(created_at)}
        </p>
      </header>
      {plain ? (
        <pre className="overflow-auto p-4 font-mono text-13 whitespace-pre-wrap sm:p-6">{text}</pre>
      ) : (
        <iframe
          title={t('content', { subject })}
          sandbox="allow-popups allow-popups-to-escape-sandbox"
          srcDoc={`<base target="_blank">${html}`}
          className="h-full min-h-[70dvh] w-full bg-[white] scheme-light md:min-h-0"
        />
      )}
    </article>
  )
}

function MailSkeleton() {
  const { t } = useTranslation()
  return (
    <div role="status" aria-label={t('loading')} className="grid content-start gap-3 p-6">
      <Skeleton className="h-6 w-2/3" />
      <Skeleton className="h-4 w-1/2" />
      <Skeleton className="mt-4 h-80 w-full rounded-8" />
    </div>
  )
}
