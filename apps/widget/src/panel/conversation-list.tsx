import type { Conversation } from '../client/widget-state.ts'
import { useWidget, useWidgetState } from '../launcher/widget-context.ts'
import { PenIcon } from './panel-icons.tsx'
import { dayName } from './when.ts'

/** Everything that was said before, the newest first. */
export function ConversationList() {
  const { state, t } = useWidget()
  const conversations = useWidgetState((now) => now.conversations)
  const show = (id: string | null) => state.set({ view: { name: 'thread', id } })
  return (
    <div class="list">
      <h3>{t('panel.conversations')}</h3>
      <ul>
        {conversations.map((conversation) => (
          <li key={conversation.id}>
            <ConversationButton conversation={conversation} onClick={() => show(conversation.id)} />
          </li>
        ))}
      </ul>
      <button type="button" class="button primary" onClick={() => show(null)}>
        <PenIcon size={16} />
        {t('panel.new')}
      </button>
    </div>
  )
}

function ConversationButton({ conversation, onClick }: { conversation: Conversation; onClick(): void }) {
  const { t, locale } = useWidget()
  const { preview, status, unread_count: unread, last_message_at: at } = conversation
  const said = preview === null ? '' : preview.text || t(`file.${preview.kind === 'text' ? 'document' : preview.kind}`)
  return (
    <button type="button" class="list-item" onClick={onClick}>
      <span class="list-text" dir="auto">
        {preview?.from === 'visitor' ? t('list.you', { text: said }) : said}
      </span>
      <span class="list-about">
        {dayName(new Date(at), new Date(), locale, t)} · {t(status === 'open' ? 'list.open' : 'list.resolved')}
      </span>
      {unread > 0 && (
        <>
          <span class="list-badge" aria-hidden="true">
            {unread}
          </span>
          <span class="hidden">{t.count('unread', unread)}</span>
        </>
      )}
    </button>
  )
}
