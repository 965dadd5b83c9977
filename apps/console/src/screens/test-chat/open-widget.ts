type Recado = ((...call: unknown[]) => void) & { q?: unknown[][]; loaded?: boolean }

declare global {
  interface Window {
    Recado?: Recado
  }
}

/** Puts the tag of a site into this page, as install-snippet.ts says it, and opens the chat. Once a page. */
export function openWidget(publicKey: string, locale: string): void {
  if (window.Recado !== undefined) return
  const waiting: unknown[][] = [['open']]
  window.Recado = Object.assign((...call: unknown[]) => void waiting.push(call), { q: waiting })
  const script = document.createElement('script')
  script.async = true
  script.src = '/widget.js'
  script.dataset.inbox = publicKey
  script.dataset.locale = locale
  document.body.append(script)
}
