import type { Page } from 'playwright-core'

/** Milliseconds from a key until the frame after the one in which other messages stand in the thread. */
export async function measureSwitch(page: Page, bubble: string): Promise<number> {
  await page.evaluate((css) => {
    const thread = () => [...document.querySelectorAll(css)].map(({ textContent }) => textContent).join()
    const before = thread()
    const taken = new Promise<number>((resolve) => {
      const begin = (event: Event) => {
        const look = () => {
          const now = thread()
          if (now === '' || now === before) return void requestAnimationFrame(look)
          // The frame in which it is there is painted when the next one begins.
          requestAnimationFrame((painted) => resolve(painted - event.timeStamp))
        }
        requestAnimationFrame(look)
      }
      window.addEventListener('keydown', begin, { once: true, capture: true })
    })
    Object.assign(window, { taken })
  }, bubble)
  await page.keyboard.press('j')
  const taken = await page.evaluate(() => (window as unknown as { taken: Promise<number> }).taken)
  // As fast as somebody reads a line.
  await page.waitForTimeout(400)
  return taken
}
