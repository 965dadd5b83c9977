/**
 * Runs `begin` in one tab of the browser at a time: in this one as soon as no other has `name`. @returns what gives it up.
 * Pages that are no secure context have no locks: there each tab sends what was written in it, and the server knows a
 * message that comes twice by its client_id.
 */
export function lead(name: string, begin: () => void): () => void {
  if (!('locks' in navigator)) {
    begin()
    return () => undefined
  }
  const asking = new AbortController()
  let release = () => asking.abort()
  navigator.locks
    .request(name, { signal: asking.signal }, () => {
      begin()
      return new Promise<void>((resolve) => {
        release = resolve
      })
    })
    .catch(() => undefined)
  return () => release()
}
