import type { Page, Request } from 'playwright-core'
import { goWithin } from './go-within.ts'

/** Frames in a row in which nothing is asked for: what an answer leads to, asking or drawing, begins before. */
const QUIET_FRAMES = 6

/**
 * Goes to an address and waits until what was asked for is there and drawn, and no outline stands for anything. Playwright's
 * own `networkidle` waits half a second of nothing for every page.
 * @param options.outlines how many of them belong to the page.
 */
export async function openQuiet(page: Page, address: string, { outlines = 0 } = {}): Promise<void> {
  await untilQuiet(page, outlines, () => page.goto(address))
}

/** The same within the console that the page has open, as its links go: without reading the program anew. */
export async function goQuiet(page: Page, address: string): Promise<void> {
  if (new URL(page.url()).host !== new URL(address).host) return openQuiet(page, address)
  await untilQuiet(page, 0, () => goWithin(page, address))
}

/** @param go leads to what is waited for. */
export async function untilQuiet(page: Page, outlines: number, go: () => Promise<unknown>): Promise<void> {
  const waiting = new Set<Request>()
  const begin = (request: Request) => void waiting.add(request)
  const end = (request: Request) => void waiting.delete(request)
  page.on('request', begin).on('requestfinished', end).on('requestfailed', end)
  try {
    await go()
    await page.locator('main:visible').first().waitFor()
    for (let quiet = 0; quiet < QUIET_FRAMES; ) {
      const outlined = await page.evaluate(countOutlinesInNextFrame)
      quiet = waiting.size === 0 && outlined <= outlines ? quiet + 1 : 0
    }
  } finally {
    page.off('request', begin).off('requestfinished', end).off('requestfailed', end)
  }
}

/** See design/skeleton.tsx. */
function countOutlinesInNextFrame(): Promise<number> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(() => resolve(document.querySelectorAll('.animate-pulse').length)))
  })
}
