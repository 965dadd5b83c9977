import { inLongRun } from '@recado/testing/property-runs'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest'
import { fillConversations, fillMessages } from '../../../bench/support/fill-messages.ts'
import { databaseUrl } from '../../../server/src/platform/database/cluster.ts'
import { type ConsoleHouse, type NewPage, openConsoleHouse } from './support/console-house.ts'
import { hasKeptQueries } from './support/kept-queries.ts'
import { openCompany, openForAna } from './support/open-company.ts'

// What an inbox of thousands costs, counted: rows that exist, requests, changes of the page. What it takes in time is
// measured by `npm run bench:console`, beside a bare page in the same browser.
const CONVERSATIONS = 1_500
/** Nine in ten are open. */
const OPEN = CONVERSATIONS * 0.9
/** The first page has 50, each after it 100. */
const LATER_PAGES = (OPEN - 50) / 100
const ROW_PX = 56
const STEPS = 20
const SWITCHES = 8

let console: ConsoleHouse
beforeAll(async () => {
  console = await openConsoleHouse({ live: true })
  await openCompany(console, { slug: 'grande', company: 'Grande Concessionária' })
  const { house } = console
  const admin = await house.admin('shared')
  const { rows } = await admin.query('SELECT tenant_id, id FROM tenant.members')
  const { tenant_id: tenantId, id: memberId } = rows[0]
  const url = databaseUrl({ name: 'main', url: inject('postgresUrl') }, house.databases.shared)
  await fillConversations(url, { tenantId, memberId, conversations: CONVERSATIONS })
  await fillMessages(url, tenantId, 12)
})
afterEach(() => {
  expect(console.complaints.splice(0)).toEqual([])
})
afterAll(() => console?.close())

test('of thousands of conversations only those in sight exist; each page is asked for once, going back asks nothing', async () => {
  const page = await openInbox()
  const asked = listen(page, ({ pathname, searchParams }) => pathname === LIST_PATH && searchParams.has('cursor'))
  const rows = await watchRows(page)
  await loadAll(page)
  expect(asked).toHaveLength(LATER_PAGES)
  for (let step = STEPS; step >= 0; step--) await scrollTo(page, (step / STEPS) * OPEN * ROW_PX)
  expect(asked).toHaveLength(LATER_PAGES)
  expect(new Set(asked).size).toBe(LATER_PAGES)
  expect(await rows.most()).toBeLessThan(60)
  await page.context().close()
})

test.each(inLongRun<('keys' | 'clicks')[]>(['keys', 'clicks'], ['keys']))(
  'by %s each conversation is read once, however often it is gone to, and of the list only the rows of both change',
  async (how) => {
    const page = await openInbox()
    const names = await namesInList(page, SWITCHES + 1)
    await page.locator(ROW).first().click()
    await isOpen(page, names[0])
    const reads = listen(page, ({ pathname }) => /^\/api\/v1\/(conversations|contacts)\/(cnv|ctc)_/.test(pathname))
    const changes = await watchChangedRows(page)
    const go = async (turn: number, key: 'j' | 'k') => {
      if (how === 'keys') await page.keyboard.press(key)
      else await page.locator(ROW).nth(turn).click()
      await isOpen(page, names[turn])
    }
    for (let turn = 1; turn <= SWITCHES; turn++) await go(turn, 'j')
    await page.waitForLoadState('networkidle')
    const nodes = await page.locator('*').count()
    for (let turn = SWITCHES - 1; turn >= 0; turn--) await go(turn, 'k')
    for (let turn = 1; turn <= SWITCHES; turn++) await go(turn, 'j')
    await page.waitForLoadState('networkidle')
    expect(reads.filter((address, index) => reads.indexOf(address) < index)).toEqual([])
    // Of each: messages, draft, what is scheduled, the contact and its timeline; of a neighbour some before it is opened.
    expect(reads.length).toBeGreaterThan(2 * SWITCHES)
    expect(reads.length).toBeLessThanOrEqual(5 * (SWITCHES + 2))
    // Rows that nothing happened to are not drawn again: the one left, the one opened, and one that turns out to be read.
    expect(await changes.count()).toBeLessThanOrEqual(3 * 3 * SWITCHES)
    expect(await page.locator('*').count()).toBeLessThan(nodes * 1.2)
    await page.context().close()
  },
)

test('the next conversation is there before it is asked for: J shows it while the server answers nothing', async () => {
  const page = await openInbox()
  const [first, second] = await namesInList(page, 2)
  const read = page.waitForResponse((answer) => new URL(answer.url()).pathname.endsWith('/messages'))
  await page.locator(ROW).first().click()
  await isOpen(page, first)
  await read
  await page.waitForLoadState('networkidle')
  await page.route('**/api/**', () => undefined)
  await page.keyboard.press('j')
  await isOpen(page, second)
  await page.context().close()
})

