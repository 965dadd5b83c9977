import { formatPhone } from '@recado/brazil/format-phone'
import { Link } from '@tanstack/react-router'
import { ChevronLeft, Undo2, UserRoundX } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Avatar } from '../../design/avatar.tsx'
import { Button } from '../../design/button.tsx'
import { Card } from '../../design/card.tsx'
import { EmptyState } from '../../design/empty-state.tsx'
import { PageHeader } from '../../design/page-header.tsx'
import { useContactName } from '../../i18n/use-contact-name.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { ListView } from '../../lists/list-view.tsx'
import { useKeysetList } from '../../lists/use-keyset-list.ts'
import { useServices } from '../../services.ts'
import { useMay } from '../../session/me-context.ts'
import { contactKeys } from './contact-keys.ts'
import { type Contact, listDeletedContacts } from './contacts.api.ts'
import { goneAt } from './deleted-notice.tsx'
import { useRestoreContact } from './use-restore-contact.ts'

/** Contacts that were deleted within the last 30 days: each can come back. */
export function DeletedContactsScreen() {
  const { t } = useTranslation('contacts')
  const { http } = useServices()
  const list = useKeysetList(contactKeys.deleted, (cursor) => listDeletedContacts(http, cursor))
  return (
    <div className="mx-auto w-full max-w-260 px-4 py-6 sm:px-8 sm:py-8">
      <Link to="/contatos" className="mb-4 inline-flex items-center gap-1 text-13 text-ink-soft hover:text-ink">
        <ChevronLeft size={16} aria-hidden />
        {t('title')}
      </Link>
      <PageHeader title={t('deleted_title')} description={t('deleted_text')} />
      <Card flush>
        <ListView
          list={list}
          empty={
            <EmptyState icon={UserRoundX} title={t('deleted_empty_title')}>
              {t('deleted_empty')}
            </EmptyState>
          }
        >
          {(contacts) => (
            <ul aria-label={t('deleted_title')}>
              {contacts.map((contact) => (
                <DeletedRow key={contact.id} contact={contact} />
              ))}
            </ul>
          )}
        </ListView>
      </Card>
    </div>
  )
}

function DeletedRow({ contact }: { contact: Contact }) {
  const { t, i18n } = useTranslation('contacts')
  const format = useFormat()
  const mayWrite = useMay()('contacts.write')
  const restore = useRestoreContact()
  const nameOf = useContactName()
  const { id, name, phone, email, deleted_at } = contact
  const gone = deleted_at && t('gone_at', { date: format.date(goneAt(deleted_at)) })
  const reach = [phone === null ? '' : formatPhone(phone, i18n.language), email].filter(Boolean)
  return (
    <li className="flex items-center gap-3 border-b border-line px-4 py-2.5 last:border-0 sm:px-5">
      <Avatar name={name} of={id} />
      <span className="grid min-w-0 flex-1">
        <span className="truncate text-13 font-medium">{nameOf(contact)}</span>
        <span className="truncate text-12 text-ink-faint">
          {reach.length === 0 ? t('no_reach') : reach.join(' · ')}
        </span>
        {gone && <span className="text-12 text-ink-faint sm:hidden">{gone}</span>}
      </span>
      {gone && <span className="hidden text-12 text-ink-faint sm:block">{gone}</span>}
      {mayWrite && (
        <Button
          size="small"
          busy={restore.isPending}
          aria-label={t('restore_named', { name: nameOf(contact) })}
          onClick={() => restore.mutate(contact)}
        >
          <Undo2 size={14} aria-hidden />
          {t('restore')}
        </Button>
      )}
    </li>
  )
}
