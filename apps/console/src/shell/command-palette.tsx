import { useNavigate } from '@tanstack/react-router'
import { Command } from 'cmdk'
import { LogOut, Monitor, Moon, Sun } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import '../design/csp-nonce.ts'
import { chooseTheme, THEMES } from '../design/theme.ts'
import { useServices } from '../services.ts'
import { useMe } from '../session/me-context.ts'
import { RAIL, settingsOf } from './places.ts'

const ICONS = { system: Monitor, light: Sun, dark: Moon }

/** Everything that can be gone to or done, by typing. */
export function CommandPalette({ onClose }: { onClose(): void }) {
  const { t } = useTranslation()
  const me = useMe()
  const { session } = useServices()
  const navigate = useNavigate()
  const places = [...RAIL.filter((place) => place.open(me)), ...settingsOf(me)]
  return (
    <Command.Dialog
      open
      onOpenChange={(open) => open || onClose()}
      label={t('shell.search')}
      overlayClassName="fixed inset-0 z-40 animate-fade bg-scrim"
      contentClassName="fixed top-[14dvh] left-1/2 z-50 w-[min(560px,calc(100vw-32px))] -translate-x-1/2"
      className="animate-rise overflow-hidden rounded-8 border border-line bg-raised shadow-pop"
    >
      <Command.Input
        placeholder={t('palette.placeholder')}
        className="h-12 w-full border-b border-line bg-transparent px-4 text-14 outline-none"
      />
      <Command.List className="max-h-[min(400px,60dvh)] overflow-y-auto p-1.5">
        <Command.Empty className="px-3 py-8 text-center text-13 text-ink-soft">{t('palette.nothing')}</Command.Empty>
        <Group heading={t('palette.go')}>
          {places.map(({ key, to, icon: Icon }) => (
            <Item
              key={key}
              icon={<Icon size={16} aria-hidden />}
              onSelect={() => {
                onClose()
                void navigate({ to })
              }}
            >
              {t(`places.${key}`)}
            </Item>
          ))}
        </Group>
        <Group heading={t('theme.label')}>
          {THEMES.map((theme) => {
            const Icon = ICONS[theme]
            return (
              <Item
                key={theme}
                icon={<Icon size={16} aria-hidden />}
                onSelect={() => {
                  onClose()
                  chooseTheme(theme)
                }}
              >
                {t(`theme.${theme}`)}
              </Item>
            )
          })}
        </Group>
        <Group heading={t('places.account')}>
          <Item icon={<LogOut size={16} aria-hidden />} onSelect={() => void session.end()}>
            {t('actions.sign_out')}
          </Item>
        </Group>
      </Command.List>
    </Command.Dialog>
  )
}

function Group({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <Command.Group
      heading={heading}
      className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2.5 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-12 [&_[cmdk-group-heading]]:text-ink-faint"
    >
      {children}
    </Command.Group>
  )
}

function Item({ icon, onSelect, children }: { icon: ReactNode; onSelect(): void; children: string }) {
  return (
    <Command.Item
      value={children}
      onSelect={onSelect}
      className="flex h-9 cursor-pointer items-center gap-3 rounded-4 px-2.5 text-13 data-[selected=true]:bg-hover"
    >
      <span className="text-ink-faint">{icon}</span>
      {children}
    </Command.Item>
  )
}
