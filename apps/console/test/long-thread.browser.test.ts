import { type ConversationId, encodeId } from '@recado/contracts/ids'
import { inLongRun } from '@recado/testing/property-runs'
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type ConsoleHouse, openConsoleHouse } from './support/console-house.ts'
import { fillThread } from './support/fill-thread.ts'
import { buildInboxScene, type InboxScene } from './support/inbox-scene.ts'
import { watchReading } from './support/watch-reading.ts'

const MESSAGES = 5_000
/** As a notch of most wheels, in CSS pixels. */
const NOTCH_PX = 120
const NOTCHES = 120
/** What one reads may be moved by this much: less than a quarter of a line. */
const HELD_PX = 4

let console: ConsoleHouse
let scene: InboxScene
let ana: Awaited<ReturnType<InboxScene['person']>>
let id: ConversationId
let page: Page
let list: Locator
beforeAll(async () => {
  console = await openConsoleHouse({ live: true })
  scene = await buildInboxScene(console)
  ana = await scene.person('Ana Souza', 'owner')
  id = await scene.customer('Caio Prado', 'Mensagem 1')
  await fillThread(console.house, scene.tenant, id, MESSAGES)
  await sayRead(id, MESSAGES)
})
beforeEach(async () => {
  // A browser of its own: pages that another has read lie in it, and would not come in from above.
  page = await scene.openInbox(ana)
  list = page.getByRole('region', { name: 'Mensagens' })
})
afterEach(async () => {
  await page.context().close()
  expect(console.complaints.splice(0)).toEqual([])
})
afterAll(() => console?.close())

test('a conversation of 5,000 messages opens at its end, and only rows in sight exist', async () => {
  await openAtEnd()
  expect(await list.getByRole('listitem').count()).toBeLessThan(60)
})

test('what one reads holds its place as an older page comes in above it', async () => {
  await openAtEnd()
  const height = await heightOf()
  // The older page waits until one reads: on a slow machine it would be there before anybody looks.
  let letThrough = () => {}
  const gate = new Promise<void>((resolve) => {
    letThrough = resolve
  })
  const older = (url: URL) => url.pathname.endsWith('/messages') && url.searchParams.has('before')
  await page.route(older, async (route) => {
    await gate
    await route.continue()
  })
  const asked = page.waitForRequest((request) => older(new URL(request.url())))
  await list.evaluate(async (element) => {
    element.scrollTo(0, 900)
    const isDrawn = () => {
      const { top, bottom } = element.getBoundingClientRect()
      const boxes = [...element.querySelectorAll('li')].map((row) => row.getBoundingClientRect())
      return boxes.some((box) => box.bottom > top && box.top < bottom)
    }
    do {
      for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame)
    } while (!isDrawn())
  })
  await asked
  const reading = await watchReading(list)
  letThrough()
  await expect.poll(heightOf).toBeGreaterThan(height + 1_000)
  await isStill()
  const { steps, lost } = await reading.stop()
  await page.unroute(older)
  expect(lost).toBe(0)
  expect(steps.filter((step) => Math.abs(step) > HELD_PX)).toEqual([])
})

// With less motion nothing is animated: a rule that said so once made every row late by two frames.
test.each(inLongRun<('reduce' | 'no-preference')[]>(['reduce', 'no-preference'], ['reduce']))(
  'the wheel moves what one reads by what it was turned, over page after page, in no frame otherwise (motion: %s)',
  async (reducedMotion) => {
    await page.emulateMedia({ reducedMotion })
    await openAtEnd()
    const height = await heightOf()
    await list.hover()
    const reading = await watchReading(list)
    for (let notch = 0; notch < NOTCHES; notch++) {
      await page.mouse.wheel(0, -NOTCH_PX)
      await hasMoreAbove()
    }
    await isStill()
    const { moved, steps, lost } = await reading.stop()
    expect(await heightOf()).toBeGreaterThan(height + 5_000)
    expect(Math.abs(moved - NOTCHES * NOTCH_PX)).toBeLessThanOrEqual(HELD_PX)
    expect(lost).toBe(0)
    // Upwards, so the text only ever goes down.
    expect(Math.min(...steps)).toBeGreaterThan(-HELD_PX)
  },
)

