import { inLongRun } from '@recado/testing/property-runs'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { STORY_NAMES } from '../src/stories/story-names.ts'
import { type ConsoleHouse, openConsoleHouse } from './support/console-house.ts'
import { goWithin } from './support/go-within.ts'
import { openQuiet, untilQuiet } from './support/open-quiet.ts'
import { violations, violationsInBoth } from './support/violations.ts'

let console: ConsoleHouse
/** Pages that each test goes on with: whatever one leaves behind, the next address replaces. */
let wide: Page
let phone: Page
beforeAll(async () => {
  console = await openConsoleHouse()
  wide = await console.newPage()
  phone = await console.newPage({ width: 390, touch: true })
})
afterEach(() => {
  expect(console.complaints.splice(0)).toEqual([])
})
afterAll(() => console?.close())

describe.each([390, 1440])('at %d px', (width) => {
  // What differs by width is how it is laid out: the long run looks at all else there too.
  const looks = width === 390 ? inLongRun([violationsInBoth], []) : [violationsInBoth]
  test.each(STORY_NAMES)('the story %s fits, and is clean to axe in both themes', async (story) => {
    const touch = width === 390
    const page = touch ? phone : wide
    await leadTo(page, story)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    if (touch) expect(await smallTargets(page)).toEqual([])
    for (const look of looks) expect(await look(page)).toEqual([])
  })
})

test.each([
  ['buttons', 'Ações', '[role=menu]'],
  ['buttons', 'Detalhes', '[role=dialog]'],
  ['fields', 'Responsável: Escolher', '[role=dialog] [role=option]'],
  ['fields', 'Etiquetas: Garantia, Urgente', '[role=dialog] [role=option]'],
  ['overlays', 'Abrir diálogo', '[role=dialog]'],
  ['overlays', 'Abrir painel', '[role=dialog]'],
  ['overlays', 'Excluir empresa', '[role=dialog]'],
])('what opens over %s by "%s" is clean to axe in both themes', async (story, button, opened) => {
  const page = wide
  await open(page, story)
  await page.getByRole('button', { name: button, exact: true }).first().click()
  await page.locator(opened).first().waitFor()
  // Menus and popovers stand at the end of the document: 'region' wants everything inside a landmark.
  expect(await violationsInBoth(page, ['region'])).toEqual([])
})

test('Escape closes what is open also while a tooltip stands under the resting pointer', async () => {
  await open(wide, 'buttons')
  await wide.getByRole('button', { name: 'Detalhes', exact: true }).click()
  const details = wide.getByRole('dialog', { includeHidden: true })
  await details.waitFor()
  await wide.getByRole('button', { name: 'Editar', exact: true }).first().hover()
  await wide.getByRole('tooltip', { name: 'Editar' }).waitFor()
  await wide.keyboard.press('Escape')
  await details.waitFor({ state: 'detached' })
})

test('inks reach 4.5:1 on every ground, in both themes', async () => {
  for (const theme of ['light', 'dark'] as const) {
    await open(wide, 'tokens', theme)
    const ratios = await wide
      .locator('[data-contrast]')
      .evaluateAll((cells) => cells.map((cell) => Number(cell.getAttribute('data-contrast'))))
    expect(ratios.length).toBeGreaterThan(25)
    expect(Math.min(...ratios), theme).toBeGreaterThanOrEqual(4.5)
  }
})

test('a picker is worked by keyboard: typed without accents, picked, closed, and back where one was', async () => {
  const page = wide
  await open(page, 'fields')
  const button = page.getByRole('button', { name: /^Responsável/ })
  await button.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').getByRole('option', { name: 'João Figueiredo dos Santos' }).waitFor()
  await page.keyboard.type('joao s')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Responsável: João Figueiredo dos Santos' }).waitFor()
  // The popover gives the focus back in a task of its own, after it has closed.
  await expect.poll(() => button.evaluate((element) => element === document.activeElement)).toBe(true)
})

test('a toast is reached by F8, and its way back works from the keyboard', async () => {
  const page = wide
  await open(page, 'overlays')
  await page.getByRole('button', { name: 'Resolver' }).click()
  await page.getByText('Conversa resolvida.').first().waitFor()
  await page.keyboard.press('F8')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Desfazer')
  await page.keyboard.press('Enter')
  await page.getByText('Conversa reaberta.').first().waitFor()
})

test('without a line the banner shows, and what throws is caught', async () => {
  const page = await console.newPage()
  await open(page, 'states')
  await page.context().setOffline(true)
  await page.getByText('Você está sem internet.').first().waitFor()
  expect(await violations(page)).toEqual([])
  await page.context().setOffline(false)
  await page.getByRole('button', { name: 'Provocar um erro' }).click()
  await page.getByRole('heading', { name: 'Algo não saiu como devia' }).waitFor()
})

async function open(page: Page, story: string, theme: 'light' | 'dark' = 'light'): Promise<void> {
  await page.emulateMedia({ colorScheme: theme })
  await openQuiet(page, addressOf(story), { outlines: Number.POSITIVE_INFINITY })
}

/** On from another story, as the list of stories leads. */
async function leadTo(page: Page, story: string): Promise<void> {
  const address = addressOf(story)
  if (new URL(page.url()).pathname !== new URL(address).pathname) return open(page, story)
  await untilQuiet(page, Number.POSITIVE_INFINITY, async () => {
    await goWithin(page, address)
    await page.locator(`nav a[aria-current=page][href$="story=${story}"]`).waitFor()
  })
}

function addressOf(story: string): string {
  return console.at(`/dev/design?story=${story}`)
}

/** Buttons and choices that a finger would miss: what can be pressed is less than 40 px high. */
function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, [role=option], [role=radio], nav a')].flatMap((element) => {
      const box = element.getBoundingClientRect()
      if (box.height === 0) return []
      // What a pseudo-element adds around it counts too.
      const grown = getComputedStyle(element, '::after')
      const more = grown.position === 'absolute' ? -Number.parseFloat(grown.top) - Number.parseFloat(grown.bottom) : 0
      const height = Math.round(box.height + Math.max(more || 0, 0))
      return height >= 40 ? [] : [`${element.getAttribute('aria-label') ?? element.textContent} is ${height} px high`]
    }),
  )
}
