import { backoff } from '@recado/client/backoff'

/** When this tab was last taken anew for a file. */
const RELOADED_AT = 'recado.reloaded_at'
/** A file that is really missing must not reload for ever. */
const NOT_AGAIN_MS = 600_000
/** Each page that waits for a server to come back asks it: seldom, and not all at once. */
const ASK = { first: 2_000, longest: 60_000 }

/**
 * Takes the page anew when a file of it could not be had: after a release those of the page that is open are gone from the
 * server, and the new page has them. Not before the server answers: without a line the page that is there, with what was
 * written on it, is better than none.
 */
export function replaceLostFiles(): void {
  let waits = false
  window.addEventListener('vite:preloadError', () => {
    const last = Number(sessionStorage.getItem(RELOADED_AT) ?? 0)
    if (waits || Date.now() - last < NOT_AGAIN_MS) return
    waits = true
    void untilServerAnswers().then(() => {
      sessionStorage.setItem(RELOADED_AT, String(Date.now()))
      window.location.reload()
    })
  })
}

async function untilServerAnswers(): Promise<void> {
  // Ends: when the server answers, or with the page.
  for (let tries = 1; ; tries++) {
    const answer = await fetch('/healthz', { cache: 'no-store' }).catch(() => undefined)
    if (answer?.ok === true) return
    await new Promise((resolve) => setTimeout(resolve, backoff(tries, ASK)))
  }
}
