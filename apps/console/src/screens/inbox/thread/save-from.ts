/** Has the browser keep what an address leads to. The server names the file; `name` is for addresses that do not. */
export function saveFrom(url: string, name: string): void {
  const anchor = document.createElement('a')
  anchor.href = url
  anchor.download = name
  anchor.rel = 'noopener'
  anchor.click()
}
