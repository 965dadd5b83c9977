import type { ConversationView } from '@recado/contracts/conversations'
import type { LabelId } from '@recado/contracts/ids'
import { clsx } from 'clsx'
import { Clock, CornerUpLeft, StickyNote } from 'lucide-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { Avatar } from '../../../design/avatar.tsx'
import { RelativeTime } from '../../../i18n/relative-time.tsx'
import { useContactName } from '../../../i18n/use-contact-name.ts'
import type { Colleague, Inbox, Label } from '../../../inbox/inbox.api.ts'
import { usePreviewWords } from '../../../inbox/use-preview-words.ts'
import { ChannelIcon } from './channel-icon.tsx'
import { PriorityIcon } from './priority-icon.tsx'
import { ResolutionMark } from './resolution-mark.tsx'
import { WaitingTime } from './waiting-time.tsx'

interface ConversationRowProps {
  conversation: ConversationView
  href: string
  selected: boolean
  inbox: Inbox | undefined
  /** All that there are. */
  labels: ReadonlyMap<LabelId, Label>
  /** Labels by name and not only as dots. */
  labelNames: boolean
  /** Who has it; undefined for nobody, or where everything in the list is the person's own. */
  assignee: Pick<Colleague, 'name' | 'photo_url'> | undefined
  onOpen(conversation: ConversationView): void
  /** It is about to be opened, by the looks of it. */
  onNear(conversation: ConversationView): void
}

/** A conversation in 56 pixels. A plain link: a list of them must scroll without work. */
export const ConversationRow = memo(function ConversationRow(props: ConversationRowProps) {
  const { conversation, href, selected, inbox, labels, labelNames, assignee, onOpen, onNear } = props
  const { t } = useTranslation('inbox')
  const previewWords = usePreviewWords()
  const nameOf = useContactName()
  const { contact, last_message, unread_count, priority, status, label_ids } = conversation
  const unread = unread_count > 0
  return (
    <a
      href={href}
      aria-current={selected ? 'true' : undefined}
      onPointerEnter={() => onNear(conversation)}
      onFocus={() => onNear(conversation)}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
        event.preventDefault()
        onOpen(conversation)
      }}
      className="relative flex h-14 items-center gap-2.5 border-b border-line px-3 -outline-offset-2 hover:bg-hover aria-[current]:bg-accent-soft"
    >
      {selected && <span aria-hidden className="absolute inset-y-0 left-0 w-0.5 bg-accent" />}
      <Avatar name={contact.name} of={contact.id} />
      <span className="grid min-w-0 flex-1 gap-0.5">
        <span className="flex min-w-0 items-center gap-1.5">
          <span className={clsx('truncate text-13', unread ? 'font-semibold' : 'font-medium')}>{nameOf(contact)}</span>
          {inbox && <ChannelIcon channel={inbox.channel} label={inbox.name} />}
          {label_ids.slice(0, MOST_LABELS).map((id) => (
            <LabelMark key={id} label={labels.get(id)} named={labelNames} />
          ))}
          <span className="ml-auto flex shrink-0 items-center gap-1 pl-1 text-12 text-ink-faint">
            <ResolutionMark conversation={conversation} />
            {status === 'snoozed' && <Clock size={12} aria-hidden />}
            {isWaiting(conversation) ? (
              <WaitingTime conversation={conversation} inbox={inbox} />
            ) : (
              <RelativeTime brief value={last_message.at} />
            )}
          </span>
        </span>
        <span className="flex min-w-0 items-center gap-1.5 text-12 text-ink-soft">
          <PriorityIcon priority={priority} />
          {last_message.direction === 'out' && (
            <CornerUpLeft size={12} role="img" aria-label={t('row.answered')} className="shrink-0 text-ink-faint" />
          )}
          {last_message.direction === 'internal' && (
            <StickyNote size={12} role="img" aria-label={t('row.note')} className="shrink-0 text-warn" />
          )}
          <span className={clsx('min-w-0 flex-1 truncate', unread && 'text-ink')}>
            {previewWords(last_message.preview) || t('row.no_messages')}
          </span>
          {assignee !== undefined && (
            <span title={assignee.name} className="shrink-0">
              <span className="sr-only">{t('row.with', { name: assignee.name })}</span>
              <Avatar name={assignee.name} photo={assignee.photo_url} size="small" />
            </span>
          )}
          {unread && (
            <span className="grid h-4 min-w-4 shrink-0 place-items-center rounded-full bg-accent px-1 text-12 leading-none font-semibold text-accent-on">
              <span aria-hidden>{unread_count > 99 ? '99+' : unread_count}</span>
              <span className="sr-only">{t('row.unread', { count: unread_count })}</span>
            </span>
          )}
        </span>
      </span>
    </a>
  )
})

function isWaiting(view: ConversationView): view is ConversationView & { waiting_since: Date } {
  return view.waiting_since !== null
}

const MOST_LABELS = 3

function LabelMark({ label, named }: { label: Label | undefined; named: boolean }) {
  if (label === undefined) return null
  const { name, colour } = label
  return (
    <span title={name} className={clsx('flex items-center gap-1', named ? 'min-w-0 shrink-20' : 'shrink-0')}>
      <span aria-hidden style={{ backgroundColor: colour }} className="block size-2 shrink-0 rounded-full" />
      <span className={named ? 'max-w-20 truncate text-12 text-ink-soft' : 'sr-only'}>{name}</span>
    </span>
  )
}
