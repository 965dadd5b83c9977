import type { Page } from 'playwright-core'

/** Nothing but a paragraph. */
export const EMPTY_PAGE = '<!doctype html><html lang="pt-BR"><title>Vazia</title><p>Vazia</p></html>'

/** So many rows of the height of the inbox's, plain text in each, and no script. */
export function listOfRows(rows: number): string {
  const row = (n: number) => `<li><b>Cliente ${n}</b><br><span>Bom dia, ainda tem o carro?</span></li>`
  return `<!doctype html><html lang="pt-BR"><title>Linhas</title>
    <style>body { margin: 0 } div { height: 900px; overflow: auto } ul { margin: 0; padding: 0 }
      li { height: 56px; list-style: none; overflow: hidden }</style>
    <div id="scroller"><ul>${Array.from({ length: rows }, (_, n) => row(n)).join('')}</ul></div></html>`
}

/** The page as it stands, without its scripts: J puts one of two threads in the place of the other, and does nothing else. */
export async function deadCopy(page: Page, thread: string, other: () => Promise<void>): Promise<string> {
  const inner = () => page.locator(thread).first().innerHTML()
  const first = await inner()
  const html = await page.evaluate(() => {
    const copy = document.documentElement.cloneNode(true) as Element
    for (const script of copy.querySelectorAll('script, link[rel=modulepreload], link[rel=manifest]')) script.remove()
    return copy.outerHTML
  })
  await other()
  const threads = JSON.stringify([first, await inner()]).replaceAll('<', '\\u003c')
  const swap = `const threads = ${threads}; let shown = 0
    addEventListener('keydown', () => { document.querySelector(${JSON.stringify(thread)}).innerHTML = threads[++shown % 2] })`
  return `<!doctype html>${html.replace('</body>', () => `<script>${swap}</script></body>`)}`
}

/** Opens a page of the same browser and the same origin that the server has no part in. */
export async function openBare(page: Page, url: string, html: string): Promise<Page> {
  await page.route(url, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }))
  await page.goto(url)
  return page
}
