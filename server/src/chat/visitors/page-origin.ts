/**
 * Whether a page may show an inbox's widget: any page when the list is empty, else one whose origin is on it.
 * `https://*.exemplo.com.br` stands for every name below, not for the name itself. Without an Origin it is no browser.
 */
export function isPageAllowed(allowed: readonly string[], origin: string | undefined): boolean {
  if (origin === undefined || allowed.length === 0) return true
  const page = parse(origin)
  if (page === undefined) return false
  return allowed.some((entry) => {
    const [scheme = '', rest = ''] = entry.split('://')
    if (`${scheme}:` !== page.protocol) return false
    if (rest.startsWith('*.')) return page.host.endsWith(rest.slice(1)) && page.host.length > rest.length - 1
    return rest === page.host || parse(entry)?.host === page.host
  })
}

function parse(origin: string): URL | undefined {
  try {
    return new URL(origin)
  } catch {
    return undefined
  }
}
