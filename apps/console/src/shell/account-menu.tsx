import { useNavigate } from '@tanstack/react-router'
import { LogOut, Monitor, Moon, Sun, UserRound } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Avatar } from '../design/avatar.tsx'
import { Menu, MenuItem, MenuLabel, MenuSeparator } from '../design/menu.tsx'
import { chooseTheme, readTheme, THEMES, type Theme } from '../design/theme.ts'
import { useMe } from '../session/me-context.ts'
import { useTenantConfig } from '../session/tenant-config.ts'
import { useSignOut } from '../session/use-sign-out.ts'
import { RAIL } from './places.ts'
import { WorkMenu } from './work-menu.tsx'

const ICONS = { system: Monitor, light: Sun, dark: Moon }

/** Who is signed in: account, other companies, appearance, the way out. */
export function AccountMenu({ side }: { side: 'top' | 'right' }) {
  const { t } = useTranslation()
  const me = useMe()
  const { limits } = useTenantConfig()
  const signOut = useSignOut()
  const navigate = useNavigate()
  const [theme, setTheme] = useState<Theme>(readTheme)
  const works = me.member_id !== null && me.permissions.includes('conversations.write')
  const others = me.tenants.filter(({ tenant_id }) => tenant_id !== me.tenant?.id)
  return (
    <Menu
      side={side}
      trigger={
        <button type="button" className="rounded-full p-1 hover:bg-hover">
          <Avatar name={me.name} photo={me.photo_url} />
          <span className="sr-only">{t('shell.account', { name: me.name })}</span>
        </button>
      }
    >
      <div className="max-w-64 px-2 pt-1.5 pb-2">
        <p className="truncate text-13 font-medium">{me.name}</p>
        <p className="truncate text-12 text-ink-faint">{me.email}</p>
      </div>
      <MenuItem
        icon={<UserRound size={16} aria-hidden />}
        onSelect={() => void navigate({ to: '/configuracoes/conta' })}
      >
        {t('places.account')}
      </MenuItem>
      {side === 'top' &&
        RAIL.filter(({ open, inMenu }) => inMenu && open(me, limits)).map(({ key, to, icon: Icon }) => (
          <MenuItem key={key} icon={<Icon size={16} aria-hidden />} onSelect={() => void navigate({ to })}>
            {t(`places.${key}`)}
          </MenuItem>
        ))}
      {works && <WorkMenu />}
      {others.length > 0 && <MenuSeparator />}
      {others.length > 0 && <MenuLabel>{t('shell.other_companies')}</MenuLabel>}
      {others.map(({ tenant_id, name, console_url }) => (
        <MenuItem key={tenant_id} onSelect={() => window.location.assign(console_url)}>
          {name}
        </MenuItem>
      ))}
      <MenuSeparator />
      <MenuLabel>{t('theme.label')}</MenuLabel>
      {THEMES.map((value) => {
        const Icon = ICONS[value]
        return (
          <MenuItem
            key={value}
            checked={theme === value}
            icon={<Icon size={16} aria-hidden />}
            onSelect={() => {
              chooseTheme(value)
              setTheme(value)
            }}
          >
            {t(`theme.${value}`)}
          </MenuItem>
        )
      })}
      <MenuSeparator />
      <MenuItem icon={<LogOut size={16} aria-hidden />} onSelect={signOut}>
        {t('actions.sign_out')}
      </MenuItem>
    </Menu>
  )
}
