import type { Browser } from 'playwright-core'

/** Browsers that tests have open, so that a failure can say what stood on their pages. */
export const openBrowsers = new Set<Browser>()

export function trackBrowser(browser: Browser): Browser {
  openBrowsers.add(browser)
  browser.on('disconnected', () => openBrowsers.delete(browser))
  return browser
}
