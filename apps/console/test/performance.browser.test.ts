import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { fillConversations, fillMessages } from '../../../bench/support/fill-messages.ts'
import { databaseUrl } from '../../../server/src/platform/database/cluster.ts'
import { type ConsoleHouse, openConsoleHouse } from './support/console-house.ts'
import { openCompany, signIn } from './support/open-company.ts'

// What an agent feels, measured in a real browser over 10,000 conversations. Each line is printed with what it came to;
// a run that was disturbed by the machine is repeated, and one of three within all its bars counts.
const CONVERSATIONS = 10_000
const SCROLL_SECONDS = 10
const SWITCHES = 50
const TRIES = 3

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
}, 180_000)
afterAll(() => console?.close())

test('ten thousand conversations scroll without dropped frames', async () => {
  const page = await openInbox(await console.newPage())
  await loadAll(page)
  const best = await bestOf(
    async () => {
      const browser = page.context().browser()
      await browser?.startTracing(page, { categories: ['toplevel', '__metadata'] })
      const frames = await measureFrames(page, async () => {
        // A notch of the wheel thirty times a second, upwards from the end.
        const end = Date.now() + SCROLL_SECONDS * 1_000
        while (Date.now() < end) {
          await page.mouse.wheel(0, -120)
          await page.waitForTimeout(33)
        }
      })
      const tasks = readTasks((await browser?.stopTracing())?.toString() ?? '')
      const late = frames.filter((frame) => frame > 33).length / frames.length
      return {
        p95: quantile(frames, 0.95),
        'late %': late * 100,
        'longest frame': Math.max(...frames),
        frames: frames.length,
        'longest task, CPU': Math.max(...tasks),
        'tasks over a frame': tasks.filter((task) => task > 16.7).length,
        tasks: tasks.length,
      }
    },
    { 'late %': 1, p95: 20, 'tasks over a frame': 6 },
  )
  report('scrolling 10,000 conversations for 10 s', best)
  expect(best.frames).toBeGreaterThan(SCROLL_SECONDS * 30)
  expect(best.p95, 'p95 of a frame, ms').toBeLessThanOrEqual(20)
  // What the page itself costs, which no other program of the machine can make longer.
  expect(best.tasks).toBeGreaterThan(100)
  expect(best['tasks over a frame'], 'tasks that take the main thread longer than a frame').toBeLessThanOrEqual(6)
}, 240_000)

test('another conversation is on the screen within 100 ms, by J and by click', async () => {
  const page = await openInbox(await console.newPage())
  await page.locator(ROW).first().click()
  await page.locator(BUBBLE).first().waitFor()
  for (const [how, change] of [
    ['J', () => page.keyboard.press('j')],
    ['click', (turn: number) => clickRowInSight(page, turn % 9)],
  ] as const) {
    await page.locator(LIST_CSS).evaluate((list) => list.scrollTo(0, 0))
    const best = await bestOf(
      async () => {
        const times: number[] = []
        for (let turn = 1; turn <= SWITCHES; turn++) times.push(await measureSwitch(page, () => change(turn)))
        return { p50: quantile(times, 0.5), p95: quantile(times, 0.95), longest: Math.max(...times) }
      },
      { p95: 100 },
    )
    report(`changing the conversation by ${how}, ${SWITCHES} times`, best)
    expect(best.p95, `p95 by ${how}, ms`).toBeLessThanOrEqual(100)
  }
}, 240_000)

test('the second visit paints within 1.5 s on a CPU four times slower', async () => {
  const first = await openInbox(await console.newPage())
  await first.waitForFunction(() => navigator.serviceWorker.controller !== null, undefined, { timeout: 30_000 })
  // What was read lies in the browser some four seconds after it was read.
  await first.waitForTimeout(6_000)
  const context = first.context()
  await first.close()
  const best = await bestOf(
    async () => {
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
    },
    { painted: 1_500 },
  )
  report('second visit at a quarter of the speed', best)
  expect(best.painted, 'first contentful paint, ms').toBeLessThanOrEqual(1_500)
}, 120_000)

/** The list's scroller, its rows, and bubbles of the thread. */
const LIST_CSS = 'div:has(> ul[aria-label="Conversas"])'
const ROW = 'ul[aria-label="Conversas"] a'
const BUBBLE = 'section[aria-label="Mensagens"] li'

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

/** Processor time of each task of the page's main thread, in milliseconds. */
function readTasks(trace: string): number[] {
  const { traceEvents } = JSON.parse(trace) as { traceEvents: TraceEvent[] }
  const threads = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  )
  return traceEvents
    .filter(({ ph, pid, tid, tdur }) => ph === 'X' && tdur !== undefined && threads.has(`${pid} ${tid}`))
    .map(({ tdur = 0 }) => tdur / 1_000)
}

interface TraceEvent {
  name: string
  ph: string
  pid: number
  tid: number
  /** Of the thread, in microseconds. */
  tdur?: number
  args?: { name?: string }
}

/** As a hand does it: at a place of the list, whatever stands there. */
async function clickRowInSight(page: Page, place: number): Promise<void> {
  const list = await page.locator(LIST_CSS).boundingBox()
  if (list === null) throw new Error('there is no list')
  await page.mouse.click(list.x + 120, list.y + 28 + (place + 1) * 56)
}

/** From the key or the press until the frame after the one in which the other conversation's messages stand there. */
async function measureSwitch(page: Page, change: () => Promise<void>): Promise<number> {
  await page.evaluate(
    ([bubble]) => {
      const thread = () => [...document.querySelectorAll(String(bubble))].map(({ textContent }) => textContent).join()
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
        for (const kind of ['keydown', 'pointerdown'])
          window.addEventListener(kind, begin, { once: true, capture: true })
      })
      Object.assign(window, { taken })
    },
    [BUBBLE] as const,
  )
  await change()
  const milliseconds = await page.evaluate(() => {
    const never = new Promise<number>((resolve) => setTimeout(() => resolve(Number.POSITIVE_INFINITY), 5_000))
    return Promise.race([(window as unknown as { taken: Promise<number> }).taken, never])
  })
  if (!Number.isFinite(milliseconds)) throw new Error(`nothing changed within 5 s at ${page.url()}`)
  // As fast as somebody reads a line.
  await page.waitForTimeout(250)
  return milliseconds
}

/**
 * Repeats, up to three times, what the rest of the machine may have disturbed: until one run is within all bars.
 * @returns that run; without one, that which is beyond the fewest.
 */
async function bestOf<Result extends Record<string, number>>(
  run: () => Promise<Result>,
  bars: Partial<Record<keyof Result, number>>,
): Promise<Result> {
  const beyond = (result: Result) =>
    Object.entries(bars).filter(([key, bar]) => Number(result[key]) > Number(bar)).length
  const results: Result[] = []
  while (results.length < TRIES && !results.some((result) => beyond(result) === 0)) results.push(await run())
  return results.reduce((best, result) => (beyond(result) < beyond(best) ? result : best))
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.min(Math.ceil(sorted.length * share) - 1, sorted.length - 1)] ?? Number.NaN
}

function report(what: string, figures: Record<string, number>): void {
  const text = Object.entries(figures).map(([name, value]) => `${name} ${value.toFixed(1)}`)
  process.stdout.write(`${what}: ${text.join(', ')}\n`)
}
