import { Search } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Avatar } from '../../../design/avatar.tsx'
import { Button } from '../../../design/button.tsx'
import { EmptyState } from '../../../design/empty-state.tsx'
import { ErrorState } from '../../../design/error-state.tsx'
import { SkeletonRows } from '../../../design/skeleton.tsx'
import { RelativeTime } from '../../../i18n/relative-time.tsx'
import { useContactName } from '../../../i18n/use-contact-name.ts'
import { useContactSearch } from '../../../inbox/use-contact-search.ts'
import { useInboxAddress } from '../../../inbox/use-inbox-address.ts'
import { type Hit, useMessageSearch } from '../../../inbox/use-message-search.ts'
import { useOpenContact } from '../../../inbox/use-open-contact.ts'

/** Contacts and messages with the words of the address; a hit opens the conversation at its place. */
export function MessageSearch({ words }: { words: string }) {
  const { t } = useTranslation(['inbox', 'common'])
  const nameOf = useContactName()
  const { conversationId, search, open } = useInboxAddress()
  const contacts = useContactSearch(words)
  const openContact = useOpenContact()
  const { enabled, items, error, retry, loadMore, loadingMore } = useMessageSearch(words)
  if (!enabled) {
    return (
      <EmptyState icon={Search} title={t('search.begin_title')}>
        {t('search.begin_text')}
      </EmptyState>
    )
  }
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      {contacts.length > 0 && (
        <section aria-label={t('search.contacts')}>
          <Heading>{t('search.contacts')}</Heading>
          {contacts.map(({ id, name, email, phone }) => (
            <button
              key={id}
              type="button"
              onClick={() => openContact(id)}
              className="flex h-12 w-full items-center gap-2.5 border-b border-line px-3 text-left -outline-offset-2 hover:bg-hover"
            >
              <Avatar name={name} of={id} size="small" />
              <span className="grid min-w-0">
                <span className="truncate text-13 font-medium">{nameOf({ id, name })}</span>
                <span className="truncate text-12 text-ink-faint">{email ?? phone}</span>
              </span>
            </button>
          ))}
        </section>
      )}
      <section aria-label={t('search.messages')}>
        <Heading>{t('search.messages')}</Heading>
        {error && <ErrorState error={error} onRetry={retry} />}
        {!error && items === undefined && <SkeletonRows label={t('common:loading')} />}
        {items?.length === 0 && (
          <EmptyState icon={Search} title={t('search.nothing_title')}>
            {t('search.nothing_text')}
          </EmptyState>
        )}
        {items?.map((hit) => (
          <HitRow
            key={`${hit.conversation_id} ${hit.seq}`}
            hit={hit}
            current={hit.conversation_id === conversationId && hit.seq === search.mensagem}
            onOpen={() => open(hit.conversation_id, hit.seq)}
          />
        ))}
        {loadMore && (
          <div className="p-3 text-center">
            <Button kind="ghost" busy={loadingMore} onClick={loadMore}>
              {t('common:actions.load_more')}
            </Button>
          </div>
        )}
      </section>
    </div>
  )
}

function HitRow({ hit, current, onOpen }: { hit: Hit; current: boolean; onOpen(): void }) {
  const { contact, author_name, created_at, fragments } = hit
  const nameOf = useContactName()
  return (
    <button
      type="button"
      onClick={onOpen}
      aria-current={current ? 'true' : undefined}
      className="grid w-full grid-cols-1 gap-0.5 border-b border-line px-3 py-2 text-left -outline-offset-2 hover:bg-hover aria-[current]:bg-accent-soft"
    >
      <span className="flex items-center gap-2">
        <span className="truncate text-13 font-medium">{nameOf(contact)}</span>
        {author_name !== contact.name && <span className="truncate text-12 text-ink-faint">{author_name}</span>}
        <span className="ml-auto text-12 text-ink-faint">
          <RelativeTime brief value={created_at} />
        </span>
      </span>
      <span className="line-clamp-3 text-12 text-ink-soft">
        {fragments.map(({ text, match }, index) =>
          match ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: fragments have no other name and never change places
            <mark key={index} className="rounded-4 bg-warn-soft px-0.5 font-medium text-ink">
              {text}
            </mark>
          ) : (
            text
          ),
        )}
      </span>
    </button>
  )
}

function Heading({ children }: { children: string }) {
  return <h2 className="border-b border-line bg-canvas px-3 py-1.5 text-12 text-ink-faint">{children}</h2>
}
