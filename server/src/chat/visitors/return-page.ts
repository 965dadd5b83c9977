import { isPageAllowed } from './page-origin.ts'

/**
 * Where a mail leads somebody back to their conversation: the page they wrote from, or else their site's first page, whose
 * storage has their token, too. Only pages that the company listed: anybody can say that somebody else's address writes
 * from anywhere, and a mail in the company's name must not lead there.
 */
export function returnPage(allowed: readonly string[], pageUrl: string | null): string | undefined {
  const listed = allowed.length > 0 && pageUrl !== null && isPageAllowed(allowed, new URL(pageUrl).origin)
  return listed ? pageUrl : allowed.find((origin) => !origin.includes('*'))
}
