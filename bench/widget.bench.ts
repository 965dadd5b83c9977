import type { Page } from 'playwright-core'
import { buildWidget } from '../apps/widget/test/support/build-widget.ts'
import { openHostSite } from '../apps/widget/test/support/host-site.ts'
import { buildInbox } from '../server/test/conversations/scene.ts'
import { buildTenant } from '../server/test/support/factories.ts'
import { startKillableProgram } from '../server/test/support/killable-program.ts'
import { launchWholeChromium } from '../server/test/support/launch-chromium.ts'
import { hasMissed, judge, measureInTurns } from './browser/ratios.ts'

// What a visitor feels, each beside something bare in the same browser: until the widget can be written in, of somebody who
// has never been there and on a slow line, beside the site's own page without it; and until what was written stands there,
// beside a page on which a button puts a line of text.
const ROUNDS = 5
const LINES = 20
const SLOW = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 }
const BARE_LOG = `<!doctype html><html lang="pt-BR"><title>Linhas</title><label>Texto <input id="text"></label>
  <button>Enviar</button><div role="log"></div>
  <script>document.querySelector('button').onclick = () => {
    const line = document.querySelector('[role=log]').appendChild(document.createElement('p'))
    line.textContent = document.querySelector('#text').value
  }</script></html>`

await buildWidget()
const { program, prepared } = await startKillableProgram(async (services) => {
  const tenant = await buildTenant({ services })
  const source = { tenant, actor: { kind: 'system' as const, name: 'bench' } }
  return { slug: tenant.slug, inboxId: await services.withTenant(source, (scope) => buildInbox(scope)) }
})
const tenant = `http://${prepared.slug}.localhost:${program.port}`
const site = await openHostSite(
  tenant,
  () => `<script async src="${tenant}/widget.js" data-inbox="${prepared.inboxId}"></script>`,
)
const bareSite = await openHostSite(tenant, () => '')
const browser = await launchWholeChromium()
try {
  await visit(site.origin)
  const slow = await measureInTurns(
    ROUNDS,
    () => visit(bareSite.origin),
    () => visit(site.origin),
  )
  judge('usable on a cold line of 1.6 Mbit/s and 150 ms', slow, 0.5, 8)
  await measureLines()
} finally {
  await browser.close()
  await Promise.all([site.close(), bareSite.close()])
  await program.stop()
}
process.exitCode = hasMissed() ? 1 : 0

/** Until something can be written, where there is a widget; until the page stands there, where there is none. */
async function visit(origin: string): Promise<number[]> {
  const context = await browser.newContext({ locale: 'pt-BR', reducedMotion: 'reduce' })
  context.setDefaultTimeout(120_000)
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send('Network.enable')
  await devtools.send('Network.setCacheDisabled', { cacheDisabled: true })
  await devtools.send('Network.emulateNetworkConditions', SLOW)
  const began = performance.now()
  await page.goto(origin, { waitUntil: 'commit' })
  if (origin === site.origin) {
    await page.getByRole('button', { name: /^Abrir conversa/ }).click()
    await page.getByLabel('Mensagem', { exact: true }).fill('Oi')
  } else await page.getByRole('button', { name: 'Comprar' }).click()
  const took = performance.now() - began
  await context.close()
  return [took]
}

async function measureLines(): Promise<void> {
  const context = await browser.newContext({ locale: 'pt-BR', reducedMotion: 'reduce' })
  const bare = await context.newPage()
  await bare.setContent(BARE_LOG)
  const page = await context.newPage()
  await page.goto(site.origin)
  await page.getByRole('button', { name: /^Abrir conversa/ }).click()
  await page.getByLabel('Mensagem', { exact: true }).waitFor()
  const lines = async (looked: Page, field: string, name: string) => {
    await looked.bringToFront()
    const times: number[] = []
    for (let n = 0; n < LINES / ROUNDS; n++) times.push(await measureLine(looked, field, `${name} ${n}`))
    return times
  }
  let round = 0
  const pair = await measureInTurns(
    ROUNDS,
    () => lines(bare, 'Texto', `linha ${round++}`),
    () => lines(page, 'Mensagem', `linha ${round}`),
  )
  judge('what was written stands there', pair, 0.5, 4)
  await context.close()
}

async function measureLine(page: Page, field: string, words: string): Promise<number> {
  await page.getByLabel(field, { exact: true }).fill(words)
  const pressed = performance.now()
  await page.getByRole('button', { name: 'Enviar', exact: true }).click()
  await page.getByRole('log').getByText(words, { exact: true }).waitFor()
  const took = performance.now() - pressed
  // As fast as somebody writes a line.
  await page.waitForTimeout(300)
  return took
}
