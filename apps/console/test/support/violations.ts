import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

/**
 * What axe finds on a page as it is now.
 * @param except for menus, which stand at the end of the document: 'region' wants everything inside a landmark.
 */
export async function violations(page: Page, except: string[] = []): Promise<string[]> {
  // A mail's own page is its sender's; the frame around it is ours.
  const result = await new AxeBuilder({ page }).exclude('iframe').disableRules(except).analyze()
  return result.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`),
  )
}

/** Turns a page dark, and looks at its colours: all else was looked at in the light. */
async function violationsInTheDark(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'dark' })
  // What changes its colour step by step has done so; what turns for ever is not waited for.
  await page.evaluate(() => {
    const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
    return Promise.allSettled(ending.map(({ finished }) => finished)).then(() => undefined)
  })
  const axe = new AxeBuilder({ page }).exclude('iframe').withRules(['color-contrast'])
  const { violations: found } = await axe.analyze()
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `in the dark ${id}: ${target} ${failureSummary}`),
  )
}

/** What axe finds in both themes. */
export async function violationsInBoth(page: Page, except: string[] = []): Promise<string[]> {
  return [...(await violations(page, except)), ...(await violationsInTheDark(page))]
}
