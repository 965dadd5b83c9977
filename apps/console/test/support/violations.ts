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
