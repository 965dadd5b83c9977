import { ContactId } from '@recado/contracts/ids'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { ChevronLeft } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { wireId } from '../../api/wire-id.ts'
import { Card } from '../../design/card.tsx'
import { ErrorState } from '../../design/error-state.tsx'
import { useContactName } from '../../i18n/use-contact-name.ts'
import { NotFound } from '../../shell/not-found.tsx'
import { PageSkeleton } from '../../shell/page-skeleton.tsx'
import { ContactAttributes } from './contact-attributes.tsx'
import { ContactFields } from './contact-fields.tsx'
import { ContactHeading } from './contact-heading.tsx'
import { ContactIdentities } from './contact-identities.tsx'
import { ContactNotes } from './contact-notes.tsx'
import { ContactTimeline } from './contact-timeline.tsx'
import type { ContactDetail } from './contacts.api.ts'
import { DeletedNotice } from './deleted-notice.tsx'
import { useContact } from './use-contact.ts'

/** One contact on a page of its own: the parts of the inbox's panel, with room. */
export function ContactScreen() {
  const { t } = useTranslation('contacts')
  const { contactId } = useParams({ from: '/inside/contatos/$contactId' })
  const id = ContactId.safeParse(contactId).data
  const contact = useContact(id)
  const nameOf = useContactName()
  if (id === undefined) return <NotFound />
  return (
    <div className="mx-auto w-full max-w-260 px-4 py-6 sm:px-8 sm:py-8">
      <Link to="/contatos" className="mb-4 inline-flex items-center gap-1 text-13 text-ink-soft hover:text-ink">
        <ChevronLeft size={16} aria-hidden />
        {t('title')}
      </Link>
      {contact.data === undefined && contact.isError ? (
        <ErrorState page error={contact.error} onRetry={() => void contact.refetch()} />
      ) : contact.data === undefined ? (
        <PageSkeleton />
      ) : contact.data.deleted_at !== null ? (
        <div className="grid gap-4">
          <h1 className="text-20 font-semibold">{nameOf(contact.data)}</h1>
          <DeletedNotice contact={contact.data} />
        </div>
      ) : (
        <Parts contact={contact.data} />
      )}
    </div>
  )
}

function Parts({ contact }: { contact: ContactDetail }) {
  const { t } = useTranslation('contacts')
  const navigate = useNavigate()
  return (
    <div className="grid gap-6">
      <ContactHeading
        page
        contact={contact}
        onGone={(into) =>
          void (into === undefined
            ? navigate({ to: '/contatos' })
            : navigate({ to: '/contatos/$contactId', params: { contactId: wireId(ContactId, into) } }))
        }
      />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
        <div className="grid gap-6">
          <Card title={t('details')}>
            <ContactFields contact={contact} />
          </Card>
          <Card title={t('attributes')}>
            <ContactAttributes contact={contact} />
          </Card>
          <Card title={t('identities')} description={t('identities_text')}>
            <ContactIdentities identities={contact.identities} />
          </Card>
        </div>
        <div className="grid gap-6">
          <Card title={t('notes')}>
            <ContactNotes contact={contact} />
          </Card>
          <Card title={t('timeline')}>
            <ContactTimeline contactId={contact.id} />
          </Card>
        </div>
      </div>
    </div>
  )
}
