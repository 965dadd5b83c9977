import { formatPhone } from '@recado/brazil/format-phone'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../session/me-context.ts'
import type { ContactDetail } from './contacts.api.ts'
import { EditableLine } from './editable-line.tsx'
import { useContactActs } from './use-contact-acts.ts'

/** Name, e-mail and phone, each changed in its place. */
export function ContactFields({ contact }: { contact: ContactDetail }) {
  const { t, i18n } = useTranslation('contacts')
  const readOnly = !useMay()('contacts.write')
  const { begin, change } = useContactActs(contact)
  const { name, email, phone } = contact
  const shownPhone = phone === null ? '' : formatPhone(phone, i18n.language)
  return (
    <dl className="grid gap-3">
      <EditableLine
        label={t('name')}
        value={name}
        readOnly={readOnly}
        onBegin={begin}
        onSave={(next) => change({ name: next }, { name })}
      />
      <EditableLine
        label={t('email')}
        value={email ?? ''}
        type="email"
        readOnly={readOnly}
        onBegin={begin}
        onSave={(next) => change({ email: next || null }, { email })}
      >
        <a href={`mailto:${email}`} className="text-accent-text hover:underline">
          {email}
        </a>
      </EditableLine>
      <EditableLine
        label={t('phone')}
        value={shownPhone}
        type="tel"
        readOnly={readOnly}
        onBegin={begin}
        onSave={(next) => change({ phone: next || null }, { phone })}
      >
        <a href={`tel:${phone}`} className="text-accent-text hover:underline">
          {shownPhone}
        </a>
      </EditableLine>
    </dl>
  )
}
