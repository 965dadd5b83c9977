import type { ConversationView } from '@recado/contracts/conversations'
import { MessageCircle } from 'lucide-react'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../../design/empty-state.tsx'
import { ErrorState } from '../../../design/error-state.tsx'
import { useContactName } from '../../../i18n/use-contact-name.ts'
import type { Folder } from '../../../inbox/inbox-data.ts'
import { useConversationActs } from '../../../inbox/use-conversation-acts.ts'
import { useInboxes } from '../../../inbox/use-inboxes.ts'
import { useOutbox } from '../../../inbox/use-outbox.ts'
import { useThread } from '../../../inbox/use-thread.ts'
import { useTypists } from '../../../inbox/use-typists.ts'
import { useMay } from '../../../session/me-context.ts'
import { Composer } from '../composer/composer.tsx'
import { ComposerNotices } from '../composer/composer-notices.tsx'
import { EarlierDraft } from '../composer/earlier-draft.tsx'
import { ScheduledList } from '../composer/scheduled-list.tsx'
import { TypingLine } from '../composer/typing-line.tsx'
import { useDraft } from '../composer/use-draft.ts'
import { ThreadHeader } from '../header/thread-header.tsx'
import { ArrivalAnnouncer } from './arrival-announcer.tsx'
import { MessageList } from './message-list.tsx'
import { ThreadContext } from './thread-context.ts'
import { ThreadSkeleton } from './thread-skeleton.tsx'
import { useRows } from './use-rows.ts'
import { useTarget } from './use-target.ts'
import { useThreadContact } from './use-thread-contact.ts'
import { useThreadToolsOf } from './use-thread-tools-of.ts'

const BotStrip = lazy(() => import('../flow/bot-strip.tsx').then((file) => ({ default: file.BotStrip })))
const WhatsappNotice = lazy(() =>
  import('../whatsapp/whatsapp-notice.tsx').then((file) => ({ default: file.WhatsappNotice })),
)
const loadLightbox = () => import('./lightbox.tsx').then((file) => ({ default: file.Lightbox }))
const Lightbox = lazy(loadLightbox)

interface OpenThreadProps {
  conversation: ConversationView
  folder: Folder
  panel: { open: boolean; toggle(): void } | undefined
}

/** One conversation, from its header to where one writes. */
export function OpenThread({ conversation, folder, panel }: OpenThreadProps) {
  const { t } = useTranslation('thread')
  const nameOf = useContactName()
  const { id } = conversation
  const pane = useRef<HTMLDivElement>(null)
  const may = useMay()
  const mayWrite = may('conversations.write')
  const acts = useConversationActs(conversation)
  const thread = useThread(id)
  const outbox = useOutbox(id)
  const typists = useTypists(id)
  const contact = useThreadContact(conversation.contact.id)
  // Nothing reaches one who is blocked.
  const blocked = contact?.blocked === true
  const { draft, write: setDraft, earlier, forgetEarlier } = useDraft(id, mayWrite)
  const [replyTo, setReplyTo] = useState<number>()
  // As it was when it was opened: a moment later it counts as seen.
  const [unread] = useState(conversation.unread_count)
  const { rows, images } = useRows(thread.messages, unread)
  const { target, goTo } = useTarget(thread)
  const [image, setImage] = useState<string>()
  const byWhatsapp = useInboxes().find((inbox) => inbox.id === conversation.inbox_id)?.channel === 'whatsapp'
  const tools = useThreadToolsOf({
    byWhatsapp,
    ...{ conversation, messages: thread.messages, goTo, openImage: setImage },
    reply: mayWrite ? setReplyTo : undefined,
    outbox,
    onDiscarded: (message) =>
      draft.body === '' && setDraft({ kind: message.kind === 'note' ? 'note' : 'text', body: message.body }),
  })
  // Most conversations never met a bot, and its controls are left unloaded there.
  const hasBot =
    conversation.status === 'pending' ||
    (thread.messages ?? []).some((message) => message.state === 'stored' && message.author.kind === 'bot')
  const pictures = images.length > 0
  useEffect(() => {
    // Where there is a picture it opens at once, also without a line.
    if (pictures) loadLightbox().catch(() => undefined)
  }, [pictures])
  const shown = images.find((each) => each.id === image)

  return (
    <ThreadContext value={tools}>
      <div ref={pane} className="relative flex min-h-0 min-w-0 flex-1 flex-col bg-surface">
        <ThreadHeader conversation={conversation} acts={acts} folder={folder} panel={panel} />
        {thread.error ? (
          <div className="grid flex-1 place-items-center">
            <ErrorState error={thread.error} onRetry={thread.retry} />
          </div>
        ) : thread.messages === undefined ? (
          <ThreadSkeleton label={t('loading')} />
        ) : rows.length === 0 ? (
          <div className="grid flex-1 place-items-center">
            <EmptyState icon={MessageCircle} title={t('empty.title')}>
              {t('empty.text', { name: nameOf(conversation.contact) })}
            </EmptyState>
          </div>
        ) : (
          <MessageList rows={rows} loadOlder={thread.loadOlder} loadingOlder={thread.loadingOlder} target={target} />
        )}
        <ArrivalAnnouncer messages={thread.messages} />
        <TypingLine typists={typists} />
        <ScheduledList conversationId={id} nameOfMember={tools.nameOfMember} mayWrite={mayWrite} />
        {hasBot && (
          <Suspense>
            <BotStrip conversation={conversation} messages={thread.messages} mayWrite={mayWrite} />
          </Suspense>
        )}
        {byWhatsapp && (
          <Suspense>
            <WhatsappNotice
              conversationId={conversation.id}
              inboxId={conversation.inbox_id}
              messages={thread.messages}
            />
          </Suspense>
        )}
        <ComposerNotices {...{ conversation, contact, blocked, mayWrite }} onReopen={acts.reopen} />
        {earlier !== undefined && (
          <EarlierDraft
            earlier={earlier}
            onUse={() => {
              setDraft({ kind: draft.kind, body: [earlier.body, draft.body].filter((part) => part !== '').join('\n') })
              forgetEarlier()
            }}
            onClose={forgetEarlier}
          />
        )}
        {mayWrite && (
          <Composer
            {...{ conversation, draft, replyTo, blocked, pane }}
            onDraft={setDraft}
            onReplyTo={setReplyTo}
            onSend={outbox.send}
          />
        )}
        {shown !== undefined && (
          <Suspense>
            <Lightbox
              images={images}
              shown={shown}
              onShow={(next) => setImage(next.id)}
              onClose={() => setImage(undefined)}
            />
          </Suspense>
        )}
      </div>
    </ThreadContext>
  )
}
