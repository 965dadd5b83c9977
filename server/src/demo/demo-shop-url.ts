import type { Config } from '../platform/config.ts'

/** Where the demo shows a company's own site with the widget in it: another origin than its console, as a customer's is. */
export function demoShopUrl({ http, demoShop }: Pick<Config, 'http' | 'demoShop'>, slug: string): string {
  const url = new URL(http.publicUrl)
  url.protocol = 'http:'
  url.port = String(demoShop.port)
  return `${url.origin}/${slug}`
}
