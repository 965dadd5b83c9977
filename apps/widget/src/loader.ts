import type { Recado, RecadoCall } from './page/recado-calls.ts'
import type { Texts } from './texts.ts'

// What a page's `<script async src="https://TENANT_HOST/widget.js" data-inbox="…">` runs. It stands alone and asks for
// everything that the launcher needs at once: on a slow line each question after another would cost a round trip.

const TEXTS: Record<string, () => Promise<{ default: Texts }>> = {
  pt: () => import('./locales/pt-BR.json'),
  en: () => import('./locales/en.json'),
  es: () => import('./locales/es.json'),
}
const TAGS: Record<string, string> = { pt: 'pt-BR', en: 'en', es: 'es' }

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
  const language = chooseLanguage(dataset.locale)
  const waiting: RecadoCall[] = [...(window.Recado?.q ?? [])].map((call) => [...call] as unknown as RecadoCall)
  let answer = (call: RecadoCall): void => void waiting.push(call)
  window.Recado = Object.assign((...call: RecadoCall) => answer(call), { loaded: true })

  const config = fetch(`${base}/api/v1/widget/config?inbox_key=${encodeURIComponent(inboxKey)}`)
  const texts = TEXTS[language]?.()
  const launcher = import('./launcher/start-widget.ts')
  const whenBody = new Promise<void>((resolve) => {
    if (document.body) resolve()
    else document.addEventListener('DOMContentLoaded', () => resolve())
  })
  Promise.all([launcher, config, texts, whenBody])
    .then(async ([{ startWidget }, config, texts]) => {
      if (!config.ok) throw new Error(`${config.status} ${await config.text()}`)
      const position = dataset.position === 'left' ? 'left' : 'right'
      const locale = TAGS[language] ?? 'pt-BR'
      answer = startWidget({
        ...{ base, inboxKey, locale, position },
        ...{ config: await config.json(), texts: texts?.default ?? ({} as Texts) },
      })
      for (const call of waiting) answer(call)
    })
    .catch((error: unknown) => console.error('Recado:', error))
}

/** What the page asks for, or its own language, or its reader's. */
function chooseLanguage(wanted: string | undefined): string {
  const tags = [wanted, document.documentElement.lang, ...navigator.languages]
  return tags.map((tag) => tag?.slice(0, 2).toLowerCase() ?? '').find((tag) => tag in TEXTS) ?? 'pt'
}
