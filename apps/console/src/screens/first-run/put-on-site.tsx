import { useQuery } from '@tanstack/react-query'
import { CircleCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../design/button.tsx'
import { Card } from '../../design/card.tsx'
import { Snippet } from '../../design/snippet.tsx'
import { RelativeTime } from '../../i18n/relative-time.tsx'
import type { Inbox } from '../../inbox/inbox.api.ts'
import { useServices } from '../../services.ts'
import { getInboxSighting } from '../inboxes/inboxes.api.ts'
import { installSnippet } from '../inboxes/install-snippet.ts'

/** The line to paste, and whether a page with it was seen. Asked when somebody looks, not by itself. */
export function PutOnSite({ inbox }: { inbox: Inbox }) {
  const { t } = useTranslation('first-run')
  const { http } = useServices()
  const sighting = useQuery({
    queryKey: ['inbox-sighting', inbox.id],
    queryFn: () => getInboxSighting(http, inbox.id),
    refetchOnWindowFocus: 'always',
  })
  const { origin = null, seen_at: seenAt = null } = sighting.data ?? {}
  return (
    <Card title={t('site.title')} description={t('site.text')}>
      <div className="grid gap-3">
        <Snippet label={t('site.label')} code={installSnippet(window.location.origin, inbox.public_key)} />
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <p role="status" className="flex min-w-0 items-center gap-2 text-13 text-ink-soft">
            {origin === null || seenAt === null ? (
              t(sighting.isError ? 'site.unknown' : 'site.unseen')
            ) : (
              <>
                <CircleCheck size={16} className="shrink-0 text-good" aria-hidden />
                <span className="min-w-0 break-words">
                  {t('site.seen', { origin })} <RelativeTime value={seenAt} />
                </span>
              </>
            )}
          </p>
          <Button size="small" busy={sighting.isFetching} onClick={() => void sighting.refetch()}>
            {t('site.check')}
          </Button>
        </div>
      </div>
    </Card>
  )
}
