import type { Page } from 'playwright-core'

/** Milliseconds from the press on a block until the frame after the one in which its panel stands there. */
export async function measurePanel(page: Page): Promise<number[]> {
  await page.keyboard.press('Escape')
  await page.waitForFunction(() => document.querySelector('[data-flow-panel]') === null)
  await page.evaluate(() => {
    const taken = new Promise<number>((resolve) => {
      const begin = (event: Event) => {
        const look = () => {
          if (document.querySelector('[data-flow-panel] input') === null) return void requestAnimationFrame(look)
          requestAnimationFrame((painted) => resolve(painted - event.timeStamp))
        }
        requestAnimationFrame(look)
      }
      window.addEventListener('pointerdown', begin, { once: true, capture: true })
    })
    Object.assign(window, { taken })
  })
  const box = await page.locator('.react-flow__node-block').first().boundingBox()
  if (box === null) throw new Error('no block is in sight')
  await page.mouse.click(box.x + box.width / 2, box.y + Math.min(10, box.height / 4))
  return [await page.evaluate(() => (window as unknown as { taken: Promise<number> }).taken)]
}
