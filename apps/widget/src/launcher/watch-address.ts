/**
 * Tells when the page's address is another one: routers of single pages change it without loading anything. `pushState` and
 * `replaceState` have no event, so they are wrapped: what they do and answer is theirs, and we look once they are done.
 */
export function watchAddress(onChange: () => void): void {
  let last = location.href
  const look = () => {
    if (location.href === last) return
    last = location.href
    onChange()
  }
  for (const name of ['pushState', 'replaceState'] as const) {
    const original = history[name]
    try {
      history[name] = function (this: History, ...call: Parameters<History['pushState']>) {
        original.apply(this, call)
        setTimeout(look)
      }
    } catch {} // A page that keeps its history from being touched is watched by its events alone.
  }
  addEventListener('popstate', look)
  addEventListener('hashchange', look)
}
