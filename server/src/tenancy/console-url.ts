/** Origin of a tenant's console: its subdomain under the platform's public address. */
export function consoleUrl(publicUrl: string, baseDomain: string, slug: string): string {
  const url = new URL(publicUrl)
  url.hostname = `${slug}.${baseDomain}`
  return url.origin
}
