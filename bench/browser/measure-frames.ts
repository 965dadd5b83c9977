import type { Page } from 'playwright-core'

/** Milliseconds between frames while the wheel is turned over `scroller` for so many seconds, thirty notches in each. */
export async function measureFrames(page: Page, scroller: string, notch: number, seconds: number): Promise<number[]> {
  await page.locator(scroller).hover()
  await page.evaluate(() => {
    const watch = { frames: [] as number[], over: false }
    Object.assign(window, { watch })
    let last = performance.now()
    const next = (now: number) => {
      watch.frames.push(now - last)
      last = now
      if (!watch.over) requestAnimationFrame(next)
    }
    requestAnimationFrame(next)
  })
  const end = performance.now() + seconds * 1_000
  while (performance.now() < end) {
    await page.mouse.wheel(0, notch)
    await page.waitForTimeout(33)
  }
  return page.evaluate(() => {
    const { watch } = window as unknown as { watch: { frames: number[]; over: boolean } }
    watch.over = true
    return watch.frames.slice(1)
  })
}
