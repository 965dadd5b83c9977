import type { Page } from 'playwright-core'
import { runAxe } from './run-axe.ts'

// A mail's own page is its sender's; the frame around it is ours.
const WHERE = { exclude: [['iframe']] }

/**
 * What axe finds on a page as it is now.
 * @param except for menus, which stand at the end of the document: 'region' wants everything inside a landmark.
 */
export function violations(page: Page, except: string[] = []): Promise<string[]> {
  return runAxe(page, WHERE, { except })
}

/** Turns a page dark, and looks at its colours: all else was looked at in the light. */
async function violationsInTheDark(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'dark' })
  // What changes its colour step by step has done so; what turns for ever is not waited for.
  await page.evaluate(() => {
    const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
    return Promise.allSettled(ending.map(({ finished }) => finished)).then(() => undefined)
  })
  const found = await runAxe(page, WHERE, { only: ['color-contrast'] })
  return found.map((line) => `in the dark ${line}`)
}

/** What axe finds in both themes. The page is light before and after. */
export async function violationsInBoth(page: Page, except: string[] = []): Promise<string[]> {
  const found = [...(await violations(page, except)), ...(await violationsInTheDark(page))]
  await page.emulateMedia({ colorScheme: 'light' })
  return found
}
