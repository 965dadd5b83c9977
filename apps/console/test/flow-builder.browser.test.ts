import { readFile } from 'node:fs/promises'
import { encodeId } from '@recado/contracts/ids'
import { flowDocumentSchema } from '@recado/flow/schemas'
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { createFlow } from '../../../server/src/zap/flows/index.ts'
import { type HostSite, openHostSite } from '../../widget/test/support/host-site.ts'
import { PASSWORD, type Person } from './support/build-person.ts'
import { type ConsoleHouse, type NewPage, openConsoleHouse } from './support/console-house.ts'
import { giveSession } from './support/give-session.ts'
import { buildInboxScene, type InboxScene } from './support/inbox-scene.ts'
import { violationsInBoth } from './support/violations.ts'
import { watchRenders } from './support/watch-renders.ts'

let console: ConsoleHouse
let scene: InboxScene
let ana: Person
let site: HostSite
beforeAll(async () => {
  console = await openConsoleHouse({ live: true })
})
beforeEach(async () => {
  scene = await buildInboxScene(console)
  ana = await scene.person('Ana Souza', 'owner')
  const { slug } = scene.tenant
  const source = `${console.at('/widget.js', slug)}" data-inbox="${scene.publicKey}`
  site = await openHostSite(console.at('', slug), () => `<script async src="${source}"></script>`)
})
afterEach(async () => {
  await console.sendHome()
  await site.close()
  expect(console.complaints.splice(0)).toEqual([])
})
afterAll(() => console?.close())

