/** Between two returns, doubled each time until the page has left it in peace for as long as the last wait and longer. */
const FIRST_MS = 50
const LONGEST_MS = 60_000

/**
 * Puts the widget below `<html>`, beside the body: routers that swap the body (Turbo, pjax) do not touch it, and documents
 * whose body comes late have it at once. Whoever takes it away, or writes the document anew, gets it back with its state.
 * Two observers of few nodes, without what is below them; where another script takes it away each time, it comes back ever
 * more seldom.
 */
export function keepInPage(host: HTMLElement): void {
  let wait = 0
  let since = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const put = () => {
    timer = undefined
    const { documentElement: root } = document
    if (root !== null && host.parentNode !== root) {
      root.append(host)
      since = Date.now()
    }
    observer.disconnect()
    observer.observe(document, { childList: true })
    if (root !== null) observer.observe(root, { childList: true })
  }
  const observer = new MutationObserver(() => {
    if (host.parentNode === document.documentElement || timer !== undefined) return
    wait = Date.now() - since > 2 * wait + FIRST_MS ? 0 : Math.min(Math.max(2 * wait, FIRST_MS), LONGEST_MS)
    timer = setTimeout(put, wait)
  })
  put()
}
