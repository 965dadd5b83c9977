import type { ConversationView } from '@recado/contracts/conversations'
import { ConversationId } from '@recado/contracts/ids'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { ArrowDownToLine, Inbox, MessageSquare, Search, SquarePen, UserRound } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { wireId } from '../../../api/wire-id.ts'
import { useContactName } from '../../../i18n/use-contact-name.ts'
import { beginRequests } from '../../../inbox/begin-requests.ts'
import { FOLDERS } from '../../../inbox/folders.ts'
import { listKnown } from '../../../inbox/list-known.ts'
import { useContactSearch } from '../../../inbox/use-contact-search.ts'
import { useConversation } from '../../../inbox/use-conversation.ts'
import { useInboxAddress } from '../../../inbox/use-inbox-address.ts'
import { useOpenContact } from '../../../inbox/use-open-contact.ts'
import { usePreviewWords } from '../../../inbox/use-preview-words.ts'
import { useTakeNext } from '../../../inbox/use-take-next.ts'
import { useMay, useMe } from '../../../session/me-context.ts'
import { PaletteGroup, PaletteItem } from '../../../shell/palette-item.tsx'
import { ConversationPalette } from './conversation-palette.tsx'

interface InboxPaletteProps {
  typed: string
  onClose(): void
}

/** What the palette has of the inbox: the open conversation's acts, folders, conversations and contacts. */
export function InboxPalette({ typed, onClose }: InboxPaletteProps) {
  const { t } = useTranslation(['inbox', 'common'])
  const previewWords = usePreviewWords()
  const nameOf = useContactName()
  const queries = useQueryClient()
  const may = useMay()
  const me = useMe()
  const navigate = useNavigate()
  const { folder, conversationId, search, goTo } = useInboxAddress()
  const openContact = useOpenContact()
  const takeNext = useTakeNext()
  const words = typed.trim()
  const contacts = useContactSearch(words)
  const conversations = listKnown(queries, words)
  const then = (run: () => void) => () => {
    onClose()
    run()
  }
  const open = ({ id }: ConversationView) =>
    void navigate({
      to: '/caixa/$folder/$conversationId',
      params: { folder, conversationId: wireId(ConversationId, id) },
      search: {},
    })
  return (
    <>
      {conversationId !== undefined && <OfOpen id={conversationId} onClose={onClose} />}
      {conversations.length > 0 && (
        <PaletteGroup heading={t('palette.conversations')}>
          {conversations.map((conversation) => (
            <PaletteItem
              key={conversation.id}
              value={conversation.id}
              found={words}
              icon={<MessageSquare size={16} aria-hidden />}
              onSelect={then(() => open(conversation))}
            >
              {`${nameOf(conversation.contact)} · ${previewWords(conversation.last_message.preview) || conversation.protocol}`}
            </PaletteItem>
          ))}
        </PaletteGroup>
      )}
      {contacts.length > 0 && (
        <PaletteGroup heading={t('palette.contacts')}>
          {contacts.map(({ id, name, email, phone }) => (
            <PaletteItem
              key={id}
              value={id}
              found={words}
              icon={<UserRound size={16} aria-hidden />}
              onSelect={then(() => openContact(id))}
            >
              {[nameOf({ id, name }), email ?? phone].filter(Boolean).join(' · ')}
            </PaletteItem>
          ))}
        </PaletteGroup>
      )}
      <PaletteGroup heading={t('palette.inbox')}>
        {words.length >= 2 && (
          <PaletteItem
            value="search"
            found={words}
            icon={<Search size={16} aria-hidden />}
            onSelect={then(() => goTo(folder, { ...search, busca: words }))}
          >
            {t('palette.search_for', { words })}
          </PaletteItem>
        )}
        {me.member_id !== null && may('conversations.write') && (
          <PaletteItem
            icon={<SquarePen size={16} aria-hidden />}
            keys="C"
            onSelect={then(() => beginRequests.ask(undefined))}
          >
            {t('begin.title')}
          </PaletteItem>
        )}
        {me.member_id !== null && may('conversations.write') && (
          <PaletteItem
            icon={<ArrowDownToLine size={16} aria-hidden />}
            keys="P"
            onSelect={then(() => takeNext.mutate())}
          >
            {t('take_next.label')}
          </PaletteItem>
        )}
        {FOLDERS.map((key) => (
          <PaletteItem key={key} icon={<Inbox size={16} aria-hidden />} onSelect={then(() => goTo(key))}>
            {`${t('title')}: ${t(`folders.${key}`)}`}
          </PaletteItem>
        ))}
      </PaletteGroup>
    </>
  )
}

function OfOpen({ id, onClose }: { id: ConversationId; onClose(): void }) {
  const { conversation } = useConversation(id)
  return conversation === undefined ? null : <ConversationPalette conversation={conversation} onClose={onClose} />
}
