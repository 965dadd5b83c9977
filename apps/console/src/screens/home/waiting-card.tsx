import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { AtSign, ChevronRight, Inbox, type LucideIcon, MessageCircle } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Card } from '../../design/card.tsx'
import { ErrorState } from '../../design/error-state.tsx'
import { Skeleton } from '../../design/skeleton.tsx'
import { countConversations } from '../../inbox/inbox.api.ts'
import type { Folder } from '../../inbox/inbox-data.ts'
import { inboxKeys } from '../../inbox/inbox-keys.ts'
import { useServices } from '../../services.ts'
import { type Waiting, waitingOf } from './waiting-of.ts'

const FOLDERS: Record<Waiting['key'], { folder: Folder; icon: LucideIcon }> = {
  unassigned: { folder: 'nao-atribuidas', icon: Inbox },
  mine: { folder: 'minhas', icon: MessageCircle },
  mentions: { folder: 'mencoes', icon: AtSign },
}

/** In words, what waits for this person and for the team; each line leads there. */
export function WaitingCard() {
  const { t } = useTranslation(['home', 'common'])
  const { http } = useServices()
  const counters = useQuery({ queryKey: inboxKeys.counters, queryFn: () => countConversations(http) })
  if (counters.data === undefined) {
    return (
      <Card title={t('waiting.title')}>
        {counters.isError ? (
          <ErrorState error={counters.error} onRetry={() => void counters.refetch()} />
        ) : (
          <div role="status" aria-label={t('common:loading')} className="grid gap-3">
            <Skeleton className="h-5 w-3/5" />
            <Skeleton className="h-5 w-2/5" />
          </div>
        )}
      </Card>
    )
  }
  const waiting = waitingOf(counters.data)
  return (
    <Card title={t('waiting.title')} flush={waiting.length > 0}>
      {waiting.length === 0 ? (
        <p className="text-14 text-ink-soft">
          {t('waiting.nothing')}{' '}
          <Link to="/caixa" className="text-accent-text underline">
            {t('waiting.open_inbox')}
          </Link>
        </p>
      ) : (
        <ul>
          {waiting.map(({ key, count, many }) => {
            const { folder, icon: Icon } = FOLDERS[key]
            return (
              <li key={key} className="border-b border-line last:border-0">
                <Link
                  to="/caixa/$folder"
                  params={{ folder }}
                  className="flex min-h-14 items-center gap-3 px-4 hover:bg-hover focus-visible:-outline-offset-2 sm:px-5"
                >
                  <Icon size={18} strokeWidth={1.75} className="shrink-0 text-ink-faint" aria-hidden />
                  <span className="min-w-0 flex-1 text-14 font-medium">
                    {many ? t(`waiting.many.${key}`) : t(`waiting.${key}`, { count })}
                  </span>
                  <ChevronRight size={16} className="shrink-0 text-ink-faint" aria-hidden />
                </Link>
              </li>
            )
          })}
        </ul>
      )}
    </Card>
  )
}