test('at the end it stays at the end; above it, it stays where one reads and says what came', async () => {
  const author = { kind: 'contact' as const, id: null, name: 'Duda Reis' }
  const [other, last] = [await scene.customer('Duda Reis', 'Mensagem 1'), 200]
  await fillThread(console.house, scene.tenant, other, last)
  await sayRead(other, last)
  await openAtEnd(other, last)
  await scene.says(other, `Mensagem ${last + 1}`, { author })
  await isSeen(last + 1)
  await expect.poll(fromEnd).toBeLessThanOrEqual(1)

  await list.hover()
  await page.mouse.wheel(0, -1_500)
  await page.getByRole('button', { name: 'Ir para o fim' }).waitFor()
  await isStill()
  const reading = await watchReading(list)
  await scene.says(other, `Mensagem ${last + 2}`, { author })
  await page.getByRole('button', { name: '1 nova mensagem' }).waitFor()
  const { steps, lost } = await reading.stop()
  expect({ lost, steps }).toEqual({ lost: 0, steps: [] })
  await page.getByRole('button', { name: '1 nova mensagem' }).click()
  await isSeen(last + 2)
  await expect.poll(fromEnd).toBeLessThanOrEqual(1)
})

test('a hit far up is gone to and lit up', async () => {
  await page.goto(`${scene.address('todas', id)}?mensagem=40`)
  await isSeen(40)
  await list
    .locator('[aria-current=true]')
    .filter({ hasText: /^Mensagem 40\b/ })
    .waitFor()
  await list.locator('[aria-current=true]').waitFor({ state: 'detached' })
  await isSeen(40)
  expect(await list.getByRole('listitem').count()).toBeLessThan(60)
})

/** Rows are measured in the first frames. */
async function openAtEnd(conversation = id, last = MESSAGES): Promise<void> {
  await page.goto(scene.address('todas', conversation))
  await isSeen(last)
  await expect.poll(fromEnd).toBeLessThanOrEqual(1)
  await isStill()
}

/** Nobody turns on at the top of what has come: waits until the next turn can be scrolled. */
function hasMoreAbove(): Promise<void> {
  return list.evaluate(async (element, least) => {
    do await new Promise(requestAnimationFrame)
    while (element.scrollTop < least)
  }, NOTCH_PX * 4)
}

async function sayRead(conversation: ConversationId, seq: number): Promise<void> {
  const answer = await console.house.app.inject({
    method: 'POST',
    url: `/api/v1/conversations/${encodeId('cnv', conversation)}/seen`,
    headers: ana.headers,
    payload: { seq },
  })
  expect(answer.statusCode, answer.body).toBe(200)
}

function heightOf(): Promise<number> {
  return list.evaluate(({ scrollHeight }) => scrollHeight)
}

function fromEnd(): Promise<number> {
  return list.evaluate(({ scrollHeight, scrollTop, clientHeight }) => scrollHeight - scrollTop - clientHeight)
}

/** Waits until the wheel's last turn has been scrolled. */
function isStill(): Promise<void> {
  return list.evaluate(async (element) => {
    for (let before = Number.NaN, same = 0; same < 10; ) {
      await new Promise(requestAnimationFrame)
      same = element.scrollTop === before ? same + 1 : 0
      before = element.scrollTop
    }
  })
}

/** Waits until a message is in sight within what scrolls. */
async function isSeen(seq: number): Promise<void> {
  const item = list.getByText(new RegExp(`^Mensagem ${seq}\\b`))
  await expect
    .poll(async () => {
      const [outer, inner] = [await list.boundingBox(), (await item.count()) === 1 ? await item.boundingBox() : null]
      return outer !== null && inner !== null && inner.y >= outer.y && inner.y + inner.height <= outer.y + outer.height
    })
    .toBe(true)
}
