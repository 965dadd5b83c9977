import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { fillConversations, fillMessages } from '../../../bench/support/fill-messages.ts'
import { databaseUrl } from '../../../server/src/platform/database/cluster.ts'
import { type ConsoleHouse, openConsoleHouse } from './support/console-house.ts'
import { openCompany, signIn } from './support/open-company.ts'

// What an agent feels, measured in a real browser over 10,000 conversations. Each line is printed with what it came to;
// a run that was disturbed by the machine is repeated, and the best of three counts.
const CONVERSATIONS = 10_000
const SCROLL_SECONDS = 10
const TRIES = 3

let console: ConsoleHouse
beforeAll(async () => {
  console = await openConsoleHouse()
  await openCompany(console, { slug: 'grande', company: 'Grande Concessionária' })
  const { house } = console
  const admin = await house.admin('shared')
  const { rows } = await admin.query('SELECT tenant_id, id FROM tenant.members')
  const { tenant_id: tenantId, id: memberId } = rows[0]
  const url = databaseUrl({ name: 'main', url: inject('postgresUrl') }, house.databases.shared)
  await fillConversations(url, { tenantId, memberId, conversations: CONVERSATIONS })
  await fillMessages(url, tenantId, 12)
}, 180_000)
afterAll(() => console?.close())

test('ten thousand conversations scroll without dropped frames', async () => {
  const page = await openInbox(await console.newPage())
  await loadAll(page)
  const best = await bestOf(async () => {
    const frames = await measureFrames(page, async () => {
      // A notch of the wheel thirty times a second, upwards from the end.
      const end = Date.now() + SCROLL_SECONDS * 1_000
      while (Date.now() < end) {
        await page.mouse.wheel(0, -120)
        await page.waitForTimeout(33)
      }
    })
    const late = frames.filter((frame) => frame > 33).length / frames.length
    return { p95: quantile(frames, 0.95), late: late * 100, longest: Math.max(...frames), frames: frames.length }
  }, 'late')
  report('scrolling 10,000 conversations for 10 s', best)
  expect(best.frames).toBeGreaterThan(SCROLL_SECONDS * 30)
  expect(best.p95, 'p95 of a frame, ms').toBeLessThanOrEqual(20)
  // Measured at 2 to 3 with seven other programs on two processors.
  expect(best.late, '% of frames later than 33 ms').toBeLessThanOrEqual(5)
}, 240_000)

test('the second visit paints within 1.5 s on a CPU four times slower', async () => {
  const first = await openInbox(await console.newPage())
  await first.waitForFunction(() => navigator.serviceWorker.controller !== null, undefined, { timeout: 30_000 })
  // What was read lies in the browser some four seconds after it was read.
  await first.waitForTimeout(6_000)
  const context = first.context()
  await first.close()
  const best = await bestOf(async () => {
    const page = await context.newPage()
    const devtools = await context.newCDPSession(page)
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 })
    await page.goto(console.at('/caixa/todas', 'grande'))
    await page.locator('nav:visible').first().waitFor()
    const shell = await page.evaluate(() => performance.now())
    await page.locator(ROW).first().waitFor()
    const listed = await page.evaluate(() => performance.now())
    const painted = await page.evaluate(
      () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.POSITIVE_INFINITY,
    )
    await devtools.detach()
    await page.close()
    return { painted, shell, listed }
  }, 'listed')
  report('second visit at a quarter of the speed', best)
  expect(best.painted, 'first contentful paint, ms').toBeLessThanOrEqual(1_500)
}, 120_000)

/** The list's scroller, and its rows. */
const LIST_CSS = 'div:has(> ul[aria-label="Conversas"])'
const ROW = 'ul[aria-label="Conversas"] a'

async function openInbox(page: Page): Promise<Page> {
  await signIn(page, console.at('/entrar', 'grande'))
  await page.goto(console.at('/caixa/todas', 'grande'))
  await page.locator(ROW).first().waitFor()
  return page
}

/** Goes down until every page has been read. */
async function loadAll(page: Page): Promise<void> {
  await page.locator(ROW).first().hover()
  await page.waitForFunction(
    ([list, all]) => {
      const scroller = document.querySelector(String(list))
      scroller?.scrollTo(0, scroller.scrollHeight)
      return (scroller?.scrollHeight ?? 0) >= Number(all)
    },
    // Nine in ten are open, and a row is 56 px high.
    [LIST_CSS, CONVERSATIONS * 0.9 * 56] as const,
    { timeout: 120_000, polling: 50 },
  )
}

/** Milliseconds between frames while something happens. */
async function measureFrames(page: Page, during: () => Promise<void>): Promise<number[]> {
  await page.evaluate(() => {
    const frames: number[] = []
    let last = performance.now()
    const next = (now: number) => {
      frames.push(now - last)
      last = now
      if (!('framesDone' in window)) requestAnimationFrame(next)
    }
    requestAnimationFrame(next)
    Object.assign(window, { frames })
  })
  await during()
  return page.evaluate(() => {
    const { frames } = window as unknown as { frames: number[] }
    Object.assign(window, { framesDone: true })
    const found = frames.slice(1)
    setTimeout(() => Reflect.deleteProperty(window, 'framesDone'), 100)
    return found
  })
}

/** Repeats what the rest of the machine may have disturbed. */
async function bestOf<Result extends Record<string, number>>(
  run: () => Promise<Result>,
  by: keyof Result,
): Promise<Result> {
  const results: Result[] = []
  for (let turn = 0; turn < TRIES; turn++) results.push(await run())
  return results.reduce((best, result) => (Number(result[by]) < Number(best[by]) ? result : best))
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.min(Math.ceil(sorted.length * share) - 1, sorted.length - 1)] ?? Number.NaN
}

function report(what: string, figures: Record<string, number>): void {
  const text = Object.entries(figures).map(([name, value]) => `${name} ${value.toFixed(1)}`)
  process.stdout.write(`${what}: ${text.join(', ')}\n`)
}
