import type { Page } from 'playwright-core'
import { watchFrames } from './watch-frames.ts'

/** Milliseconds between frames while the wheel is turned over `scroller` for so many seconds, thirty notches in each. */
export async function measureFrames(page: Page, scroller: string, notch: number, seconds: number): Promise<number[]> {
  await page.locator(scroller).hover()
  const stop = await watchFrames(page)
  const end = performance.now() + seconds * 1_000
  while (performance.now() < end) {
    await page.mouse.wheel(0, notch)
    await page.waitForTimeout(33)
  }
  return stop()
}
