import { randomUUID } from 'node:crypto'
import { encodeId } from '@recado/contracts/ids'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type ConsoleHouse, openConsoleHouse } from './support/console-house.ts'
import { createKeptContexts } from './support/kept-contexts.ts'
import { openCompany, openForAna } from './support/open-company.ts'
import { goQuiet } from './support/open-quiet.ts'

const SLUG = 'auto-sul'

const DIALOGS: [path: string, button: string, firstField: string][] = [
  ['/contatos', 'Novo contato', 'Nome'],
  ['/configuracoes/canais', 'Novo chat do site', 'Nome'],
  ['/configuracoes/equipes', 'Nova equipe', 'Nome'],
  ['/configuracoes/etiquetas', 'Nova etiqueta', 'Nome'],
  ['/configuracoes/respostas', 'Nova resposta', 'Atalho'],
  ['/configuracoes/pessoas', 'Convidar pessoa', 'E-mail'],
  ['/configuracoes/papeis', 'Novo papel', 'Nome do papel'],
  ['/configuracoes/chaves', 'Nova chave', 'Nome'],
  ['/configuracoes/webhooks', 'Novo webhook', 'Endereço'],
]
/** A small phone; a desk of 1,280 × 800 at 200 %. */
const SMALL = [
  [390, 600],
  [640, 400],
] as const

let console: ConsoleHouse
let page: Page
const openKept = createKeptContexts()
beforeAll(async () => {
  console = await openConsoleHouse()
  await openCompany(console, { slug: SLUG, company: 'Auto Sul' })
})
beforeEach(async () => {
  page = await openKept('ana', () => openForAna(console, console.at('/', SLUG)))
})
afterEach(async () => {
  await page.close()
  expect(console.complaints.splice(0)).toEqual([])
})
afterAll(() => console?.close())

test('every way out of the settings leads out: rail, logo, palette, tabs of a phone, Back', async () => {
  const rail = page.getByRole('banner').getByRole('navigation')
  const ways: [name: string, leave: () => Promise<unknown>, path: RegExp][] = [
    ['rail, inbox', () => rail.getByRole('link', { name: 'Caixa' }).click(), /^\/caixa/],
    ['rail, contacts', () => rail.getByRole('link', { name: 'Contatos' }).click(), /^\/contatos$/],
    ['rail, home', () => rail.getByRole('link', { name: 'Início' }).click(), /^\/$/],
    ['logo', () => page.getByRole('banner').getByRole('link', { name: 'Auto Sul' }).click(), /^\/$/],
    ['palette', () => goByPalette('Contatos'), /^\/contatos$/],
  ]
  for (const [name, leave, path] of ways) {
    await open('/configuracoes/etiquetas')
    await page.getByRole('heading', { name: 'Etiquetas' }).waitFor()
    await leave()
    await stays(path, name)
  }
  // Back, from a page of the settings that was gone to and one that the list led on to.
  await open('/contatos')
  await page.getByRole('heading', { name: 'Contatos' }).waitFor()
  await rail.getByRole('link', { name: 'Configurações' }).click()
  await page.getByRole('heading', { name: 'Minha conta' }).waitFor()
  await page.getByRole('link', { name: 'Equipes' }).click()
  await page.getByRole('heading', { name: 'Equipes' }).waitFor()
  await page.goBack()
  await page.getByRole('heading', { name: 'Minha conta' }).waitFor()
  await page.goBack()
  await stays(/^\/contatos$/, 'back')

  await page.setViewportSize({ width: 390, height: 844 })
  await open('/configuracoes/etiquetas')
  await page.getByRole('heading', { name: 'Etiquetas' }).waitFor()
  await page.getByRole('navigation', { name: 'Navegação principal' }).getByRole('link', { name: 'Caixa' }).click()
  await stays(/^\/caixa/, 'tabs of a phone')
})

