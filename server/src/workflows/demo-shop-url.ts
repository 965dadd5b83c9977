import type { Config } from '../platform/config.ts'

/** Where a demo company's own site is, the page with the widget in it: another origin than the company's console. */
export function demoShopUrl({ http, demoShop }: Pick<Config, 'http' | 'demoShop'>, slug: string): string {
  const url = new URL(http.publicUrl)
  url.protocol = 'http:'
  url.port = String(demoShop.port)
  return `${url.origin}/${slug}`
}
