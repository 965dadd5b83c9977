import { WIDGET_ROOT } from '@recado/contracts/widget-paths'
import type * as Launcher from './launcher/start-widget.tsx'
import type { Recado, RecadoCall } from './page/recado-calls.ts'
import type { Texts } from './texts.ts'

// What a page's `<script async src="https://TENANT_HOST/widget.js" data-inbox="…">` runs. It stands alone and asks for
// everything that the launcher needs at once: on a slow line each question after another would cost a round trip.

/** What the build has called the files: see build/emit-loader.ts. */
declare const CHUNKS: Record<'launcher' | Locale, string> & { 'rolldown-runtime'?: string }
type Locale = 'pt-BR' | 'en' | 'es'
const FILES = CHUNKS
const LOCALES: readonly Locale[] = ['pt-BR', 'en', 'es']

declare global {
  interface Window {
    Recado?: Recado
  }
}

const script = document.currentScript
if (script instanceof HTMLScriptElement && script.dataset.inbox && !window.Recado?.loaded) load(script)

function load({ src, dataset }: HTMLScriptElement): void {
  const inboxKey = dataset.inbox ?? ''
  const base = new URL(src).origin
  const locale = chooseLocale(dataset.locale)
  const waiting: RecadoCall[] = [...(window.Recado?.q ?? [])].map((call) => [...call] as unknown as RecadoCall)
  let answer = (call: RecadoCall): void => void waiting.push(call)
  window.Recado = Object.assign((...call: RecadoCall) => answer(call), { loaded: true })

  const config = fetch(`${base}${WIDGET_ROOT}config?inbox_key=${encodeURIComponent(inboxKey)}`)
  const texts: Promise<{ default: Texts }> = import(/* @vite-ignore */ base + FILES[locale])
  const launcher: Promise<typeof Launcher> = import(/* @vite-ignore */ base + FILES.launcher)
  const helpers = FILES['rolldown-runtime']
  if (helpers !== undefined) import(/* @vite-ignore */ base + helpers).catch(() => undefined)
  Promise.all([launcher, config, texts])
    .then(async ([{ startWidget }, config, texts]) => {
      if (!config.ok) throw new Error(`${config.status} ${await config.text()}`)
      const position = dataset.position === 'left' ? 'left' : 'right'
      answer = startWidget({
        ...{ base, inboxKey, locale, position },
        ...{ config: await config.json(), texts: texts.default },
      })
      for (const call of waiting) answer(call)
    })
    .catch((error: unknown) => console.error('Recado:', error))
}

/** What the page asks for, or its own language, or its reader's. */
function chooseLocale(wanted: string | undefined): Locale {
  for (const tag of [wanted, document.documentElement.lang, ...navigator.languages]) {
    const language = tag?.slice(0, 2).toLowerCase()
    const found = LOCALES.find((locale) => locale.slice(0, 2) === language)
    if (found !== undefined) return found
  }
  return 'pt-BR'
}
