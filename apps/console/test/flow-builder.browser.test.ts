import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { PASSWORD, type Person } from './support/build-person.ts'
import { type ConsoleHouse, type NewPage, openConsoleHouse } from './support/console-house.ts'
import { giveSession } from './support/give-session.ts'
import { buildInboxScene, type InboxScene } from './support/inbox-scene.ts'
import { violationsInBoth } from './support/violations.ts'

let console: ConsoleHouse
let scene: InboxScene
let ana: Person
beforeAll(async () => {
  console = await openConsoleHouse()
})
beforeEach(async () => {
  scene = await buildInboxScene(console)
  ana = await scene.person('Ana Souza', 'owner')
})
afterEach(async () => {
  await console.sendHome()
  expect(console.complaints.splice(0)).toEqual([])
})
afterAll(() => console?.close())

test('a menu with two branches and a question is built, tested and published', async () => {
  const page = await open(ana, '/fluxos')
  const sent = watchSaves(page)
  await page.getByText('Nenhum fluxo ainda').waitFor()
  expect(await violationsInBoth(page)).toEqual([])
  await page.getByRole('button', { name: 'Novo fluxo' }).click()
  await page.getByRole('button', { name: 'Começar do zero' }).click()
  await node(page, 'Mensagem').click()
  // The greeting has one way on: the menu steps in between, its first option going on to the team.
  await add(page, 'Menu com botões')
  await panel(page).getByLabel('Pergunta', { exact: true }).fill('Como posso ajudar?')
  await panel(page).getByRole('textbox', { name: 'Opção 1', exact: true }).fill('Falar com a equipe')
  await panel(page).getByRole('textbox', { name: 'Opção 2', exact: true }).fill('Comprar um carro')
  await add(page, 'Pergunta')
  await panel(page).getByLabel('Pergunta', { exact: true }).fill('Qual é o seu nome?')
  await panel(page).getByLabel('Guardar a resposta em').fill('Nome do cliente')
  await add(page, 'Mensagem')
  await panel(page).getByLabel('Texto', { exact: true }).fill('Obrigado, ')
  await panel(page).getByRole('button', { name: 'Inserir variável em Texto' }).click()
  await page.getByRole('menuitem', { name: 'nome_do_cliente' }).click()
  await add(page, 'Passar para a equipe')
  expect(await page.locator('.react-flow__node').count()).toBe(6)
  await page.getByRole('button', { name: 'Tudo certo por aqui.' }).waitFor()

  // The phone runs the engine on what is on the canvas.
  await page.getByRole('button', { name: 'Testar', exact: true }).click()
  const phone = page.getByRole('region', { name: 'Testar' })
  await phone.getByRole('button', { name: 'Comprar um carro' }).click()
  await phone.getByText('Qual é o seu nome?').waitFor()
  await phone.getByLabel('Escreva como o cliente').fill('Marina')
  await phone.getByRole('button', { name: 'Enviar', exact: true }).click()
  await phone.getByText('Obrigado, Marina').waitFor()
  await phone.getByText('O robô está em silêncio: uma pessoa assumiu.').waitFor()
  await phone.getByRole('button', { name: 'Variáveis' }).click()
  expect(await page.getByLabel('Valor de nome_do_cliente').inputValue()).toBe('Marina')
  await page.keyboard.press('Escape')
  expect(await violationsInBoth(page)).toEqual([])

  // All the way back and forth: what is stored is the same.
  await saved(page)
  const before = sent()
  const undo = page.getByRole('button', { name: 'Desfazer' })
  while (await undo.isEnabled()) await undo.click()
  expect(await page.locator('.react-flow__node').count()).toBe(2)
  const redo = page.getByRole('button', { name: 'Refazer' })
  while (await redo.isEnabled()) await redo.click()
  await saved(page)
  expect(sent()).toEqual(before)

  await page.getByRole('button', { name: 'Publicar' }).click()
  const dialog = page.getByRole('dialog')
  expect(await dialog.getByLabel('Site').isChecked()).toBe(true)
  expect(await violationsInBoth(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Publicar' }).click()
  await expect.poll(() => dialog.count()).toBe(0)
  await page.getByRole('button', { name: 'Versões' }).click()
  await page.getByText('Versão 1').waitFor()

  // What the draft changes since is seen on the canvas.
  await page.getByRole('button', { name: 'Fechar o teste' }).click()
  await page.getByRole('button', { name: 'Ver tudo' }).click()
  await node(page, 'Pergunta').last().click()
  await panel(page).getByLabel('Pergunta', { exact: true }).fill('Como você se chama?')
  await panel(page).getByRole('button', { name: 'Fechar o painel' }).click()
  await page.getByRole('button', { name: 'Versões' }).click()
  await page.getByRole('button', { name: 'Comparar com o rascunho' }).click()
  await page.getByText('1 mudou').waitFor()
  await page.goto(console.at('/fluxos', scene.tenant.slug))
  await page.getByText('No ar', { exact: true }).waitFor()
  await page.getByText('Mudanças por publicar').waitFor()
})

test('blocks go by the clipboard from one flow to another; who edits at the same time is told, and nothing is lost', async () => {
  const page = await open(ana, '/fluxos', { width: 1920, theme: 'dark' })
  const sent = watchSaves(page)
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('button', { name: 'Novo fluxo' }).click()
  await page.getByRole('button', { name: 'Começar do zero' }).click()
  await node(page, 'Mensagem').click()
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Control+c')
  await page.keyboard.press('Control+v')
  await expect.poll(() => page.locator('.react-flow__node').count()).toBe(4)
  await page.keyboard.press('Control+g')
  await page.getByLabel('Nome', { exact: true }).fill('Segunda parte')
  await page.locator('.flow-frame-title', { hasText: 'Segunda parte' }).waitFor()
  await page.getByRole('button', { name: 'Organizar' }).click()
  await expect.poll(() => page.getByRole('button', { name: 'Organizar' }).getAttribute('aria-busy')).toBe(null)
  await saved(page)
  expect(await violationsInBoth(page)).toEqual([])

  const bia = await scene.person('Bia Lima', 'owner')
  const other = await open(bia, new URL(page.url()).pathname)
  await other.getByText('Ana Souza está editando este fluxo.').waitFor()
  await node(other, 'Mensagem').first().click()
  await panel(other).getByLabel('Texto', { exact: true }).fill('De Bia')
  await saved(other)
  await node(page, 'Mensagem').first().click()
  await panel(page).getByLabel('Texto', { exact: true }).fill('De Ana')
  await page.getByText('Bia Lima salvou este fluxo enquanto você editava.').waitFor()
  await page.getByRole('button', { name: 'Manter a minha' }).click()
  await saved(page)
  expect(JSON.stringify(sent())).toContain('De Ana')
})

async function open(person: Person, path: string, options: NewPage = {}): Promise<Page> {
  const page = await console.newPage(options)
  const address = console.at(path, scene.tenant.slug)
  await giveSession(console.house, page.context(), address, { email: person.email, password: PASSWORD })
  await page.goto(address)
  return page
}

/** Nodes by the name that stands on them. */
function node(page: Page, name: string) {
  return page.locator('.react-flow__node-block', { hasText: new RegExp(`^${name}`) })
}

function panel(page: Page) {
  return page.locator('[data-flow-panel]')
}

async function add(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Blocos' }).getByRole('button', { name, exact: true }).click()
}

/** Also of what was typed just before: until then the mark says that it waits. */
async function saved(page: Page): Promise<void> {
  await page.locator('[data-save="saved"]').waitFor()
}

/** The draft as it was sent last. */
function watchSaves(page: Page): () => unknown {
  let sent: unknown
  page.on('request', (request) => {
    if (!/\/api\/v1\/flows\/[^/]+\/draft$/.test(request.url())) return
    const { document, canvas } = request.postDataJSON() as { document: unknown; canvas: unknown }
    sent = { document, canvas }
  })
  return () => sent
}
