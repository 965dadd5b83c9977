import type { IncomingMessage } from 'node:http'

/**
 * Whether a request says in one way only what it is for. Node takes several Host headers and reads the first, where a proxy
 * before us may have read the last; it takes an address that is whole (`GET http://other/`), which would outrank the Host
 * (RFC 9112, 3.2.2), and gives both to us as they came. Whoever sends such things wants two programs to understand two things.
 *
 * X-Forwarded-Host is never read; that it says one thing is asked for those behind us who do.
 */
export function isWellFormed({ url = '', rawHeaders, httpVersionMajor, httpVersionMinor }: RequestForm): boolean {
  const hosts = valuesOf(rawHeaders, 'host')
  // HTTP/1.0 knows no Host.
  const mayLack = httpVersionMajor === 1 && httpVersionMinor === 0
  if (hosts.length > 1 || (hosts.length === 0 && !mayLack) || !hosts.every(isAuthority)) return false
  const [forwarded, ...more] = valuesOf(rawHeaders, 'x-forwarded-host')
  if (more.length > 0 || (forwarded !== undefined && !isOneAuthority(forwarded))) return false
  return url.startsWith('/')
}

type RequestForm = Pick<IncomingMessage, 'url' | 'rawHeaders' | 'httpVersionMajor' | 'httpVersionMinor'>

/**
 * The path of a request, as it was sent, without its query; undefined for one that no page or file of ours has. `new URL`
 * is no use here: to it `//a` names a host, `\` is a slash, and `//` is an error that is thrown.
 */
export function pathOf(url: string): string | undefined {
  const [path = ''] = url.split(/[?#]/, 1)
  return path.startsWith('/') && !path.startsWith('//') && !path.includes('\\') ? path : undefined
}

function valuesOf(rawHeaders: readonly string[], name: string): string[] {
  return rawHeaders.filter((_value, at) => at % 2 === 1 && rawHeaders[at - 1]?.toLowerCase() === name)
}

/** Proxies one after another may add theirs to the list. */
function isOneAuthority(list: string): boolean {
  const all = list.split(',').map((entry) => entry.trim().toLowerCase())
  return all.every(isAuthority) && new Set(all).size === 1
}

/** A name or address, and perhaps a port: nobody's name and password, no path, nothing beside. */
function isAuthority(value: string): boolean {
  const match = /^(?:[a-z0-9_](?:[a-z0-9._-]*)|\[[0-9a-f:.]+\])(?::(\d{1,5}))?$/i.exec(value)
  return match !== null && Number(match[1] ?? 0) <= 65_535
}