test('what is not saved is asked about before it is left, by every way', async () => {
  const question = page.getByRole('dialog', { name: 'Sair sem salvar?' })
  const name = page.getByLabel('Nome', { exact: true })
  await open('/contatos')
  await page.getByRole('heading', { name: 'Contatos' }).waitFor()
  await page.getByRole('banner').getByRole('link', { name: 'Configurações' }).click()
  await page.getByRole('heading', { name: 'Minha conta' }).waitFor()
  // Without a change nobody asks.
  await page.getByRole('link', { name: 'Etiquetas' }).click()
  await page.getByRole('heading', { name: 'Etiquetas' }).waitFor()
  await page.goBack()
  await page.getByRole('heading', { name: 'Minha conta' }).waitFor()

  await name.fill('Ana S.')
  const ways: [string, () => Promise<unknown>][] = [
    ['a link of the settings', () => page.getByRole('link', { name: 'Equipes' }).click()],
    ['the rail', () => page.getByRole('banner').getByRole('link', { name: 'Início' }).click()],
    ['the palette', () => goByPalette('Contatos')],
    ['Back', () => page.evaluate(() => history.back())],
    ['signing out', () => signOut()],
  ]
  for (const [way, leave] of ways) {
    await leave()
    await question.waitFor()
    // Enter on a question changes nothing.
    await page.keyboard.press('Enter')
    await question.waitFor({ state: 'detached' })
    expect(await name.inputValue(), way).toBe('Ana S.')
  }
  // The tab itself asks with the browser's own words.
  const asked = page.waitForEvent('dialog')
  await name.press('End')
  void page.close({ runBeforeUnload: true })
  const dialog = await asked
  expect(dialog.type()).toBe('beforeunload')
  await dialog.dismiss()

  await page.getByRole('link', { name: 'Equipes' }).click()
  await question.getByRole('button', { name: 'Sair sem salvar' }).click()
  await page.getByRole('heading', { name: 'Equipes' }).waitFor()

  // In a dialog: what closes it by mistake asks, its own button does not.
  await page.getByRole('button', { name: 'Nova equipe' }).click()
  const team = page.getByRole('dialog', { name: 'Nova equipe' })
  await page.keyboard.type('Vendas')
  expect(await team.getByLabel('Nome').inputValue()).toBe('Vendas')
  await page.keyboard.press('Escape')
  await question.waitFor()
  await page.keyboard.press('Escape')
  await question.waitFor({ state: 'detached' })
  expect(await team.getByLabel('Nome').inputValue()).toBe('Vendas')
  await page.mouse.click(10, 10)
  await question.getByRole('button', { name: 'Continuar aqui' }).click()
  await team.getByRole('button', { name: 'Salvar' }).click()
  await page.getByText('Equipe Vendas salva.').first().waitFor()
  // What was saved is not asked about.
  await page.getByRole('banner').getByRole('link', { name: 'Contatos' }).click()
  await stays(/^\/contatos$/, 'after saving')
})

test('dialogs begin in their first field, questions on the button that changes nothing, and stay within the screen', async () => {
  for (const [path, button, field] of DIALOGS) {
    await page.setViewportSize({ width: 1440, height: 900 })
    await open(path)
    await page.getByRole('button', { name: button }).first().click()
    await page.getByRole('dialog').getByLabel(field, { exact: true }).first().waitFor()
    const label = () => page.evaluate(() => (document.activeElement as HTMLInputElement).labels?.[0]?.textContent)
    await expect.poll(label, { message: path }).toBe(field)
    for (const [width, height] of SMALL) {
      await page.setViewportSize({ width, height })
      for (const name of ['Fechar', 'Cancelar']) {
        const box = await page.getByRole('dialog').getByRole('button', { name }).boundingBox()
        expect(box?.y, `${path} ${name}`).toBeGreaterThanOrEqual(0)
        expect((box?.y ?? 0) + (box?.height ?? 0), `${path} ${name}`).toBeLessThanOrEqual(height)
      }
      // Below the buttons as much room as beside them.
      expect(await page.getByRole('dialog').evaluate(roomBelowButtons), path).toBe(20)
    }
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }
})

test('an address without a page leads back, and tries nothing again', async () => {
  await open(`/contatos/${encodeId('ctc', randomUUID())}`)
  await page.getByRole('alert').waitFor()
  expect(await page.getByRole('button', { name: 'Tentar de novo' }).count()).toBe(0)
  await page.getByRole('link', { name: 'Ir para o início' }).click()
  await stays(/^\/$/, 'not found')
})

/** From the lowest button to the dialog's border, in CSS pixels. */
function roomBelowButtons(dialog: Element): number {
  const boxes = [...dialog.querySelectorAll('[data-dialog-actions] button')].map((button) =>
    button.getBoundingClientRect(),
  )
  return Math.round(dialog.getBoundingClientRect().bottom - 1 - Math.max(...boxes.map(({ bottom }) => bottom)))
}

async function signOut(): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name: 'Conta de Ana Souza' }).click()
  await page.getByRole('menuitem', { name: 'Sair' }).click()
}

async function goByPalette(words: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByPlaceholder('Ir para uma página ou fazer algo').fill(words)
  await page.getByRole('option', { name: words, exact: true }).click()
}

/** The page is there, and nothing leads away from it once it is drawn. */
async function stays(path: RegExp, name: string): Promise<void> {
  await page.locator('h1:visible').first().waitFor()
  await page.waitForLoadState('networkidle')
  expect(new URL(page.url()).pathname, name).toMatch(path)
}

function open(path: string): Promise<void> {
  return goQuiet(page, console.at(path, SLUG))
}
