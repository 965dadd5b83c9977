import type { Config } from '../../platform/config.ts'
import { consoleUrl } from '../../tenancy/console-url.ts'

/** The shop's own site is another origin than its console, as any customer's is. */
const PORT = '3100'

/** Where the demo shows a company's site with the widget in it. */
export function demoShopUrl({ http, tenancy }: Pick<Config, 'http' | 'tenancy'>, slug: string): string {
  const url = new URL(consoleUrl(http.publicUrl, tenancy.baseDomain, slug))
  url.port = PORT
  return url.origin
}
