import { ownEntry } from './own-entry.ts'
import type { Took } from './worker-scope.ts'

// A console stays open for days; the browser itself asks for a new worker only when a page is opened.
const ASK_EVERY_MS = 3_600_000

let newerThere = false
const listeners = new Set<() => void>()

/** Starts the service worker once the page is there, so that it takes nothing from the first paint. Not in development. */
export function registerWorker(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  const { serviceWorker } = navigator
  serviceWorker.addEventListener('message', ({ data }: MessageEvent<Took>) => {
    if (data.kind !== 'took_over' || data.entry === ownEntry()) return
    newerThere = true
    for (const listener of listeners) listener()
  })
  const register = async () => {
    // Refused where pages are no secure context, as on a company's own address without a certificate.
    const registration = await serviceWorker.register('/sw.js').catch(() => undefined)
    if (registration !== undefined) setInterval(() => void registration.update().catch(() => undefined), ASK_EVERY_MS)
  }
  if (document.readyState === 'complete') void register()
  else window.addEventListener('load', () => void register(), { once: true })
}

/** For `useSyncExternalStore`: whether a newer build than this page's has been taken in. */
export const newerBuild = {
  subscribe: (listener: () => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
  read: () => newerThere,
}
