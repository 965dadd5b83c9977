import { encodeId } from '@recado/contracts/ids'
import pg from 'pg'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { buildConsole } from '../apps/console/test/support/build-console.ts'
import { buildPerson, enterInbox } from '../apps/console/test/support/build-person.ts'
import { fillThread } from '../apps/console/test/support/fill-thread.ts'
import { hasKeptQueries } from '../apps/console/test/support/kept-queries.ts'
import { databaseUrl } from '../server/src/platform/database/cluster.ts'
import { buildSubscriber } from '../server/test/billing/build-subscriber.ts'
import { startKillableProgram } from '../server/test/support/killable-program.ts'
import { launchWholeChromium } from '../server/test/support/launch-chromium.ts'
import { deadCopy, EMPTY_PAGE, listOfRows, openBare } from './browser/bare-pages.ts'
import { measureFrames } from './browser/measure-frames.ts'
import { measureSwitch } from './browser/measure-switch.ts'
import { hasMissed, judge, measureInTurns } from './browser/ratios.ts'
import { fillConversations, fillMessages } from './support/fill-messages.ts'

// What an agent feels, in a real browser over 10,000 conversations, each beside something bare in the same browser: frames
// as the inbox and a thread of 5,000 messages are scrolled, beside a list of as many plain rows; another conversation by J,
// beside a copy of the page without its scripts, in which a key swaps all of it; the first paint of a second visit on a
// processor four times slower, beside an empty page.
const CONVERSATIONS = Number(process.env.BENCH_CONVERSATIONS ?? 10_000)
const OPEN = CONVERSATIONS * 0.9
const MESSAGES = 5_000
const ROUNDS = 3
const SCROLL_SECONDS = Number(process.env.BENCH_SECONDS ?? 5)
const SWITCHES = 20
const VISITS = 3
const LIST = 'div:has(> ul[aria-label="Conversas"])'
const ROW = 'ul[aria-label="Conversas"] a'
const THREAD = 'section[aria-label="Mensagens"]'
const BUBBLE = `${THREAD} li`

await buildConsole()
const { program, prepared } = await startKillableProgram(async (services, url) => {
  const { tenant } = await buildSubscriber({ services }, ['chat_enterprise'])
  const ana = await buildPerson({ services }, tenant, 'Ana Souza', 'owner')
  const database = databaseUrl({ name: 'main', url }, tenant.placement.database)
  const filling = { tenantId: tenant.id, memberId: ana.memberId, conversations: CONVERSATIONS }
  const { conversationIds } = await fillConversations(database, filling)
  await fillMessages(database, tenant.id, 12)
  const admin = new pg.Client({ connectionString: database })
  await admin.connect()
  const { rows } = await admin.query(
    `SELECT id FROM tenant.conversations WHERE tenant_id = $1 AND status = 'open' ORDER BY last_message_at LIMIT 1`,
    [tenant.id],
  )
  const long = rows[0]?.id ?? conversationIds[0]
  await admin.query('DELETE FROM tenant.messages WHERE tenant_id = $1 AND conversation_id = $2 AND seq > 1', [
    tenant.id,
    long,
  ])
  await fillThread({ admin: async () => admin }, tenant, long, MESSAGES)
  await admin.end()
  return { slug: tenant.slug, ana, long: encodeId('cnv', long) }
})
const at = (path: string) => `http://${prepared.slug}.localhost:${program.port}${path}`
const browser = await launchWholeChromium()
try {
  await measureScrolling()
  await measureSwitching()
  await measureSecondVisit()
} finally {
  await browser.close()
  await program.stop()
}
process.exitCode = hasMissed() ? 1 : 0

