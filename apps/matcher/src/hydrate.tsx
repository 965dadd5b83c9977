import type { PageView } from '@recado/contracts/car-pages'
import { hydrate } from 'preact'
import { App } from './app.tsx'
import { track } from './client/track.ts'
import type { Texts } from './texts.ts'

const TEXTS: Record<string, () => Promise<{ default: Texts }>> = {
  'pt-BR': () => import('./locales/pt-BR.json'),
  en: () => import('./locales/en.json'),
  es: () => import('./locales/es.json'),
}

// The page stands already; this makes it answer. What it was made of is in it.
const data = document.querySelector('#page-data')?.textContent
const root = document.querySelector('#page')
if (data && root) {
  const page: PageView = JSON.parse(data)
  const load = TEXTS[page.locale] ?? TEXTS['pt-BR']
  const texts = await load?.()
  if (texts !== undefined) {
    hydrate(<App page={page} texts={texts.default} />, root)
    document.documentElement.dataset.ready = ''
    if (page.kind !== 'closed') track({ kind: 'visit_begun', surface: 'home' }, { once: true })
  }
}
