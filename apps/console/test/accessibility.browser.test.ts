import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type ConsoleHouse, openConsoleHouse } from './support/console-house.ts'
import { createKeptContexts } from './support/kept-contexts.ts'
import { leave } from './support/leave.ts'
import { openCompany, signIn } from './support/open-company.ts'
import { violations } from './support/violations.ts'

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
  '/configuracoes/auditoria',
  '/nada/aqui',
]
const DIALOGS: [path: string, button: string][] = [
  ['/contatos', 'Novo contato'],
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

let console: ConsoleHouse
const openKept = createKeptContexts()
beforeAll(async () => {
  console = await openConsoleHouse()
  await openCompany(console, { slug: 'robustcar', company: 'RobustCar' })
})
afterEach(() => {
  expect(console.complaints.splice(0)).toEqual([])
})
afterAll(() => console?.close())

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  const stranger = () => openKept(`stranger ${theme}`, () => console.newPage({ theme }))
  const ana = (path: string) => openInside(path, `ana ${theme}`, { theme })

  test.each(OUTSIDE)('%s is clean to axe', async (path) => {
    await isClean(await goTo(await stranger(), console.at(path, 'robustcar')))
  })

  test('/abrir-conta is clean to axe', async () => {
    await isClean(await goTo(await stranger(), console.at('/abrir-conta')))
  })

  test.each(INSIDE)('%s is clean to axe', async (path) => {
    await isClean(await ana(path))
  })

  test.each(DIALOGS)('what opens on %s by "%s" is clean to axe', async (path, button) => {
    const page = await ana(path)
    await page.getByRole('button', { name: button }).first().click()
    await page.getByRole('dialog').waitFor()
    await isClean(page)
  })

  test('the menu and the palette are clean to axe, and the palette leads on', async () => {
    const page = await ana('/')
    await page.getByRole('button', { name: 'Conta de Ana Souza' }).first().click()
    await page.getByRole('menu').waitFor()
    expect(await violations(page, ['region']), 'menu').toEqual([])
    await leave(page, page.getByRole('menu'))
    await page.keyboard.press('Control+k')
    await page.getByPlaceholder('Ir para uma página ou fazer algo').waitFor()
    expect(await violations(page, ['region']), 'palette').toEqual([])
    await page.keyboard.type('papéis')
    await page.getByRole('option', { name: /Papéis/ }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Papéis' }).waitFor()
    await page.close()
  })
})

test.each([...INSIDE, '/configuracoes'])('on a phone %s is no wider than the screen', async (path) => {
  const page = await openInside(path, 'ana on a phone', { width: PHONE_PX })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE_PX)
  await page.close()
})

async function openInside(path: string, who: string, options: { theme?: 'light' | 'dark'; width?: number }) {
  const page = await openKept(who, async () => {
    const first = await console.newPage(options)
    await signIn(first, console.at('/entrar', 'robustcar'))
    return first
  })
  return goTo(page, console.at(path, 'robustcar'))
}

/** Goes there and waits until outlines have become content. */
async function goTo(page: Page, url: string): Promise<Page> {
  await page.goto(url)
  await page.locator('h1:visible, [role=alert]:visible').first().waitFor()
  await page.waitForLoadState('networkidle')
  return page
}

async function isClean(page: Page): Promise<void> {
  expect(await violations(page)).toEqual([])
  await page.close()
}
