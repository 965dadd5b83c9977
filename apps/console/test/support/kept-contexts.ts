import type { BrowserContext, Page } from 'playwright-core'

/**
 * Browsers that are entered once and stay: each test opens a page of its own there, and leaves nothing behind that another
 * needs. One that could not be entered is entered anew by whoever comes next.
 */
export function createKeptContexts(): (name: string, enter: () => Promise<Page>) => Promise<Page> {
  const kept = new Map<string, BrowserContext>()
  return async (name, enter) => {
    const known = kept.get(name)
    if (known !== undefined) return known.newPage()
    const first = await enter()
    kept.set(name, first.context())
    return first
  }
}
