import { Link } from '@tanstack/react-router'
import { Mail, Search } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { BrandMark } from '../design/brand-mark.tsx'
import { useMe } from '../session/me-context.ts'
import { useTenantConfig } from '../session/tenant-config.ts'
import { AccountMenu } from './account-menu.tsx'
import { RAIL } from './places.ts'

const entry =
  'group relative grid size-10 place-items-center rounded-8 text-ink-soft transition-colors duration-120 hover:bg-hover hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:text-accent-text'

export function Rail({ onSearch }: { onSearch(): void }) {
  const { t } = useTranslation()
  const me = useMe()
  const { name, branding, limits, development_mailbox } = useTenantConfig()
  return (
    <header className="sticky top-0 z-30 hidden max-h-dvh flex-col items-center gap-1 border-r border-line bg-sunken py-3.5 md:flex">
      <Link to="/" className="rounded-8">
        <BrandMark name={branding.company_name || name} logoUrl={branding.favicon_url ?? branding.logo_url} />
      </Link>
      <nav aria-label={t('shell.navigation')} className="mt-4 grid gap-1">
        {RAIL.filter((place) => place.open(me, limits)).map(({ key, to, icon: Icon }) => (
          <Link key={key} to={to} activeOptions={{ exact: to === '/' }} className={entry}>
            <Icon size={18} strokeWidth={1.75} aria-hidden />
            <Tip>{t(`places.${key}`)}</Tip>
          </Link>
        ))}
      </nav>
      <div className="mt-auto grid justify-items-center gap-1">
        {development_mailbox && (
          // A page of its own: its content security policy lets mails bring their styles.
          <a href="/dev/mailbox" target="_blank" rel="noreferrer" className={entry}>
            <Mail size={18} strokeWidth={1.75} aria-hidden />
            <Tip>{t('places.mailbox')}</Tip>
          </a>
        )}
        <button type="button" onClick={onSearch} className={entry}>
          <Search size={18} strokeWidth={1.75} aria-hidden />
          <Tip>{t('shell.search')}</Tip>
        </button>
        <AccountMenu side="right" />
      </div>
    </header>
  )
}

// The entry's name: always there for screen readers, shown to others on hover and focus.
function Tip({ children }: { children: ReactNode }) {
  return (
    <span className="pointer-events-none absolute left-full z-50 ml-2.5 rounded-4 bg-ink px-2 py-1 text-12 font-medium whitespace-nowrap text-canvas opacity-0 transition-opacity duration-120 group-hover:opacity-100 group-focus-visible:opacity-100">
      {children}
    </span>
  )
}
