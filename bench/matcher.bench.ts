import type { Page } from 'playwright-core'
import { buildMatcher } from '../apps/matcher/test/support/build-matcher.ts'
import { fillShop, type SendAsOwner } from '../apps/matcher/test/support/fill-shop.ts'
import { buildSubscriber } from '../server/test/billing/build-subscriber.ts'
import { buildInbox } from '../server/test/conversations/scene.ts'
import { buildMember } from '../server/test/support/factories.ts'
import { startKillableProgram } from '../server/test/support/killable-program.ts'
import { launchWholeChromium } from '../server/test/support/launch-chromium.ts'
import { hasMissed, judge, measureInTurns, quantile } from './browser/ratios.ts'

// What a buyer's phone feels of a dealer's pages, of somebody who has never been there, on a line of 1.6 Mbit/s and 150 ms
// with a processor four times slower: until the largest paint, beside a bare page that shows the same first photo; and how
// many bytes came for it. The stock's page and a car's.
const ROUNDS = 5
const LINE = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 }
const SLOWER = 4
const MOST_BYTES = 150_000
const MOST_PAINT_MS = 2_500

await buildMatcher()
const { program, prepared } = await startKillableProgram(async (services) => {
  const { tenant, source } = await buildSubscriber({ services }, ['chat_professional', 'carmatch_professional'])
  await services.withTenant(source, (scope) => buildInbox(scope))
  return { slug: tenant.slug, owner: await buildMember({ services }, tenant, 'owner') }
})
const at = (path: string) => `http://${prepared.slug}.localhost:${program.port}${path}`
const browser = await launchWholeChromium()
let missed = false
try {
  const [id] = await fillShop(send)
  const { items } = (await send('GET', `cars/${id}/photos`)) as { items: { url: string; small_url: string }[] }
  const [photo] = items
  if (photo === undefined) throw new Error('the first car has no photo')
  // The newest stands first on the stock's page; its photo is the one that is waited for.
  await measure('the stock', '/carros', photo.small_url)
  await measure('a car', `/carros/${id}`, photo.url)
} finally {
  await browser.close()
  await program.stop()
}
process.exitCode = missed || hasMissed() ? 1 : 0

/** As the shop's owner, by the API of the program that runs. */
function send(...[method, path, headers = {}, payload]: Parameters<SendAsOwner>): Promise<unknown> {
  const isBytes = payload instanceof Uint8Array
  const type: Record<string, string> = payload === undefined || isBytes ? {} : { 'content-type': 'application/json' }
  return fetch(`http://127.0.0.1:${program.port}/api/v1/${path}`, {
    method,
    headers: { ...prepared.owner.headers, ...type, ...headers },
    ...(payload === undefined ? {} : { body: isBytes ? new Uint8Array(payload) : JSON.stringify(payload) }),
  }).then(async (answer) => {
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return answer.json()
  })
}

async function measure(name: string, path: string, photo: string): Promise<void> {
  const bytes: number[] = []
  const ours = async () => {
    const visit = await visitOnPhone(async (page) => {
      await page.goto(at(path), { waitUntil: 'load' })
      await page.locator('html[data-ready]').waitFor()
    })
    bytes.push(visit.bytes)
    return [visit.paint]
  }
  const bare = async () => {
    const html = `<!doctype html><html lang="pt-BR"><title>Foto</title><img src="${photo}" width="390" height="292" alt=""></html>`
    const visit = await visitOnPhone(async (page) => {
      await page.route('**/bare', (route) => route.fulfill({ contentType: 'text/html', body: html }))
      await page.goto(at('/bare'), { waitUntil: 'load' })
    })
    return [visit.paint]
  }
  await ours()
  const pair = await measureInTurns(ROUNDS, bare, ours)
  judge(`largest paint of ${name}, beside a bare page with its photo`, pair, 0.5, 4)
  bar(`largest paint of ${name}`, quantile(pair.ours, 0.5), MOST_PAINT_MS, 'ms')
  bar(`first view of ${name}`, Math.max(...bytes), MOST_BYTES, 'bytes')
}

function bar(what: string, figure: number, most: number, unit: string): void {
  const kept = figure <= most
  if (!kept) missed = true
  console.log(`${kept ? 'kept  ' : 'MISSED'} ${what}: ${Math.round(figure)} ${unit} (bar: at most ${most})`)
}

/** One look by a browser that keeps nothing: when the largest thing was painted, and what all of it weighed on the line. */
async function visitOnPhone(open: (page: Page) => Promise<void>): Promise<{ paint: number; bytes: number }> {
  const context = await browser.newContext({
    ...{ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
    locale: 'pt-BR',
  })
  context.setDefaultTimeout(120_000)
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send('Network.enable')
  await devtools.send('Network.setCacheDisabled', { cacheDisabled: true })
  await devtools.send('Network.emulateNetworkConditions', LINE)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  let bytes = 0
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength
  })
  await page.addInitScript(() => {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) Object.assign(window, { largestPaint: entry.startTime })
    }).observe({ type: 'largest-contentful-paint', buffered: true })
  })
  await open(page)
  await page.waitForTimeout(500)
  const paint = await page.evaluate(() => Reflect.get(window, 'largestPaint'))
  await context.close()
  return { paint: Number(paint), bytes }
}