async function measureScrolling(): Promise<void> {
  const page = await openInbox({ serviceWorkers: 'block' })
  // Before there is another page: one behind it draws nothing.
  await loadAll(page)
  const bare = await openBare(await page.context().newPage(), at('/bare'), listOfRows(OPEN))
  const scroll = async (looked: Page, scroller: string, notch: number) => {
    await looked.bringToFront()
    return measureFrames(looked, scroller, notch, SCROLL_SECONDS)
  }
  const list = await measureInTurns(
    ROUNDS,
    () => scroll(bare, '#scroller', 120),
    () => scroll(page, LIST, -120),
  )
  judge(`frames, scrolling ${OPEN} conversations`, list, 0.5, 1.5)
  judge(`frames, scrolling ${OPEN} conversations`, list, 0.95, 2.5)
  await page.bringToFront()
  // To the last one: by itself it opens at the first that nobody has read.
  await page.goto(`${at(`/caixa/todas/${prepared.long}`)}?mensagem=${MESSAGES}`)
  await page
    .locator(BUBBLE)
    .getByText(new RegExp(`^Mensagem ${MESSAGES}\\b`))
    .first()
    .waitFor()
  const thread = await measureInTurns(
    ROUNDS,
    () => scroll(bare, '#scroller', 120),
    () => scroll(page, THREAD, -120),
  )
  judge(`frames, scrolling ${MESSAGES} messages`, thread, 0.5, 1.5)
  judge(`frames, scrolling ${MESSAGES} messages`, thread, 0.95, 2.5)
  await page.context().close()
}

async function measureSwitching(): Promise<void> {
  const page = await openInbox({ serviceWorkers: 'block' })
  await page.locator(ROW).first().click()
  await page.locator(BUBBLE).first().waitFor()
  const html = await deadCopy(page, async () => void (await measureSwitch(page, BUBBLE)))
  const bare = await openBare(await page.context().newPage(), at('/bare'), html)
  const press = async (looked: Page) => {
    await looked.bringToFront()
    const times: number[] = []
    for (let turn = 0; turn < SWITCHES; turn++) times.push(await measureSwitch(looked, BUBBLE))
    return times
  }
  const pair = await measureInTurns(
    ROUNDS,
    () => press(bare),
    () => press(page),
  )
  judge('another conversation by J', pair, 0.5, 3)
  judge('another conversation by J', pair, 0.95, 4)
  await page.context().close()
}

async function measureSecondVisit(): Promise<void> {
  const first = await openInbox()
  await first.waitForFunction(() => navigator.serviceWorker.controller !== null)
  while (!(await hasKeptQueries(first))) await first.waitForTimeout(500)
  const context = first.context()
  await first.close()
  const empty = await browser.newContext()
  const visit = async (slowed: Page, open: () => Promise<unknown>) => {
    const devtools = await slowed.context().newCDPSession(slowed)
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 })
    await open()
    const painted = await slowed.evaluate(async () => {
      const entry = () => performance.getEntriesByName('first-contentful-paint')[0]
      while (entry() === undefined) await new Promise(requestAnimationFrame)
      return entry()?.startTime ?? Number.NaN
    })
    await slowed.close()
    return [painted]
  }
  const bare = async () => {
    const page = await empty.newPage()
    return visit(page, () => openBare(page, at('/bare'), EMPTY_PAGE))
  }
  const ours = async () => {
    const page = await context.newPage()
    return visit(page, async () => {
      await page.goto(at('/caixa/todas'))
      await page.locator(ROW).first().waitFor()
    })
  }
  // What is compiled at the first is kept by the browser.
  await bare()
  await ours()
  judge('first paint of a second visit at a quarter of the speed', await measureInTurns(VISITS, bare, ours), 0.5, 12)
  await context.close()
  await empty.close()
}

async function openInbox(options: BrowserContextOptions = {}): Promise<Page> {
  const page = await newPage(browser, options)
  await enterInbox(page, at('/'), prepared.ana)
  await page.locator(ROW).first().waitFor()
  return page
}

async function newPage(on: Browser, options: BrowserContextOptions): Promise<Page> {
  const viewport = { width: 1440, height: 900 }
  const context = await on.newContext({ locale: 'pt-BR', reducedMotion: 'reduce', viewport, ...options })
  context.setDefaultTimeout(120_000)
  return context.newPage()
}

/** Goes down until every page has been read. */
async function loadAll(page: Page): Promise<void> {
  await page.waitForFunction(
    ([list, all]) => {
      const scroller = document.querySelector(String(list))
      scroller?.scrollTo(0, scroller.scrollHeight)
      return (scroller?.scrollHeight ?? 0) >= Number(all)
    },
    [LIST, OPEN * 56] as const,
    { polling: 50, timeout: 300_000 },
  )
}
