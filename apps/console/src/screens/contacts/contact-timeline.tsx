import { type ContactId, ConversationId } from '@recado/contracts/ids'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { wireId } from '../../api/wire-id.ts'
import { Badge, type Tone } from '../../design/badge.tsx'
import { Button } from '../../design/button.tsx'
import { ErrorState } from '../../design/error-state.tsx'
import { Skeleton } from '../../design/skeleton.tsx'
import { RelativeTime } from '../../i18n/relative-time.tsx'
import { useInboxes } from '../../inbox/use-inboxes.ts'
import { usePreviewWords } from '../../inbox/use-preview-words.ts'
import { useKeysetList } from '../../lists/use-keyset-list.ts'
import { useServices } from '../../services.ts'
import { contactKeys } from './contact-keys.ts'
import { listTimeline, type TimelineEntry } from './contacts.api.ts'

const TONES: Record<string, Tone> = { open: 'accent', pending: 'neutral', snoozed: 'warn', resolved: 'good' }

/** What there was with a contact, newest first. @param here the conversation one is in: it is marked. */
export function ContactTimeline({ contactId, here }: { contactId: ContactId; here?: ConversationId }) {
  const { t } = useTranslation(['contacts', 'common'])
  const { http } = useServices()
  const list = useKeysetList(contactKeys.timeline(contactId), (cursor) => listTimeline(http, contactId, cursor))
  if (list.error) return <ErrorState error={list.error} onRetry={list.retry} />
  if (list.items === undefined) {
    return (
      <div role="status" aria-label={t('common:loading')} className="grid gap-2">
        <Skeleton className="h-12 w-full" />
        <Skeleton className="h-12 w-full" />
      </div>
    )
  }
  if (list.items.length === 0) return <p className="text-13 text-ink-faint">{t('no_timeline')}</p>
  return (
    <>
      <ol className="grid grid-cols-1 gap-1">
        {list.items.map((entry) => (
          <li key={entry.kind === 'conversation' ? entry.id : `${entry.action} ${entry.at.getTime()}`}>
            {entry.kind === 'conversation' ? (
              <PastConversation entry={entry} here={entry.id === here} />
            ) : (
              <Act entry={entry} />
            )}
          </li>
        ))}
      </ol>
      {list.loadMore && (
        <Button kind="ghost" size="small" busy={list.loadingMore} onClick={list.loadMore}>
          {t('common:actions.load_more')}
        </Button>
      )}
    </>
  )
}

function PastConversation({ entry, here }: { entry: TimelineEntry & { kind: 'conversation' }; here: boolean }) {
  const { t, i18n } = useTranslation('contacts')
  const previewWords = usePreviewWords()
  const inbox = useInboxes().find(({ id }) => id === entry.inbox_id)
  const status = i18n.exists(`contacts:status.${entry.status}`) ? t(`status.${entry.status}` as 'status.open') : ''
  const lines = (
    <>
      <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className="text-13 font-medium">{inbox?.name ?? entry.protocol}</span>
        <Badge tone={TONES[entry.status] ?? 'neutral'}>{here ? t('this_conversation') : status}</Badge>
      </span>
      {entry.last_message_preview !== '' && (
        <span className="block truncate text-12 text-ink-soft">{previewWords(entry.last_message_preview)}</span>
      )}
      <span className="block text-12 text-ink-faint">
        {entry.protocol} · <RelativeTime value={entry.last_message_at} />
      </span>
    </>
  )
  const style = '-mx-2 block rounded-8 px-2 py-1.5'
  if (here) return <div className={`${style} bg-sunken`}>{lines}</div>
  return (
    <Link
      to="/caixa/$folder/$conversationId"
      params={{ folder: 'todas', conversationId: wireId(ConversationId, entry.id) }}
      className={`${style} hover:bg-hover`}
    >
      {lines}
    </Link>
  )
}

function Act({ entry }: { entry: TimelineEntry & { kind: 'act' } }) {
  const { t, i18n } = useTranslation('contacts')
  const key = `acts.${entry.action.replace('contact.', '')}`
  const what = i18n.exists(`contacts:${key}`) ? t(key as 'acts.updated') : entry.action
  return (
    <p className="px-0 py-1 text-12 text-ink-faint">
      {entry.actor_name} {what} · <RelativeTime value={entry.at} />
    </p>
  )
}
