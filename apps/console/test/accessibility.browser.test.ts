import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type ConsoleHouse, openConsoleHouse } from './support/console-house.ts'
import { openCompany, openForAna } from './support/open-company.ts'
import { goQuiet, openQuiet } from './support/open-quiet.ts'
import { violationsInBoth } from './support/violations.ts'

const OUTSIDE = [
  '/entrar',
  '/recuperar',
  '/convite/nada',
  '/verificar-email/nada',
  '/redefinir-senha/nada',
  '/dev/mailbox',
]
const INSIDE = [
  '/',
  '/caixa',
  '/caixa/todas?busca=carro',
  '/caixa/mencoes',
  '/configuracoes/conta',
  '/contatos',
  '/fluxos',
  '/consultor',
  '/consultor/nova',
  '/configuracoes/canais',
  '/configuracoes/horarios',
  '/configuracoes/horarios/novo',
  '/configuracoes/equipes',
  '/configuracoes/etiquetas',
  '/configuracoes/respostas',
  '/configuracoes/pessoas',
  '/configuracoes/papeis',
  '/configuracoes/marca',
  '/configuracoes/plano',
  '/configuracoes/chaves',
  '/configuracoes/webhooks',
  '/configuracoes/consultor',
  '/configuracoes/auditoria',
  '/nada/aqui',
]
const DIALOGS: [path: string, button: string][] = [
  ['/contatos', 'Novo contato'],
  ['/fluxos', 'Novo fluxo'],
  ['/configuracoes/canais', 'Novo chat do site'],
  ['/configuracoes/equipes', 'Nova equipe'],
  ['/configuracoes/etiquetas', 'Nova etiqueta'],
  ['/configuracoes/respostas', 'Nova resposta'],
  ['/configuracoes/pessoas', 'Convidar pessoa'],
  ['/configuracoes/papeis', 'Novo papel'],
  ['/configuracoes/chaves', 'Nova chave'],
  ['/configuracoes/webhooks', 'Novo webhook'],
]
const PHONE_PX = 390
const WIDE_PX = 1440

let console: ConsoleHouse
/** Pages that each test goes on with: whatever one leaves behind, the next address replaces. */
let stranger: Page
let ana: Page
beforeAll(async () => {
  console = await openConsoleHouse()
  await openCompany(console, { slug: 'robustcar', company: 'RobustCar' })
  stranger = await console.newPage()
  ana = await openForAna(console, console.at('/', 'robustcar'))
})
afterEach(() => {
  expect(console.complaints.splice(0)).toEqual([])
})
afterAll(() => console?.close())

test.each(OUTSIDE)('%s is clean to axe in both themes', async (path) => {
  await isClean(await goTo(stranger, console.at(path, 'robustcar')))
})

test('/abrir-conta is clean to axe in both themes', async () => {
  await isClean(await goTo(stranger, console.at('/abrir-conta')))
})

test.each(INSIDE)('%s is clean to axe in both themes, and on a phone no wider than the screen', async (path) => {
  const page = await openInside(path)
  expect(await violationsInBoth(page)).toEqual([])
  await page.setViewportSize({ width: PHONE_PX, height: 900 })
  // Drawn anew for the narrow screen.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE_PX)
})

test('the list of settings is no wider than a phone', async () => {
  const page = await openInside('/configuracoes', PHONE_PX)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE_PX)
  // What is fixed below makes no page wider: its last tab, and the account, were out of sight.
  const tabs = page.getByRole('navigation', { name: 'Navegação principal' })
  for (const width of [PHONE_PX, 320]) {
    await page.setViewportSize({ width, height: 700 })
    expect(await tabs.evaluate((bar) => bar.scrollWidth - bar.clientWidth)).toBe(0)
    expect(await tabs.getByRole('link').count()).toBe(5)
    expect(
      await tabs.locator('a > span').evaluateAll((all) => all.filter((it) => it.scrollWidth > it.clientWidth).length),
    ).toBe(0)
  }
})

test.each(DIALOGS)('what opens on %s by "%s" is clean to axe in both themes', async (path, button) => {
  const page = await openInside(path)
  await page.getByRole('button', { name: button }).first().click()
  await page.getByRole('dialog').waitFor()
  await isClean(page)
})

test('the menu of the account is clean to axe in both themes', async () => {
  const page = await openHome()
  await page.getByRole('button', { name: 'Conta de Ana Souza' }).first().click()
  await page.getByRole('menu').waitFor()
  await isClean(page, ['region'])
})

test('the page on which the chat is tried is clean to axe in both themes', async () => {
  const page = await openHome()
  const link = page.getByRole('link', { name: 'Abrir o chat de teste' })
  const create = page.getByRole('button', { name: 'Criar o chat do site' })
  await create.or(link).first().waitFor()
  if (await create.isVisible()) await create.click()
  await link.waitFor()
  await isClean(await goTo(page, console.at((await link.getAttribute('href')) ?? '', 'robustcar')))
})

test('the palette is clean to axe in both themes, and leads on', async () => {
  const page = await openHome()
  await page.keyboard.press('Control+k')
  await page.getByPlaceholder('Ir para uma página ou fazer algo').waitFor()
  expect(await violationsInBoth(page, ['region'])).toEqual([])
  await page.keyboard.type('papéis')
  await page.getByRole('option', { name: /Papéis/ }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Papéis' }).waitFor()
})

function openInside(path: string, width = WIDE_PX): Promise<Page> {
  return goTo(ana, console.at(path, 'robustcar'), width)
}

/** Goes there, and waits until outlines have become content. */
async function goTo(page: Page, url: string, width = WIDE_PX): Promise<Page> {
  await page.setViewportSize({ width, height: 900 })
  await goQuiet(page, url)
  return page
}

/** Reads the program anew: nothing that stands over all pages is open any more. */
async function openHome(): Promise<Page> {
  await openQuiet(ana, console.at('/', 'robustcar'))
  return ana
}

/** @param except for menus, which stand at the end of the document: 'region' wants everything inside a landmark. */
async function isClean(page: Page, except: string[] = []): Promise<void> {
  expect(await violationsInBoth(page, except)).toEqual([])
}
