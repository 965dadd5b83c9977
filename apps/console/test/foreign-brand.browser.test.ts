import { inLongRun } from '@recado/testing/property-runs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ConsoleHouse, openConsoleHouse } from './support/console-house.ts'
import { listPages } from './support/list-pages.ts'
import { openCompany, openForAna } from './support/open-company.ts'
import { goQuiet, openQuiet } from './support/open-quiet.ts'

/** Names that nobody may read on RobustCar's host: the platform's, and another company's. */
const FOREIGN = ['Recado', 'Veloz Motos']
/** Mails are their senders' (and are read in development only). */
const pages = listPages().filter((page) => page !== '/dev/mailbox')

let console: ConsoleHouse
beforeAll(async () => {
  console = await openConsoleHouse()
  await openCompany(console, { slug: 'veloz', company: 'Veloz Motos' })
  await openCompany(console, { slug: 'robustcar', company: 'RobustCar' })
})
afterAll(() => console?.close())

test('no page of a company’s host names anybody else, before signing in and after', async () => {
  expect(pages.length).toBeGreaterThan(20)
  const page = await console.newPage()
  const found = await walk(page, every(6))
  found.push(...(await walk(await openForAna(console, console.at('/', 'robustcar')), every(3))))
  expect(found).toEqual([])
})

test('a name that is there is found, wherever it is written', async () => {
  const page = await console.newPage()
  await openQuiet(page, console.at('/entrar', 'robustcar'))
  for (const plant of [
    () => document.querySelector('h1')?.append(' do Recado'),
    () => document.querySelector('input')?.setAttribute('placeholder', 'conta da Veloz Motos'),
    () => {
      document.title = 'Recado'
    },
  ]) {
    expect(await foreignNames(page)).toEqual([])
    await page.evaluate(plant)
    expect(await foreignNames(page)).toHaveLength(1)
    await openQuiet(page, console.at('/entrar', 'robustcar'))
  }
})

test('neither the manifest nor what the page is told of its host names anybody else', async () => {
  const page = await console.newPage()
  await page.goto(console.at('/entrar', 'robustcar'))
  for (const address of ['/manifest.webmanifest', '/api/v1/tenant/config']) {
    const text = await page.evaluate(async (url) => (await fetch(url)).text(), address)
    expect(text).toContain('RobustCar')
    expect(FOREIGN.filter((name) => text.includes(name))).toEqual([])
  }
})

/** All pages in the long run, one of so many otherwise. */
function every(step: number): string[] {
  return inLongRun(
    pages,
    pages.filter((_page, n) => n % step === 0),
  )
}

async function walk(page: Page, paths: string[]): Promise<string[]> {
  const found: string[] = []
  for (const path of paths) {
    await goQuiet(page, console.at(path, 'robustcar'))
    found.push(...(await foreignNames(page)).map((name) => `${path}: ${name}`))
  }
  return found
}

/** Foreign names anywhere in what the page is now: its text, its attributes, its title. */
async function foreignNames(page: Page): Promise<string[]> {
  const html = await page.evaluate(() => document.title + document.documentElement.outerHTML)
  return FOREIGN.filter((name) => html.includes(name))
}
