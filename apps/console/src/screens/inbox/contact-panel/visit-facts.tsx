import type { ConversationId } from '@recado/contracts/ids'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../i18n/use-format.ts'
import { useThread } from '../../../inbox/use-thread.ts'
import { nameDevice } from '../../account/name-device.ts'
import { ContactSection } from '../../contacts/contact-section.tsx'
import { visitOf } from './visit-of.ts'

/** From where the customer wrote: the page, the device, about what place. Nothing for who came by another way. */
export function VisitFacts({ conversationId }: { conversationId: ConversationId }) {
  const { t, i18n } = useTranslation('inbox')
  const format = useFormat()
  const visit = visitOf(useThread(conversationId).messages ?? [])
  if (visit === undefined) return null
  const { page, device, timezone } = visit
  const facts = [
    ...(page === undefined ? [] : [[t('visit.page'), <PageLink key="page" url={page} />] as const]),
    ...(device === undefined ? [] : [[t('visit.device'), nameDevice(device)] as const]),
    ...(timezone === undefined ? [] : [[t('visit.place'), placeOf(timezone, i18n.language, format.time)] as const]),
  ]
  return (
    <ContactSection title={t('visit.title')}>
      <dl className="grid gap-1.5 text-13">
        {facts.map(([name, value]) => (
          <div key={name} className="grid grid-cols-[5rem_minmax(0,1fr)] gap-2">
            <dt className="text-ink-faint">{name}</dt>
            <dd className="truncate">{value}</dd>
          </div>
        ))}
      </dl>
    </ContactSection>
  )
}

function PageLink({ url }: { url: string }) {
  const { host, pathname } = new URL(url)
  return (
    <a
      href={url}
      target="_blank"
      rel="noopener noreferrer nofollow"
      title={url}
      className="text-accent-text hover:underline"
    >
      {pathname === '/' ? host : `${host}${decodePath(pathname)}`}
    </a>
  )
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/** "São Paulo · 14:32 lá" is said by the zone's last part and its clock now. */
function placeOf(timezone: string, locale: string, here: (now: Date) => string): string {
  const city = (timezone.split('/').at(-1) ?? timezone).replaceAll('_', ' ')
  try {
    const there = new Intl.DateTimeFormat(locale, { timeZone: timezone, hour: '2-digit', minute: '2-digit' })
    const now = new Date()
    return there.format(now) === here(now) ? city : `${city} · ${there.format(now)}`
  } catch {
    // A zone that this browser does not know.
    return city
  }
}
