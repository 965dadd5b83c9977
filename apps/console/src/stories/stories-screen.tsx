import { getRouteApi, Link } from '@tanstack/react-router'
import { Monitor, Moon, Sun } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Segmented } from '../design/segmented.tsx'
import { chooseTheme, readTheme, THEMES } from '../design/theme.ts'
import { ToastProvider } from '../design/toast.tsx'
import { useTenantConfig } from '../session/tenant-config.ts'
import { NotFound } from '../shell/not-found.tsx'
import { STORIES } from './list-stories.ts'
import { STORY_NAMES } from './story-names.ts'

const route = getRouteApi('/dev/design')
const ICONS = { system: Monitor, light: Sun, dark: Moon }

/** The design system, with every part in every state: in the reader's theme and the host's brand. Development only. */
export function StoriesScreen() {
  const { t } = useTranslation(['stories', 'common'])
  const { development_mailbox } = useTenantConfig()
  const { story } = route.useSearch()
  const [theme, setTheme] = useState(readTheme)
  // What says that this is a developer's machine; there is no second sign of it.
  if (!development_mailbox) return <NotFound />
  const name = STORY_NAMES.find((one) => one === story) ?? 'tokens'
  const Shown = STORIES[name]
  return (
    <ToastProvider>
      <div className="md:grid md:min-h-dvh md:grid-cols-[200px_minmax(0,1fr)]">
        <nav
          aria-label={t('navigation')}
          className="flex gap-1 overflow-x-auto border-line bg-sunken p-3 max-md:border-b md:sticky md:top-0 md:h-dvh md:flex-col md:border-r"
        >
          {STORY_NAMES.map((one) => (
            <Link
              key={one}
              to="/dev/design"
              search={{ story: one }}
              aria-current={one === name ? 'page' : undefined}
              className="flex h-9 shrink-0 items-center rounded-8 px-3 text-13 text-ink-soft hover:bg-hover aria-[current=page]:bg-accent-soft aria-[current=page]:text-accent-text pointer-coarse:h-10"
            >
              {t(`names.${one}`)}
            </Link>
          ))}
        </nav>
        <main className="mx-auto w-full max-w-240 px-4 py-6 sm:px-8">
          <header className="mb-8 flex flex-wrap items-center justify-between gap-3">
            <h1 className="text-20 font-semibold">{t(`names.${name}`)}</h1>
            <Segmented
              label={t('common:theme.label')}
              segments={THEMES.map((value) => ({
                value,
                label: t(`common:theme.${value}`),
                icon: ICONS[value],
                iconOnly: true,
              }))}
              value={theme}
              onChange={(value) => {
                chooseTheme(value)
                setTheme(value)
              }}
            />
          </header>
          <Shown />
        </main>
      </div>
    </ToastProvider>
  )
}
