import type { Page } from 'playwright-core'
import { watchFrames } from './watch-frames.ts'

/** Milliseconds between frames while a block is dragged to and fro with the whole flow in sight. */
export async function measureDrag(page: Page, seconds: number): Promise<number[]> {
  await page.getByRole('button', { name: 'Ver tudo' }).click()
  const node = page.locator('.react-flow__node-block').first()
  const box = await node.boundingBox()
  if (box === null) throw new Error('no block is in sight')
  const from = { x: box.x + box.width / 2, y: box.y + Math.min(10, box.height / 4) }
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  const stop = await watchFrames(page)
  const end = performance.now() + seconds * 1_000
  for (let step = 0; performance.now() < end; step++) {
    await page.mouse.move(from.x + Math.sin(step / 6) * 60, from.y + Math.cos(step / 6) * 40)
    await page.waitForTimeout(16)
  }
  const frames = await stop()
  await page.mouse.up()
  // Where it was, so that each round begins with the same.
  await page.keyboard.press('Control+z')
  return frames
}
