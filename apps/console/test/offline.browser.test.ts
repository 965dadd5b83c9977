import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, onTestFinished, test } from 'vitest'
import { type ConsoleHouse, openConsoleHouse } from './support/console-house.ts'
import { hasKeptQueries } from './support/kept-queries.ts'
import { openCompany, openHome } from './support/open-company.ts'

let console: ConsoleHouse
beforeAll(async () => {
  console = await openConsoleHouse()
  await openCompany(console, { slug: 'robustcar', company: 'RobustCar' })
  await openCompany(console, { slug: 'veloz', company: 'Veloz Motos' })
})
afterEach(async () => {
  await console.sendHome()
  expect(console.complaints.splice(0)).toEqual([])
})
afterAll(() => console?.close())

test('each host is installed under its own name, colour and icons', async () => {
  for (const [slug, name] of [
    ['robustcar', 'RobustCar'],
    ['veloz', 'Veloz Motos'],
  ] as const) {
    const page = await console.newPage({ serviceWorker: true })
    await page.goto(console.at('/entrar', slug))
    const href = await page.locator('link[rel=manifest]').getAttribute('href')
    const manifest = await page.evaluate(async (url) => (await fetch(url ?? '')).json(), href)
    expect(manifest).toMatchObject({
      name,
      display: 'standalone',
      start_url: '/',
      theme_color: expect.stringMatching(/^#/),
    })
    expect(JSON.stringify(manifest)).not.toContain('Recado')
    expect(
      manifest.icons.map(({ sizes, purpose }: { sizes: string; purpose: string }) => `${sizes} ${purpose}`),
    ).toEqual(['192x192 any', '512x512 any', '512x512 maskable'])
    for (const { src, sizes } of manifest.icons) {
      const side = await page.evaluate(async (url) => {
        const bitmap = await createImageBitmap(await (await fetch(url)).blob())
        return `${bitmap.width}x${bitmap.height}`
      }, src)
      expect(side).toBe(sizes)
    }
    const colour = page.locator('meta[name=theme-color]')
    await expect.poll(() => colour.getAttribute('content')).toBe(manifest.theme_color)
  }
})

test('the browser finds nothing that keeps the console from being installed', async () => {
  const page = await console.newPage({ serviceWorker: true })
  await page.goto(console.at('/entrar', 'robustcar'))
  await untilKept(page)
  const devtools = await page.context().newCDPSession(page)
  const hindrances = async () => {
    const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors')
    // A context without a profile is what tests run in, and nothing else.
    return installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito')
  }
  // The browser looks at the manifest when it has time for it.
  await expect.poll(hindrances).toEqual([])
})

test('what is kept is the page and the build: no answer of the API, no picture of a brand, nobody’s files', async () => {
  const page = await openHome(console, console.at('/', 'robustcar'), { serviceWorker: true })
  await untilKept(page)
  await page.goto(console.at('/configuracoes/pessoas', 'robustcar'))
  await page.getByRole('heading', { name: 'Pessoas' }).waitFor()
  const kept = await page.evaluate(async () => {
    const names = await caches.keys()
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))
    return requests.flat().map(({ url }) => new URL(url).pathname)
  })
  expect(kept.length).toBeGreaterThan(40)
  expect(kept.filter((path) => path !== '/' && !path.startsWith('/assets/console/'))).toEqual([])
})

test('a page that misses a file while there is no line stays, and is taken anew when the server answers', async () => {
  const page = await openHome(console, console.at('/', 'robustcar'))
  await page.evaluate(() => Object.assign(window, { sameAsBefore: true }))
  const isSame = () => page.evaluate(() => 'sameAsBefore' in window)
  await console.line.cut()
  onTestFinished(() => console.line.mend())
  const lost = page.waitForEvent('requestfailed', (request) => request.url().endsWith('.js'))
  await page.getByRole('link', { name: 'Contatos' }).click()
  await lost
  await page.getByRole('heading', { name: 'Sem resposta do servidor' }).waitFor()
  // It has asked whether there is a server, heard none, and is not reloaded into nothing.
  await page.waitForEvent('requestfailed', (request) => request.url().endsWith('/healthz'))
  expect(await isSame()).toBe(true)
  await console.line.mend()
  await expect.poll(() => isSame().catch(() => true)).toBe(false)
  await page.getByRole('heading', { name: 'Contatos' }).waitFor()
})

test('a newer build is offered, and taken when the reader says so', async () => {
  const page = await console.newPage({ serviceWorker: true })
  await page.goto(console.at('/entrar', 'robustcar'))
  await untilKept(page)
  await page.evaluate(() => {
    const data = { kind: 'took_over', entry: '/assets/console/index-newer.js' }
    navigator.serviceWorker.dispatchEvent(new MessageEvent('message', { data }))
  })
  await page.getByText('Há uma nova versão.').waitFor()
  await page.getByRole('button', { name: 'Recarregar' }).click()
  await page.getByText('Há uma nova versão.').waitFor({ state: 'detached' })
  await page.getByRole('heading', { name: 'Entrar' }).waitFor()
})

test('signing out takes along what was read', async () => {
  const page = await openHome(console, console.at('/', 'robustcar'), { serviceWorker: true })
  await expect.poll(() => hasKeptQueries(page)).toBe(true)
  await page.getByRole('button', { name: 'Conta de Ana Souza' }).first().click()
  await page.getByRole('menuitem', { name: 'Sair' }).click()
  await page.getByRole('heading', { name: 'Entrar' }).waitFor()
  await expect.poll(() => hasKeptQueries(page)).toBe(false)
})

test('without a server the console opens with what was read, and says that there is no line', async () => {
  const page = await openHome(console, console.at('/', 'robustcar'), { serviceWorker: true })
  await untilKept(page)
  await expect.poll(() => hasKeptQueries(page)).toBe(true)
  const policies: string[] = []
  page.on('response', (response) => {
    if (response.request().isNavigationRequest()) policies.push(response.headers()['content-security-policy'] ?? '')
  })
  await console.line.cut()
  onTestFinished(() => console.line.mend())
  await page.context().setOffline(true)
  await page.goto(console.at('/', 'robustcar'))
  await page.getByRole('heading', { name: /, Ana$/ }).waitFor()
  await page.getByText('Você está sem internet.').waitFor()
  await expect.poll(() => page.title()).toBe('RobustCar')
  expect(policies.at(-1)).toContain("script-src 'nonce-")
})

/** Waits until the worker has taken everything in and answers for the page. */
async function untilKept(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
}
