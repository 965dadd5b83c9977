/** A rule about the address of a page. Shared by the widget, which watches pages, and the server, which looks again. */
export interface PageRule {
  /** `glob`: `*` is anything within one part of the path, `**` anything. */
  match: 'equals' | 'begins' | 'contains' | 'glob'
  value: string
}

/** Longer addresses are of no page that a rule was written for. */
const MAX_ADDRESS = 2_000

/**
 * Whether an address is one of the pages: any where no rule is given. A value that begins with a scheme or with the page's
 * host is compared with host, path and query, any other with path and query; with what follows `#` only where the value has
 * one. Case, percent-encoding, http or https, and a slash at the beginning or the end make no difference. No rule is a regular
 * expression, so none can take long: at most the product of both lengths.
 */
export function isOnPage(rules: readonly PageRule[], address: string): boolean {
  const url = address.length <= MAX_ADDRESS ? URL.parse(address) : null
  if (url === null) return false
  return rules.length === 0 || rules.some((rule) => fits(rule, url))
}

function fits({ match, value }: PageRule, { host, pathname, search, hash }: URL): boolean {
  const wanted = plain(value.replace(SCHEME, ''))
  const hasHost = SCHEME.test(value) || wanted.startsWith(host)
  const page = plain((hasHost ? host : '') + pathname + search + (value.includes('#') ? hash : ''))
  if (match === 'contains') return page.includes(wanted)
  const rooted = hasHost || /^[/*]/.test(wanted) ? wanted : `/${wanted}`
  if (match === 'begins') return page.startsWith(rooted)
  const [closed, asked] = [withoutSlash(page), withoutSlash(rooted)]
  return match === 'equals' ? closed === asked : isGlob(asked, closed)
}

const SCHEME = /^https?:\/\//i

function plain(text: string): string {
  try {
    return decodeURI(text).toLowerCase()
  } catch {
    return text.toLowerCase()
  }
}

function withoutSlash(text: string): string {
  return text.length > 1 && text.endsWith('/') ? text.slice(0, -1) : text
}

/** Row by row: `reach[n]` says whether the pattern so far can stand for the first n characters. */
function isGlob(pattern: string, text: string): boolean {
  let reach = Array.from({ length: text.length + 1 }, (_, n) => n === 0)
  for (let at = 0; at < pattern.length; at++) {
    const isStar = pattern[at] === '*'
    const isWide = isStar && pattern[at + 1] === '*'
    if (isWide) while (pattern[at + 1] === '*') at++
    const next: boolean[] = [isStar && reach[0] === true]
    for (let n = 1; n <= text.length; n++) {
      const char = text[n - 1]
      next[n] = isStar
        ? reach[n] === true || (next[n - 1] === true && (isWide || char !== '/'))
        : reach[n - 1] === true && char === pattern[at]
    }
    reach = next
  }
  return reach[text.length] === true
}
