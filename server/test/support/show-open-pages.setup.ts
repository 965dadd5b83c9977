import type { Page } from 'playwright-core'
import { afterEach } from 'vitest'
import { openBrowsers } from './open-browsers.ts'

const LONGEST = 6_000

// A test that waits in vain says for what; only the page says why. Runs before the file's own afterEach, which closes it.
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  const pages = [...openBrowsers].flatMap((browser) => browser.contexts().flatMap((context) => context.pages()))
  for (const page of pages) process.stderr.write(`${await describePage(page)}\n`)
})

async function describePage(page: Page): Promise<string> {
  const tree = await page
    .locator(':root')
    .ariaSnapshot({ timeout: 5_000 })
    .catch((error: Error) => `could not be read: ${error.message}`)
  return `page ${page.url()}\n${tree.slice(0, LONGEST)}`
}
