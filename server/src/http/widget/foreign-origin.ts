/**
 * Origin of the page that asks, when it is not the company's own: its host serves the console, from where members try
 * their chat, whatever sites an inbox names. A browser lets no page choose its Origin or its Host.
 */
export function foreignOrigin({ origin, host }: { origin?: string; host?: string }): string | undefined {
  if (origin === undefined || host === undefined) return origin
  return origin === `https://${host}` || origin === `http://${host}` ? undefined : origin
}
