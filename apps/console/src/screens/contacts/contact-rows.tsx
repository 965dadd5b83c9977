import { formatPhone } from '@recado/brazil/format-phone'
import { ContactId } from '@recado/contracts/ids'
import { Link } from '@tanstack/react-router'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { wireId } from '../../api/wire-id.ts'
import { Avatar } from '../../design/avatar.tsx'
import { Badge } from '../../design/badge.tsx'
import { RelativeTime } from '../../i18n/relative-time.tsx'
import { useContactName } from '../../i18n/use-contact-name.ts'
import type { Contact } from './contacts.api.ts'

const ROW = 56
/** Rows before the end at which the next page is asked for: a screenful, so that scrolling seldom meets the end. */
const AHEAD = 15

interface ContactRowsProps {
  contacts: readonly Contact[]
  loadMore: (() => void) | undefined
  loadingMore: boolean
}

/** Only the rows in sight are on the page, however many were read. */
export function ContactRows({ contacts, loadMore, loadingMore }: ContactRowsProps) {
  const { t } = useTranslation('contacts')
  const scroller = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count: contacts.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 8,
  })
  const seen = rows.getVirtualItems()
  const last = seen.at(-1)?.index ?? 0
  useEffect(() => {
    if (!loadingMore && last >= contacts.length - AHEAD) loadMore?.()
  }, [last, contacts.length, loadMore, loadingMore])
  return (
    <div ref={scroller} className="h-full overflow-y-auto">
      <ul aria-label={t('title')} className="relative" style={{ height: rows.getTotalSize() }}>
        {seen.map(({ index, start }) => {
          const contact = contacts[index]
          return (
            contact && (
              <li
                key={contact.id}
                aria-setsize={loadMore === undefined ? contacts.length : -1}
                aria-posinset={index + 1}
                className="absolute inset-x-0"
                style={{ height: ROW, transform: `translateY(${start}px)` }}
              >
                <ContactRow contact={contact} />
              </li>
            )
          )
        })}
      </ul>
    </div>
  )
}

function ContactRow({ contact }: { contact: Contact }) {
  const { t, i18n } = useTranslation('contacts')
  const nameOf = useContactName()
  const { id, name, email, phone, blocked, last_seen_at, updated_at } = contact
  const reach = [phone === null ? '' : formatPhone(phone, i18n.language), email].filter(Boolean)
  return (
    <Link
      to="/contatos/$contactId"
      params={{ contactId: wireId(ContactId, id) }}
      className="flex h-full items-center gap-3 border-b border-line px-4 -outline-offset-2 hover:bg-hover/50"
    >
      <Avatar name={name} of={id} />
      <span className="grid min-w-0 flex-1">
        <span className="flex items-center gap-2">
          <span className="truncate text-13 font-medium">{nameOf(contact)}</span>
          {blocked && <Badge tone="bad">{t('blocked')}</Badge>}
        </span>
        <span className="truncate text-12 text-ink-faint">
          {reach.length === 0 ? t('no_reach') : reach.join(' · ')}
        </span>
      </span>
      <span className="hidden text-12 text-ink-faint sm:block">
        <RelativeTime value={last_seen_at ?? updated_at} />
      </span>
    </Link>
  )
}
