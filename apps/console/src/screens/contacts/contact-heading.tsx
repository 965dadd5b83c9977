import { useTranslation } from 'react-i18next'
import { Avatar } from '../../design/avatar.tsx'
import { Badge } from '../../design/badge.tsx'
import { RelativeTime } from '../../i18n/relative-time.tsx'
import { useContactName } from '../../i18n/use-contact-name.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { BeginButton } from '../inbox/begin/begin-button.tsx'
import { ContactMenu } from './contact-menu.tsx'
import type { ContactDetail } from './contacts.api.ts'

interface ContactHeadingProps {
  contact: ContactDetail
  /** Whether it is all the page is about. */
  page?: boolean
  onGone?(into?: ContactDetail['id']): void
}

export function ContactHeading({ contact, page = false, onGone }: ContactHeadingProps) {
  const { t } = useTranslation('contacts')
  const format = useFormat()
  const nameOf = useContactName()
  const Title = page ? 'h1' : 'h2'
  return (
    <div className="flex items-start gap-3">
      <Avatar name={contact.name} of={contact.id} size="large" />
      <div className="grid min-w-0 flex-1 gap-0.5 pt-0.5">
        <Title className={`truncate font-semibold ${page ? 'text-20' : 'text-14'}`}>{nameOf(contact)}</Title>
        <p className="text-12 text-ink-faint">
          {contact.last_seen_at === null ? (
            t('since', { date: format.date(contact.created_at) })
          ) : (
            <>
              {t('last_seen')} <RelativeTime value={contact.last_seen_at} />
            </>
          )}
        </p>
        {contact.blocked && (
          <span>
            <Badge tone="bad">{t('blocked')}</Badge>
          </span>
        )}
      </div>
      <BeginButton contact={{ id: contact.id, name: contact.name }} />
      <ContactMenu contact={contact} {...(onGone && { onGone })} />
    </div>
  )
}
