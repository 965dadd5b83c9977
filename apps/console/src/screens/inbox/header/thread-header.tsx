import type { ConversationView } from '@recado/contracts/conversations'
import { Link } from '@tanstack/react-router'
import { clsx } from 'clsx'
import { ArrowLeft, ArrowRightLeft, Copy, PanelRight, SlidersHorizontal } from 'lucide-react'
import { lazy, Suspense, useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Avatar } from '../../../design/avatar.tsx'
import { Badge, type Tone } from '../../../design/badge.tsx'
import { Button, buttonStyle } from '../../../design/button.tsx'
import { IconButton } from '../../../design/icon-button.tsx'
import { useToast } from '../../../design/toast.tsx'
import { useContactName } from '../../../i18n/use-contact-name.ts'
import { useFormat } from '../../../i18n/use-format.ts'
import type { ConversationActs, Folder } from '../../../inbox/inbox-data.ts'
import { useInboxes } from '../../../inbox/use-inboxes.ts'
import { useMay, useMe } from '../../../session/me-context.ts'
import { AssigneePicker } from './assignee-picker.tsx'
import { type HeaderWish, useHeaderWishes } from './header-bus.ts'
import { LabelPicker } from './label-picker.tsx'
import { PriorityMenu } from './priority-menu.tsx'
import { ResolveButton } from './resolve-button.tsx'
import { SnoozeMenu } from './snooze-menu.tsx'
import { TeamPicker } from './team-picker.tsx'
import { Viewers } from './viewers.tsx'

const HandOnDialog = lazy(() =>
  import('../hand-on/hand-on-dialog.tsx').then((file) => ({ default: file.HandOnDialog })),
)

interface ThreadHeaderProps {
  conversation: ConversationView
  acts: ConversationActs
  folder: Folder
  /** The contact's panel, where the screen has room or a sheet for it. */
  panel?: { open: boolean; toggle(): void } | undefined
}

/** Who it is with, whose it is, and what becomes of it. */
export function ThreadHeader({ conversation, acts, folder, panel }: ThreadHeaderProps) {
  const { t } = useTranslation('thread')
  const may = useMay()
  const nameOf = useContactName()
  const [wish, setWish] = useState<HeaderWish>()
  // On a phone what can be done with it is folded away: the screen is for what was said.
  const [more, setMore] = useState(false)
  useHeaderWishes(
    conversation.id,
    useCallback((next: HeaderWish) => setWish(next), []),
  )
  const opened = (name: HeaderWish) => ({
    open: wish === name,
    onOpenChange: (open: boolean) => setWish(open ? name : undefined),
  })
  const { contact, status } = conversation
  const mayWrite = may('conversations.write')
  const mayAssign = may('conversations.assign')
  const { member_id } = useMe()
  const isMine = member_id !== null && conversation.assignee_id === member_id
  const mayHandOn = mayWrite && (mayAssign || isMine)
  return (
    <header className="@container border-b border-line bg-surface">
      <div className="flex min-h-14 items-center gap-2 px-2 py-2 @md:px-4">
        <Link
          to="/caixa/$folder"
          params={{ folder }}
          aria-label={t('header.back')}
          className={buttonStyle({ kind: 'ghost', size: 'icon', className: 'md:hidden' })}
        >
          <ArrowLeft size={16} aria-hidden />
        </Link>
        <span className="hidden @sm:block">
          <Avatar name={contact.name} of={contact.id} />
        </span>
        <div className="grid min-w-0 flex-1">
          <h2 className="truncate text-14 font-semibold">{nameOf(contact)}</h2>
          <Subline conversation={conversation} />
        </div>
        <Viewers conversationId={conversation.id} />
        <span className="hidden @lg:block">
          <Badge tone={TONES[status]}>{t(`status.${status}`)}</Badge>
        </span>
        {mayWrite && (
          <ResolveButton
            conversation={conversation}
            acts={acts}
            labelWanted={wish === 'label_to_resolve'}
            onWishDone={() => setWish(undefined)}
          />
        )}
        <span className="md:hidden">
          <IconButton
            icon={SlidersHorizontal}
            label={t('header.more')}
            side="bottom"
            aria-expanded={more}
            onClick={() => setMore(!more)}
          />
        </span>
        {panel && (
          <IconButton
            icon={PanelRight}
            label={t(panel.open ? 'header.hide_panel' : 'header.show_panel')}
            side="bottom"
            aria-pressed={panel.open}
            onClick={panel.toggle}
          />
        )}
      </div>
      <div className={clsx('flex-wrap items-center gap-1.5 px-2 pb-2 md:flex @md:px-4', more ? 'flex' : 'hidden')}>
        <AssigneePicker conversation={conversation} acts={acts} disabled={!mayAssign} {...opened('assign')} />
        <TeamPicker conversation={conversation} acts={acts} disabled={!mayAssign} />
        {isMine && !mayAssign && mayWrite && (
          <Button size="small" aria-keyshortcuts="T" onClick={() => setWish('hand_on')}>
            <ArrowRightLeft size={14} className="text-ink-faint" aria-hidden />
            {t('header.hand_on')}
          </Button>
        )}
        <PriorityMenu conversation={conversation} acts={acts} disabled={!mayWrite} />
        {mayWrite && status !== 'resolved' && <SnoozeMenu acts={acts} {...opened('snooze')} />}
        <LabelPicker conversation={conversation} acts={acts} disabled={!mayWrite} {...opened('labels')} />
      </div>
      {wish === 'hand_on' && mayHandOn && (
        <Suspense>
          <HandOnDialog conversation={conversation} onClose={() => setWish(undefined)} />
        </Suspense>
      )}
    </header>
  )
}

function Subline({ conversation }: { conversation: ConversationView }) {
  const { t } = useTranslation(['thread', 'common'])
  const toast = useToast()
  const format = useFormat()
  const inbox = useInboxes().find(({ id }) => id === conversation.inbox_id)
  const { protocol, snoozed_until } = conversation
  const copy = async () => {
    await navigator.clipboard.writeText(protocol)
    toast({ text: t('header.protocol_copied', { protocol }) })
  }
  return (
    <p className="flex min-w-0 items-center gap-1 overflow-hidden text-12 whitespace-pre text-ink-soft">
      {inbox !== undefined && (
        <span className="hidden min-w-0 truncate @md:inline">
          {inbox.name}
          <span className="hidden @2xl:inline">{` · ${t(`channel.${inbox.channel}`)}`}</span>
          <span aria-hidden>{' · '}</span>
        </span>
      )}
      <button
        type="button"
        onClick={() => void copy()}
        aria-label={t('header.copy_protocol', { protocol })}
        title={t('header.copy_protocol', { protocol })}
        className="inline-flex shrink-0 items-center gap-1 rounded-4 hover:text-ink hover:underline"
      >
        {protocol}
        <Copy size={12} aria-hidden />
      </button>
      {snoozed_until !== null && (
        <span className="hidden truncate @2xl:inline">{`· ${format.weekdayAndTime(snoozed_until)}`}</span>
      )}
    </p>
  )
}

const TONES: Record<ConversationView['status'], Tone> = {
  open: 'accent',
  pending: 'neutral',
  snoozed: 'warn',
  resolved: 'good',
}
