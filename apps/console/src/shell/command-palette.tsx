import { useNavigate } from '@tanstack/react-router'
import { Command } from 'cmdk'
import { LogOut, Monitor, Moon, Sun } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import '../design/csp-nonce.ts'
import { chooseTheme, THEMES } from '../design/theme.ts'
import { useFocusBack } from '../design/use-focus-back.ts'
import { InboxPalette } from '../screens/inbox/palette/inbox-palette.tsx'
import { useMe } from '../session/me-context.ts'
import { useTenantConfig } from '../session/tenant-config.ts'
import { useSignOut } from '../session/use-sign-out.ts'
import { PaletteGroup, PaletteItem } from './palette-item.tsx'
import { RAIL, settingsOf } from './places.ts'

const ICONS = { system: Monitor, light: Sun, dark: Moon }

/** Everything that can be gone to or done, by typing. */
export function CommandPalette({ typed: first, onClose }: { typed: string; onClose(): void }) {
  const { t } = useTranslation()
  const me = useMe()
  const { limits } = useTenantConfig()
  const signOut = useSignOut()
  const navigate = useNavigate()
  const [typed, setTyped] = useState(first)
  const focus = useFocusBack()
  const works = me.tenant !== null && me.permissions.includes('conversations.read')
  const places = [...RAIL.filter((place) => place.open(me, limits)), ...settingsOf(me)]
  return (
    <Radix.Root open onOpenChange={(open) => open || onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-fade bg-scrim" />
        <Radix.Content
          {...focus}
          aria-describedby={undefined}
          className="fixed top-[14dvh] left-1/2 z-50 w-[min(560px,calc(100vw-32px))] -translate-x-1/2"
        >
          <Radix.Title className="sr-only">{t('shell.search')}</Radix.Title>
          <Command
            label={t('shell.search')}
            className="animate-rise overflow-hidden rounded-8 border border-line bg-raised shadow-pop"
          >
            <Command.Input
              value={typed}
              onValueChange={setTyped}
              placeholder={t('palette.placeholder')}
              className="h-12 w-full border-b border-line bg-transparent px-4 text-14 outline-none"
            />
            <Command.List label={t('shell.search')} className="max-h-[min(400px,60dvh)] overflow-y-auto p-1.5">
              <Command.Empty className="px-3 py-8 text-center text-13 text-ink-soft">
                {t('palette.nothing')}
              </Command.Empty>
              {works && <InboxPalette typed={typed} onClose={onClose} />}
              <PaletteGroup heading={t('palette.go')}>
                {places.map(({ key, to, icon: Icon }) => (
                  <PaletteItem
                    key={key}
                    icon={<Icon size={16} aria-hidden />}
                    onSelect={() => {
                      onClose()
                      void navigate({ to })
                    }}
                  >
                    {t(`places.${key}`)}
                  </PaletteItem>
                ))}
              </PaletteGroup>
              <PaletteGroup heading={t('theme.label')}>
                {THEMES.map((theme) => {
                  const Icon = ICONS[theme]
                  return (
                    <PaletteItem
                      key={theme}
                      icon={<Icon size={16} aria-hidden />}
                      onSelect={() => {
                        onClose()
                        chooseTheme(theme)
                      }}
                    >
                      {t(`theme.${theme}`)}
                    </PaletteItem>
                  )
                })}
              </PaletteGroup>
              <PaletteGroup heading={t('places.account')}>
                <PaletteItem
                  icon={<LogOut size={16} aria-hidden />}
                  onSelect={() => {
                    onClose()
                    signOut()
                  }}
                >
                  {t('actions.sign_out')}
                </PaletteItem>
              </PaletteGroup>
            </Command.List>
          </Command>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
