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

/** The page as it stands, without its scripts: a key puts one of its two states in the place of the other, as one text. */
export async function deadCopy(page: Page, change: () => Promise<void>): Promise<string> {
  const copy = () =>
    page.evaluate(() => {
      const clone = document.documentElement.cloneNode(true) as HTMLElement
      for (const made of clone.querySelectorAll('script, link[rel=modulepreload], link[rel=manifest]')) made.remove()
      const body = clone.querySelector('body')?.innerHTML ?? ''
      return { body, head: clone.querySelector('head')?.innerHTML ?? '' }
    })
  const first = await copy()
  await change()
  const bodies = JSON.stringify([first.body, (await copy()).body]).replaceAll('<', '\\u003c')
  return `<!doctype html><html lang="pt-BR"><head>${first.head}</head><body>${first.body}</body>
    <script>const bodies = ${bodies}; let shown = 0
      addEventListener('keydown', () => { document.body.innerHTML = bodies[++shown % 2] })</script></html>`
}

/** Opens a page of the same browser and the same origin that the server has no part in. */
export async function openBare(page: Page, url: string, html: string): Promise<Page> {
  await page.route(url, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }))
  await page.goto(url)
  return page
}
