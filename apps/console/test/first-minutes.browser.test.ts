import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { seedDemo } from '../../../server/src/demo/seed-demo.ts'
import { type ConsoleHouse, openConsoleHouse } from './support/console-house.ts'
import { violationsInBoth } from './support/violations.ts'

let console: ConsoleHouse
beforeAll(async () => {
  console = await openConsoleHouse({ live: true, env: { DEMO: 'true' } })
  await seedDemo(console.house.services)
})
afterEach(() => {
  expect(console.complaints.splice(0)).toEqual([])
})
afterAll(() => console?.close())

/** `serviceWorker`: that browser keeps the whole build, as people's do. One of each kind of host. */
const DOORS: { title: string; person: string; slug?: string; folder?: string; serviceWorker?: boolean }[] = [
  { title: 'Dona da plataforma', person: 'Helena Prado', serviceWorker: true },
  { title: 'Parceira', person: 'Marta Vidal' },
  { title: 'Gerente', person: 'Paulo Nunes', slug: 'robustcar', folder: '/caixa/todas', serviceWorker: true },
  { title: 'Vendedora', person: 'Carla Dias', slug: 'robustcar', folder: '/caixa/minhas' },
]

test.each(DOORS)('the door "$title" opens the console of $person with one press', async (door) => {
  const { title, person, slug, folder, serviceWorker = false } = door
  const page = await console.newPage({ serviceWorker })
  await enter(page, title)
  await page
    .getByRole('button', { name: `Conta de ${person}` })
    .first()
    .waitFor()
  await page.waitForURL(
    ({ origin, pathname, hash }) =>
      origin === new URL(console.at('/', slug)).origin && hash === '' && (folder === undefined || pathname === folder),
  )
  if (folder !== undefined) {
    await page.getByText('se baixar um pouquinho eu passo aí hoje ainda').first().waitFor()
  }
  // The token that crossed hosts is used up; the session goes on by its cookie.
  await page.reload()
  await page
    .getByRole('button', { name: `Conta de ${person}` })
    .first()
    .waitFor()
})

test('the customer’s door leads to the shop’s own site, in a tab of its own', async () => {
  const page = await console.newPage()
  await page.goto(console.at('/'))
  const door = page.getByRole('link', { name: /Cliente/ })
  expect(await door.getAttribute('href')).toBe('http://localhost:3100/robustcar')
  expect(await door.getAttribute('target')).toBe('_blank')
  expect(await page.getByRole('link', { name: /^Página de carros/ }).getAttribute('href')).toBe(
    console.at('/carros', 'robustcar'),
  )
})

test('the ordinary sign-in is one press away, and back; on a company’s host there are no doors', async () => {
  const page = await console.newPage()
  await page.goto(console.at('/'))
  await page.getByRole('link', { name: 'Entrar com e-mail e senha' }).click()
  await page.getByRole('heading', { name: 'Entrar' }).waitFor()
  await page.getByRole('link', { name: 'Portas da demonstração' }).click()
  await page.getByRole('heading', { name: 'Por qual porta você quer entrar?' }).waitFor()
  await page.goto(console.at('/demo', 'robustcar'))
  await page.getByRole('heading', { name: 'Entrar' }).waitFor()
  expect(await page.getByRole('link', { name: 'Portas da demonstração' }).count()).toBe(0)
})

test('whoever signs out on the platform’s host is at the doors again', async () => {
  const page = await console.newPage()
  await enter(page, 'Dona da plataforma')
  await page.getByRole('button', { name: 'Conta de Helena Prado' }).first().click()
  await page.getByRole('menuitem', { name: 'Sair' }).click()
  await page.getByRole('heading', { name: /porta|Entrar/ }).waitFor()
  await page.goto(console.at('/'))
  await page.getByRole('heading', { name: 'Por qual porta você quer entrar?' }).waitFor()
})

test('the doors are accessible in both themes, and no wider than a phone', async () => {
  const page = await console.newPage({ width: 390 })
  await page.goto(console.at('/'))
  await page.getByRole('link', { name: /Cliente/ }).waitFor()
  expect(await violationsInBoth(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  for (const [language, heading] of [
    ['English', 'Which door would you like to take?'],
    ['Español', '¿Por qué puerta quiere entrar?'],
  ] as const) {
    await page.getByRole('button', { name: language }).click()
    await page.getByRole('heading', { name: heading }).waitFor()
  }
})

async function enter(page: Page, door: string): Promise<void> {
  await page.goto(console.at('/'))
  await page.getByRole('button', { name: new RegExp(door) }).click()
}
