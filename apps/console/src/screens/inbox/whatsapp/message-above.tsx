import { formatPhone } from '@recado/brazil/format-phone'
import type { WhatsappAbout, WhatsappData } from '@recado/contracts/whatsapp-data'
import {
  CircleQuestionMark,
  CornerUpLeft,
  Forward,
  type LucideIcon,
  MapPin,
  Megaphone,
  Smartphone,
  UserRound,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

/** What stands above the words of a message: where it came from, what it answers, and what is neither words nor file. */
export function MessageAbove({ data: { own_phone, group, whatsapp = {} } }: { data: WhatsappData }) {
  const { t, i18n } = useTranslation('connections', { keyPrefix: 'inbox' })
  const { forwarded, referral, quoted, location, contacts, unknown } = whatsapp
  return (
    // On a phone words and time stand in one line; what is above them has its own.
    <div className="basis-full empty:hidden">
      {group !== undefined && (
        <p className="mb-0.5 truncate text-12 font-medium text-ink-soft">
          {senderOf(group.sender, i18n.language) ?? t('somebody')}
        </p>
      )}
      {own_phone === true && <Line icon={Smartphone}>{t('own_phone')}</Line>}
      {forwarded === true && <Line icon={Forward}>{t('forwarded')}</Line>}
      {referral !== undefined && (
        <Line icon={Megaphone}>
          {t('referral', { what: referral.headline ?? referral.source_id ?? t('referral_unnamed') })}
        </Line>
      )}
      {quoted !== undefined && (
        <p className="mb-1.5 flex items-start gap-1.5 rounded-4 border-l-2 border-line-strong bg-hover/60 px-2 py-1 text-12 text-ink-soft">
          <CornerUpLeft size={12} className="mt-0.5 shrink-0 text-ink-faint" aria-hidden />
          <span className="line-clamp-2 wrap-anywhere">{quoted.body || t('quoted_file')}</span>
        </p>
      )}
      {location !== undefined && <Place location={location} />}
      {contacts !== undefined && <Cards contacts={contacts} />}
      {unknown !== undefined && <Line icon={CircleQuestionMark}>{t('unknown', { type: unknown })}</Line>}
    </div>
  )
}

/** A name; where the group knows none, the number. */
function senderOf({ name, phone }: { name: string; phone: string | null }, locale: string): string | undefined {
  if (name !== '' && name !== phone) return name
  return phone === null ? undefined : formatPhone(phone, locale)
}

function Place({ location }: { location: NonNullable<WhatsappAbout['location']> }) {
  const { t } = useTranslation('connections', { keyPrefix: 'inbox' })
  const { latitude, longitude, name, address, live, url } = location
  return (
    <a
      href={url}
      target="_blank"
      rel="noreferrer"
      className="flex w-64 max-w-full items-center gap-2.5 rounded-8 p-1 hover:bg-hover"
    >
      <span className="grid size-10 shrink-0 place-items-center rounded-8 border border-line bg-raised text-ink-soft">
        <MapPin size={16} aria-hidden />
      </span>
      <span className="grid min-w-0 flex-1">
        <span className="truncate text-13 font-medium">{name || t(live ? 'location_live' : 'location')}</span>
        <span className="truncate text-12 text-ink-soft">
          {address || `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`}
        </span>
        <span className="text-12 text-accent-text underline">{t('location_open')}</span>
      </span>
    </a>
  )
}

function Cards({ contacts }: { contacts: NonNullable<WhatsappAbout['contacts']> }) {
  const { i18n } = useTranslation('connections', { keyPrefix: 'inbox' })
  return (
    <ul className="grid gap-1">
      {contacts.map(({ name, phones }) => (
        <li key={`${name} ${phones.join()}`} className="flex w-64 max-w-full items-center gap-2.5 p-1">
          <span className="grid size-10 shrink-0 place-items-center rounded-full border border-line bg-raised text-ink-soft">
            <UserRound size={16} aria-hidden />
          </span>
          <span className="grid min-w-0 flex-1">
            <span className="truncate text-13 font-medium">{name}</span>
            {phones.map((phone) => (
              <a
                key={phone}
                href={`tel:${phone.replace(/[^+\d]/g, '')}`}
                className="truncate text-12 text-accent-text hover:underline"
              >
                {/^\+\d+$/.test(phone) ? formatPhone(phone, i18n.language) : phone}
              </a>
            ))}
          </span>
        </li>
      ))}
    </ul>
  )
}

function Line({ icon: Icon, children }: { icon: LucideIcon; children: ReactNode }) {
  return (
    <p className="mb-1 flex items-start gap-1.5 text-12 text-ink-soft">
      <Icon size={12} className="mt-0.5 shrink-0 text-ink-faint" aria-hidden />
      <span className="min-w-0 wrap-anywhere">{children}</span>
    </p>
  )
}
