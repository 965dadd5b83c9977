import { ConversationId } from '@recado/contracts/ids'
import type { ReportPeriod } from '@recado/contracts/reports'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Star } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { wireId } from '../../../api/wire-id.ts'
import { Card } from '../../../design/card.tsx'
import { ErrorState } from '../../../design/error-state.tsx'
import { RelativeTime } from '../../../i18n/relative-time.tsx'
import { useServices } from '../../../services.ts'
import { listComments } from './reports.api.ts'

const STARS = [1, 2, 3, 4, 5]

/** What customers wrote beside their stars; each leads to its conversation. */
export function CommentsCard({ period }: { period: ReportPeriod }) {
  const { t } = useTranslation('reports')
  const { http } = useServices()
  const comments = useQuery({
    queryKey: ['reports', 'comments', period],
    queryFn: () => listComments(http, period),
    placeholderData: (before) => before,
  })
  if (comments.data === undefined && !comments.isError) return null
  return (
    <Card title={t('comments.title')} flush={(comments.data?.length ?? 0) > 0}>
      {comments.data === undefined ? (
        <ErrorState error={comments.error} onRetry={() => void comments.refetch()} />
      ) : comments.data.length === 0 ? (
        <p className="text-13 text-ink-soft">{t('comments.empty')}</p>
      ) : (
        <ul>
          {comments.data.map(({ conversation_id, contact_name, stars, comment, at }) => {
            const conversationId = wireId(ConversationId, conversation_id)
            return (
              <li key={conversationId} className="border-b border-line last:border-0">
                <Link
                  to="/caixa/$folder/$conversationId"
                  params={{ folder: 'resolvidas', conversationId }}
                  className="grid gap-1 px-4 py-3 hover:bg-hover focus-visible:-outline-offset-2 sm:px-5"
                >
                  <span className="flex flex-wrap items-center gap-x-3 gap-y-1 text-13">
                    <span className="flex text-warn" role="img" aria-label={t('comments.stars', { count: stars })}>
                      {STARS.map((star) => (
                        <Star key={star} size={14} fill={star <= stars ? 'currentColor' : 'none'} aria-hidden />
                      ))}
                    </span>
                    <span className="font-medium">{contact_name || t('comments.visitor')}</span>
                    <span className="text-12 text-ink-faint">
                      <RelativeTime value={at} />
                    </span>
                  </span>
                  <span dir="auto" className="text-14 break-words text-ink-soft">
                    {comment}
                  </span>
                </Link>
              </li>
            )
          })}
        </ul>
      )}
    </Card>
  )
}
