/** What a host name says, before anything is looked up. */
export type HostName =
  /** The platform's own pages: registration, the platform owner's console. */
  | { kind: 'root' }
  | { kind: 'slug'; slug: string }
  /** Not below our base domain: a tenant's or a partner's own. */
  | { kind: 'custom'; host: string }

/**
 * Reads a Host header. `robustcar.localhost:3000` under base domain `localhost` names slug `robustcar`; the base domain
 * itself, `www` and bare addresses are the root; anything else is somebody's own domain.
 */
export function readHost(hostHeader: string | undefined, baseDomain: string): HostName {
  const host = (hostHeader ?? '').toLowerCase().replace(/:\d+$/, '').replace(/\.$/, '')
  if (host === '' || host === baseDomain || host === `www.${baseDomain}` || isAddress(host)) return { kind: 'root' }
  if (host.endsWith(`.${baseDomain}`)) {
    const label = host.slice(0, -baseDomain.length - 1)
    if (!label.includes('.')) return { kind: 'slug', slug: label }
  }
  return { kind: 'custom', host }
}

function isAddress(host: string): boolean {
  return host === 'localhost' || /^\d{1,3}(\.\d{1,3}){3}$/.test(host) || host.startsWith('[')
}

/** Words that can be no slug: our own hosts, and names that would mislead. */
export const RESERVED_SLUGS: ReadonlySet<string> = new Set(
  (
    'admin api app assets auth billing blog cdn chat console control dashboard demo dev docs email files ftp help ' +
    'internal localhost login mail master metrics ns1 ns2 partner partners platform public recado register root s3 ' +
    'security shop smtp sso staging static status storage suporte support system tenant tenants test webhook webhooks ' +
    'widget ws www'
  ).split(' '),
)
