import type { Locator, Page } from 'playwright-core'

/**
 * Closes what is open over a page by Escape, and waits until whatever gives the focus back has done so: that comes in a
 * task of its own, and would close what a program, quicker than any hand, has opened by then.
 */
export async function leave(page: Page, opened: Locator): Promise<void> {
  await page.keyboard.press('Escape')
  await opened.waitFor({ state: 'detached' })
  // Tasks without a delay run in their order: this one after all that the closing has asked for.
  await page.evaluate(() => new Promise((resolve) => setTimeout(() => setTimeout(resolve))))
}
