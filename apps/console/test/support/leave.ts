import { errors, type Locator, type Page } from 'playwright-core'

const AGAIN_MS = 2_000

/**
 * Closes what is open by Escape, and waits until what it was opened from has the keyboard again. Radix hears Escape some
 * renders after it has drawn, which a program is faster than and a person is not: what did not hear is told again.
 */
export async function leave(page: Page, opened: Locator): Promise<void> {
  // Ends: when it is closed, or with the test's own time.
  for (let closed = false; !closed; ) {
    await page.keyboard.press('Escape')
    closed = await opened.waitFor({ state: 'detached', timeout: AGAIN_MS }).then(
      () => true,
      (error: Error) => {
        if (error instanceof errors.TimeoutError) return false
        throw error
      },
    )
  }
  // Tasks without a delay run in their order: this one after all that the closing has asked for.
  await page.evaluate(() => new Promise((resolve) => setTimeout(() => setTimeout(resolve))))
}
