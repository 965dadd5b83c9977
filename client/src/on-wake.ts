/**
 * Calls `listener` when it is worth trying at once: the browser has a line again, the tab is looked at again, or the page
 * comes out of the browser's memory. `afresh`: an open line may be dead without knowing.
 * @returns what stops that
 */
export function onWake(listener: (afresh: boolean) => void): () => void {
  const stopped = new AbortController()
  const { signal } = stopped
  window.addEventListener('online', () => listener(true), { signal })
  window.addEventListener('pageshow', ({ persisted }) => persisted && listener(true), { signal })
  const onVisible = () => document.visibilityState === 'visible' && listener(false)
  document.addEventListener('visibilitychange', onVisible, { signal })
  return () => stopped.abort()
}
