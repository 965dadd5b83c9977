import type { Page } from 'playwright-core'

/** Begins to measure milliseconds between a page's frames; what it gives ends that and answers them. */
export async function watchFrames(page: Page): Promise<() => Promise<number[]>> {
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
  return () =>
    page.evaluate(() => {
      const { watch } = window as unknown as { watch: { frames: number[]; over: boolean } }
      watch.over = true
      return watch.frames.slice(1)
    })
}
