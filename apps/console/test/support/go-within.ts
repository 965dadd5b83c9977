import type { Page } from 'playwright-core'

/** Goes to an address of the console that the page has open, as its own links go: without reading the program anew. */
export async function goWithin(page: Page, address: string): Promise<void> {
  await page.evaluate((to) => history.pushState(null, '', to), address)
}
