import type { Config } from '../platform/config.ts'

/**
 * The origin of the platform's own pages under the host that is named, for redirects between hosts. Undefined for any
 * other host, also for bare addresses: nobody is sent where we do not know who listens.
 */
export function findRootOrigin(config: Pick<Config, 'http' | 'tenancy'>, host: string | undefined): string | undefined {
  const origins = ['', 'www.'].map((prefix) => {
    const url = new URL(config.http.publicUrl)
    url.hostname = `${prefix}${config.tenancy.baseDomain}`
    return url
  })
  const known = [new URL(config.http.publicUrl), ...origins]
  return known.find((url) => url.host === host?.toLowerCase())?.origin
}