test('a second visit shows the list before the server says anything, and takes no file from it', async () => {
  const first = await openInbox({ serviceWorker: true })
  await first.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await expect.poll(() => hasKeptQueries(first)).toBe(true)
  const [name = ''] = await namesInList(first, 1)
  const page = await first.context().newPage()
  const overTheLine: string[] = []
  page.on('response', (answer) => {
    if (!answer.fromServiceWorker()) overTheLine.push(new URL(answer.url()).pathname)
  })
  await page.route('**/api/v1/conversations**', () => undefined)
  await page.goto(console.at('/caixa/todas', 'grande'))
  await page.locator(ROW).filter({ hasText: name }).first().waitFor()
  expect(overTheLine.filter((path) => !path.startsWith('/api/'))).toEqual([])
  await page.context().close()
})

const LIST_PATH = '/api/v1/conversations'
/** The list's scroller, its rows, and bubbles of the thread. */
const LIST_CSS = 'div:has(> ul[aria-label="Conversas"])'
const ROW = 'ul[aria-label="Conversas"] a'
const BUBBLE = 'section[aria-label="Mensagens"] li'

async function openInbox(options: NewPage = {}): Promise<Page> {
  // A browser of its own: what another has read lies in it, and would not be read again.
  const page = await openForAna(console, console.at('/', 'grande'), options)
  await page.goto(console.at('/caixa/todas', 'grande'))
  await page.locator(ROW).first().waitFor()
  return page
}

/** Collects what the page asks the server for, from now on. */
function listen(page: Page, wanted: (url: URL) => boolean): string[] {
  const asked: string[] = []
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (request.method() === 'GET' && wanted(url)) asked.push(`${url.pathname}${url.search}`)
  })
  return asked
}

/** Names of the list's first rows, each of somebody else. */
async function namesInList(page: Page, count: number): Promise<string[]> {
  const texts = await page.locator(ROW).allInnerTexts()
  return texts.slice(0, count).map((text) => /Cliente \d+/.exec(text)?.[0] ?? '')
}

/** Waits until somebody's conversation stands there, with what was said in it. */
async function isOpen(page: Page, name = ''): Promise<void> {
  await page.getByRole('heading', { level: 2, name, exact: true }).first().waitFor()
  await page.locator(BUBBLE).first().waitFor()
}

/** Goes down until every page has been read. */
async function loadAll(page: Page): Promise<void> {
  await page.waitForFunction(
    ([list, all]) => {
      const scroller = document.querySelector(String(list))
      scroller?.scrollTo(0, scroller.scrollHeight)
      return (scroller?.scrollHeight ?? 0) >= Number(all)
    },
    [LIST_CSS, OPEN * ROW_PX] as const,
  )
}

/** Scrolls, and waits until a row stands where one would look. */
async function scrollTo(page: Page, top: number): Promise<void> {
  await page.locator(LIST_CSS).evaluate(async (list, to) => {
    list.scrollTo(0, to)
    const { x, y, width, height } = list.getBoundingClientRect()
    const isDrawn = () => document.elementFromPoint(x + width / 3, y + height / 2)?.closest('li') !== null
    do await new Promise(requestAnimationFrame)
    while (!isDrawn())
  }, top)
}

/** Counts the rows that exist at one time. */
async function watchRows(page: Page): Promise<{ most(): Promise<number> }> {
  await page.evaluate((css) => {
    const list = document.querySelector(css)
    const found = { most: 0 }
    const look = () => {
      found.most = Math.max(found.most, list?.querySelectorAll('li').length ?? 0)
    }
    new MutationObserver(look).observe(list as Element, { childList: true, subtree: true })
    look()
    Object.assign(window, { found })
  }, LIST_CSS)
  return { most: () => page.evaluate(() => (window as unknown as { found: { most: number } }).found.most) }
}

/** Counts rows of the list that were drawn anew, once for each time that the page draws. */
async function watchChangedRows(page: Page): Promise<{ count(): Promise<number> }> {
  await page.evaluate((css) => {
    const changed = { rows: 0 }
    const list = document.querySelector(css)
    if (list === null) throw new Error('there is no list')
    new MutationObserver((records) => {
      const touched = records.map(({ target }) => (target instanceof Element ? target : target.parentElement))
      changed.rows += new Set(touched.flatMap((element) => element?.closest('a') ?? [])).size
    }).observe(list, { childList: true, subtree: true, attributes: true, characterData: true })
    Object.assign(window, { changed })
  }, LIST_CSS)
  return { count: () => page.evaluate(() => (window as unknown as { changed: { rows: number } }).changed.rows) }
}
