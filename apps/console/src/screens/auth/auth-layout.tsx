import { Link, Outlet } from '@tanstack/react-router'
import { Mail } from 'lucide-react'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { BrandMark } from '../../design/brand-mark.tsx'
import { Skeleton } from '../../design/skeleton.tsx'
import { LocaleSwitch } from '../../i18n/locale-switch.tsx'
import { useTenantConfig } from '../../session/tenant-config.ts'

/** The door: one column in the brand of the host, languages and contact below. */
export function AuthLayout() {
  const { t } = useTranslation('auth')
  const { name, branding, contact, demo_doors, development_mailbox } = useTenantConfig()
  const company = branding.company_name || name
  return (
    <div className="flex min-h-dvh flex-col bg-canvas">
      <main className="mx-auto flex w-full max-w-110 flex-1 flex-col justify-center px-5 py-10 sm:px-8">
        <div className="mb-8 flex items-center gap-3">
          <BrandMark name={company} logoUrl={branding.logo_url} size="large" />
          {branding.logo_url === null && <span className="truncate font-heading text-16 font-semibold">{company}</span>}
        </div>
        <Suspense fallback={<Skeleton className="h-72 w-full rounded-8" />}>
          <Outlet />
        </Suspense>
      </main>
      <footer className="flex flex-wrap items-center justify-center gap-x-6 gap-y-2 px-5 py-5 text-12 text-ink-faint">
        <LocaleSwitch />
        {contact.email && (
          <a href={`mailto:${contact.email}`} className="hover:text-ink hover:underline">
            {t('help', { email: contact.email })}
          </a>
        )}
        {demo_doors && (
          <Link to="/demo" className="hover:text-ink hover:underline">
            {t('demo_doors')}
          </Link>
        )}
        {development_mailbox && (
          <a
            href="/dev/mailbox"
            target="_blank"
            rel="noreferrer"
            className="inline-flex items-center gap-1.5 hover:text-ink hover:underline"
          >
            <Mail size={14} aria-hidden />
            {t('development_mailbox')}
          </a>
        )}
      </footer>
    </div>
  )
}
