import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMe } from '../session/me-context.ts'
import { useTenantConfig } from '../session/tenant-config.ts'
import { AccountMenu } from './account-menu.tsx'
import { RAIL } from './places.ts'

/** The rail of phones, under the thumb. */
export function TabBar() {
  const { t } = useTranslation()
  const me = useMe()
  const { limits } = useTenantConfig()
  const places = RAIL.filter(({ open, inMenu }) => !inMenu && open(me, limits))
  // Five of them and the account share 320 px; where there are more, a narrow phone shows their signs alone.
  const name = places.length > 5 ? 'max-w-full truncate max-[359px]:sr-only' : 'max-w-full truncate'
  return (
    <nav
      aria-label={t('shell.navigation')}
      className="fixed inset-x-0 bottom-0 z-30 flex items-center justify-around border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {places.map(({ key, to, icon: Icon }) => (
        <Link
          key={key}
          to={to}
          activeOptions={{ exact: to === '/' }}
          className="grid h-16 min-w-0 flex-1 grid-cols-[minmax(0,1fr)] place-content-center justify-items-center gap-1 text-12 text-ink-soft aria-[current=page]:text-accent-text"
        >
          <Icon size={20} strokeWidth={1.75} aria-hidden />
          <span className={name}>{t(key === 'settings' ? 'places.settings_short' : `places.${key}`)}</span>
        </Link>
      ))}
      <AccountMenu side="top" />
    </nav>
  )
}