test('a menu with two branches and a question is built, tested and published; a visitor walks it to a person; what came of it is seen', async () => {
  const page = await open(ana, '/fluxos')
  const sent = watchSaves(page)
  await page.getByText('Nenhum fluxo ainda').waitFor()
  expect(await violationsInBoth(page)).toEqual([])
  const presses = await countPresses(page)
  await page.getByRole('button', { name: 'Novo fluxo' }).click()
  await page.getByRole('button', { name: 'Começar do zero' }).click()
  await node(page, 'Mensagem').click()
  // The greeting has one way on: the menu steps in between, its first option going on to the team.
  await add(page, 'Menu com botões')
  await panel(page).getByLabel('Pergunta', { exact: true }).fill('Como posso ajudar?')
  await panel(page).getByRole('textbox', { name: 'Opção 1', exact: true }).fill('Falar com a equipe')
  await panel(page).getByRole('textbox', { name: 'Opção 2', exact: true }).fill('Comprar um carro')
  await add(page, 'Pergunta')
  process.stdout.write(`a new flow with a menu of two branches: ${await presses()}\n`)
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

  await publish(page, async (dialog) => {
    expect(await dialog.getByLabel('Site').isChecked()).toBe(true)
    expect(await violationsInBoth(page)).toEqual([])
  })
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
  await page.getByRole('button', { name: 'Fechar o painel' }).click()
  await walk('Qual é o seu nome?')
  await seeAsAgent()

  // What came of it stands on the canvas, and each step of it beside.
  await page.getByRole('button', { name: 'Estatísticas' }).click()
  await page.getByText('1 conversa começou; 0 ficou sem resposta no meio.').waitFor()
  await node(page, 'Pergunta').last().locator('dl', { hasText: 'Visitas1Respostas1' }).waitFor()
  await page.getByRole('button', { name: 'Histórico' }).click()
  await page.getByRole('button', { name: /^Visitante .*Com a equipe/ }).click()
  await page.getByText('Cliente: Marina').waitFor()
  await panel(page).getByRole('button', { name: 'Como posso ajudar?' }).first().waitFor()
  expect(await violationsInBoth(page)).toEqual([])

  // The second version serves who comes now, until the first is brought back.
  await publish(page)
  await page.getByRole('button', { name: 'Versões' }).click()
  await version(page, 2).getByText('No ar').waitFor()
  await walk('Como você se chama?')
  await version(page, 1).getByRole('button', { name: 'Comparar com o rascunho' }).click()
  await page.getByText('1 mudou').waitFor()
  await version(page, 1).getByRole('button', { name: 'Voltar a esta' }).click()
  await version(page, 1).getByText('No ar').waitFor()
  await walk('Qual é o seu nome?')

  const [download] = await Promise.all([page.waitForEvent('download'), exportFile(page)])
  const file = JSON.parse(await readFile(await download.path(), 'utf8'))
  expect(file).toMatchObject({ format: 'recado.flow', name: 'Novo fluxo', document: { blocks: expect.any(Array) } })
  expect(JSON.stringify(file)).toContain('Como você se chama?')
  await page.goto(console.at('/fluxos', scene.tenant.slug))
  await page.getByText('No ar', { exact: true }).waitFor()
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

test('of 300 blocks the opening draws those in sight; choosing and dragging one draws that one, and no bar', async () => {
  const address = console.at(`/fluxos/${await createLargeFlow(300)}`, scene.tenant.slug)
  const page = await console.newPage()
  const drawn = await watchRenders(page)
  await giveSession(console.house, page.context(), address, { email: ana.email, password: PASSWORD })
  await page.goto(address)
  await node(page, 'Bloco 0').waitFor()
  // Only what is in sight is drawn to be measured.
  expect((await drawn()).blocks.length).toBeLessThan(100)
  await page.getByRole('button', { name: 'Ver tudo' }).click()
  await node(page, 'Bloco 299').waitFor()
  // From afar handles are only measured, so that arrows find them.
  await expect.poll(() => page.locator('.react-flow__handle.connectable').count()).toBe(0)
  await expect.poll(() => page.locator('.react-flow__edge').count()).toBe(299)
  await node(page, 'Bloco 150').click()
  await panel(page).getByLabel('Texto', { exact: true }).waitFor()
  await settled(page)

  await drawn()
  await node(page, 'Bloco 151').click()
  await expect.poll(() => panel(page).getByLabel('Texto', { exact: true }).inputValue()).toBe('Texto 151')
  await settled(page)
  expect(await drawn()).toEqual({ blocks: ['b150', 'b151'], bars: 0 })

  const box = await node(page, 'Bloco 151').boundingBox()
  const at = { x: (box?.x ?? 0) + 10, y: (box?.y ?? 0) + 4 }
  await page.mouse.move(at.x, at.y)
  await page.mouse.down()
  for (let step = 1; step <= 10; step++) await page.mouse.move(at.x + step * 3, at.y + step)
  await settled(page)
  expect(await drawn()).toEqual({ blocks: ['b151'], bars: 0 })
  await page.mouse.up()
})

/** A chain of messages in a square. */
async function createLargeFlow(blocks: number): Promise<string> {
  const source = { tenant: scene.tenant, actor: { kind: 'system', name: 'test' } } as const
  const side = Math.ceil(Math.sqrt(blocks))
  const ids = Array.from({ length: blocks }, (_, index) => `b${index}`)
  const document = flowDocumentSchema.parse({
    ...{ schema_version: 1, id: 'main', name: 'Grande', start: 'b0' },
    blocks: ids.map((id, index) => ({
      ...{ id, type: 'send', label: `Bloco ${index}`, content: { kind: 'text', text: `Texto ${index}` } },
      position: { x: (index % side) * 320, y: Math.floor(index / side) * 160 },
    })),
    edges: ids.slice(1).map((to, index) => ({ from: `b${index}`, output: 'next', to })),
  })
  return console.house.services.withTenant(source, async (scope) =>
    encodeId('flow', await createFlow(scope, { name: 'Grande', document, canvas: {}, starts: [] })),
  )
}

/** Two frames in which nothing more is drawn. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
}

/** A visitor with a browser of their own goes from the first word to a person. */
async function walk(question: string): Promise<void> {
  const visitor = await console.newPage()
  await visitor.goto(site.origin)
  await visitor.getByRole('button', { name: /^Abrir conversa/ }).click()
  const log = visitor.getByRole('log')
  await say(visitor, 'Oi')
  await log.getByText('Como posso ajudar?').waitFor()
  await log.getByRole('button', { name: 'Comprar um carro' }).click()
  await log.getByText(question).waitFor()
  await say(visitor, 'Marina')
  await log.getByText('Obrigado, Marina').waitFor()
  await visitor.context().close()
}

async function say(page: Page, text: string): Promise<void> {
  await page.getByLabel('Mensagem', { exact: true }).fill(text)
  await page.getByRole('button', { name: 'Enviar', exact: true }).click()
}

/** The agent reads what was answered before the first word, and that the bot is quiet. */
async function seeAsAgent(): Promise<void> {
  const inbox = await scene.openInbox(ana)
  await inbox.locator('ul[aria-label="Conversas"] a').first().click()
  const card = inbox.getByRole('article', { name: 'O robô chamou a equipe' })
  await card.getByText('O robô passou a conversa').waitFor()
  expect(await card.locator('dl').innerText()).toContain('Marina')
  await inbox.getByText('o robô chamou a equipe e está em silêncio.').waitFor()
  await inbox.getByRole('button', { name: 'Devolver ao robô' }).waitFor()
  await inbox.context().close()
}

async function publish(page: Page, look?: (dialog: Locator) => Promise<void>): Promise<void> {
  await page.getByRole('button', { name: 'Publicar' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Publicar' }).waitFor()
  await look?.(dialog)
  await dialog.getByRole('button', { name: 'Publicar' }).click()
  await expect.poll(() => dialog.count()).toBe(0)
}

function version(page: Page, number: number): Locator {
  return panel(page)
    .getByRole('listitem')
    .filter({ hasText: `Versão ${number}` })
}

async function exportFile(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Mais ações' }).click()
  await page.getByRole('menuitem', { name: 'Exportar arquivo' }).click()
}

/** Presses of the pointer from now on, fields that were written in, and the letters in them. */
async function countPresses(page: Page): Promise<() => Promise<string>> {
  await page.evaluate(() => {
    const counted = { presses: 0, fields: new Map<EventTarget, number>() }
    Object.assign(window, { counted })
    addEventListener('pointerdown', () => (counted.presses += 1), { capture: true })
    addEventListener(
      'input',
      ({ target }) => target && counted.fields.set(target, (target as HTMLInputElement).value.length),
      { capture: true },
    )
  })
  return () =>
    page.evaluate(() => {
      const { counted } = window as unknown as { counted: { presses: number; fields: Map<EventTarget, number> } }
      const letters = [...counted.fields.values()].reduce((sum, count) => sum + count, 0)
      return `${counted.presses} clicks, ${counted.fields.size} fields, ${letters} letters`
    })
}

async function open(person: Person, path: string, options: NewPage = {}): Promise<Page> {
  const page = await console.newPage(options)
  const address = console.at(path, scene.tenant.slug)
  await giveSession(console.house, page.context(), address, { email: person.email, password: PASSWORD })
  await page.goto(address)
  return page
}

/** Nodes by the name that stands on them. */
function node(page: Page, name: string) {
  return page.locator('.react-flow__node-block', { hasText: new RegExp(`^${name}(?!\\d)`) })
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
