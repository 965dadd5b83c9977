import { formatPhone } from '@recado/brazil/format-phone'
import { BadgeCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ContactDetail } from './contacts.api.ts'

const OPAQUE: ReadonlySet<string> = new Set(['visitor', 'whatsapp_lid', 'whatsapp_bsuid'])

/** How channels know the contact; those that a site or a channel has proven are marked. */
export function ContactIdentities({ identities }: { identities: ContactDetail['identities'] }) {
  const { t, i18n } = useTranslation('contacts')
  if (identities.length === 0) return <p className="text-13 text-ink-faint">{t('no_identities')}</p>
  return (
    <ul className="grid grid-cols-1 gap-1.5">
      {identities.map(({ kind, external_id, verified, inbox_id: inbox }) => (
        <li key={`${kind} ${inbox} ${external_id}`} className="flex items-center gap-2 text-13">
          <span className="w-20 shrink-0 text-12 text-ink-faint">
            {i18n.exists(`contacts:identity.${kind}`) ? t(`identity.${kind}` as 'identity.email') : kind}
          </span>
          {/* An id of a browser or of WhatsApp's own says nothing to anybody, and must not be taken for a number. */}
          <span className="min-w-0 flex-1 truncate" {...(OPAQUE.has(kind) ? {} : { title: external_id })}>
            {OPAQUE.has(kind) ? t('identity_known') : formatPhone(external_id, i18n.language)}
          </span>
          {verified && (
            <BadgeCheck size={14} className="shrink-0 text-good" role="img" aria-label={t('identity_verified')} />
          )}
        </li>
      ))}
    </ul>
  )
}
