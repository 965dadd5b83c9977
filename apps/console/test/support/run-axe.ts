import axe, { type AxeResults, type RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'

interface Runner {
  run(where: Where, how: RunOptions): Promise<AxeResults>
}

/** Selectors, each as a path through frames and shadows. */
type Where = { include: string[][] } | { exclude: string[][] }

/**
 * What axe finds on a page as it is now, a line for each place. It is put into a page once and runs there: the builder of
 * `@axe-core/playwright` opens a second page for every look. Frames are not entered.
 */
export async function runAxe(
  page: Page,
  where: Where,
  { except = [], only }: { except?: string[]; only?: string[] } = {},
): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  const options: RunOptions = {
    iframes: false,
    resultTypes: ['violations'],
    rules: Object.fromEntries(except.map((rule) => [rule, { enabled: false }])),
    ...(only === undefined ? {} : { runOnly: { type: 'rule', values: only } }),
  }
  return page.evaluate(
    async ([place, how]) => {
      const { violations } = await (window as unknown as { axe: Runner }).axe.run(place, how)
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`),
      )
    },
    [where, options] as const,
  )
}
