import type { ConversationView } from '@recado/contracts/conversations'
import { ContactId, type ConversationId } from '@recado/contracts/ids'
import { Link } from '@tanstack/react-router'
import { ExternalLink } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { wireId } from '../../../api/wire-id.ts'
import { ErrorState } from '../../../design/error-state.tsx'
import { useContactName } from '../../../i18n/use-contact-name.ts'
import { useConversation } from '../../../inbox/use-conversation.ts'
import { useMay } from '../../../session/me-context.ts'
import { ContactAttributes } from '../../contacts/contact-attributes.tsx'
import { ContactFields } from '../../contacts/contact-fields.tsx'
import { ContactHeading } from '../../contacts/contact-heading.tsx'
import { ContactIdentities } from '../../contacts/contact-identities.tsx'
import { ContactNotes } from '../../contacts/contact-notes.tsx'
import { ContactSection } from '../../contacts/contact-section.tsx'
import { ContactTimeline } from '../../contacts/contact-timeline.tsx'
import { DeletedNotice } from '../../contacts/deleted-notice.tsx'
import { useContact } from '../../contacts/use-contact.ts'
import { ConversationLabels } from './conversation-labels.tsx'
import { PanelSkeleton } from './panel-skeleton.tsx'
import { VisitFacts } from './visit-facts.tsx'

/** The right: who the customer is, and what there was with them. */
export function ContactPanel({ conversationId }: { conversationId: ConversationId }) {
  const { conversation, error, retry } = useConversation(conversationId)
  if (error) return <ErrorState error={error} onRetry={retry} />
  if (conversation === undefined) return <PanelSkeleton />
  return <Panel key={conversation.contact.id} conversation={conversation} />
}

function Panel({ conversation }: { conversation: ConversationView }) {
  const nameOf = useContactName()
  const { t } = useTranslation('contacts')
  const mayRead = useMay()('contacts.read')
  const contact = useContact(mayRead ? conversation.contact.id : undefined)
  const { data } = contact
  return (
    <div className="grid grid-cols-1 content-start">
      {data === undefined ? (
        <div className="px-4 py-4">
          <h2 className="truncate text-14 font-semibold">{nameOf(conversation.contact)}</h2>
        </div>
      ) : (
        <div className="grid gap-4 px-4 py-4">
          {data.deleted_at === null ? (
            <ContactHeading contact={data} />
          ) : (
            <>
              <h2 className="truncate text-14 font-semibold">{nameOf(data)}</h2>
              <DeletedNotice contact={data} />
            </>
          )}
          {data.deleted_at === null && <ContactFields contact={data} />}
        </div>
      )}
      <ContactSection title={t('labels')}>
        <ConversationLabels conversation={conversation} />
      </ContactSection>
      <VisitFacts conversationId={conversation.id} />
      {!mayRead ? (
        <p className="border-t border-line px-4 py-4 text-13 text-ink-faint">{t('may_not_read')}</p>
      ) : data === undefined ? (
        contact.isError ? (
          <ErrorState error={contact.error} onRetry={() => void contact.refetch()} />
        ) : (
          <PanelSkeleton />
        )
      ) : data.deleted_at !== null ? null : (
        <>
          <ContactSection title={t('notes')}>
            <ContactNotes contact={data} />
          </ContactSection>
          <ContactSection title={t('attributes')}>
            <ContactAttributes contact={data} />
          </ContactSection>
          <ContactSection title={t('identities')}>
            <ContactIdentities identities={data.identities} />
          </ContactSection>
          <ContactSection
            title={t('timeline')}
            aside={
              <Link
                to="/contatos/$contactId"
                params={{ contactId: wireId(ContactId, data.id) }}
                className="inline-flex items-center gap-1 text-12 text-accent-text hover:underline"
              >
                {t('open_page')}
                <ExternalLink size={12} aria-hidden />
              </Link>
            }
          >
            <ContactTimeline contactId={data.id} here={conversation.id} />
          </ContactSection>
        </>
      )}
    </div>
  )
}
