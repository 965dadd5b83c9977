import type { Page } from 'playwright-core'

/** Milliseconds from the navigation until the frame after the one in which blocks are on the canvas. */
export async function measureOpening(page: Page, url: string): Promise<number[]> {
  await page.goto(url)
  const drawn = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const look = () => {
          const node = document.querySelector<HTMLElement>('.react-flow__node-block')
          // Until React Flow has measured a node it is there and hidden.
          if (node === null || getComputedStyle(node).visibility === 'hidden') return void requestAnimationFrame(look)
          requestAnimationFrame((painted) => resolve(painted))
        }
        requestAnimationFrame(look)
      }),
  )
  return [drawn]
}
