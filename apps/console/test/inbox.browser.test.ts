import type { ConversationId } from '@recado/contracts/ids'
import { encodeId } from '@recado/contracts/ids'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest'
import { type ConsoleHouse, openConsoleHouse } from './support/console-house.ts'
import { fillThread } from './support/fill-thread.ts'
import { goWithin } from './support/go-within.ts'
import { buildInboxScene, type InboxScene } from './support/inbox-scene.ts'
import { createKeptPages } from './support/kept-pages.ts'
import { leave } from './support/leave.ts'
import { violations, violationsInBoth } from './support/violations.ts'

// Each try has customers of its own: what an earlier one left in the list is somebody else's.
let turn = 0
const of = (name: string) => `${name} ${turn}.`

type Person = Awaited<ReturnType<InboxScene['person']>>

let console: ConsoleHouse
let scene: InboxScene
let ana: Person
let bia: Person
const openKept = createKeptPages()
beforeAll(async () => {
  console = await openConsoleHouse({ live: true })
  scene = await buildInboxScene(console)
  ana = await scene.person('Ana Souza', 'owner')
  bia = await scene.person('Bia Ramos', 'admin')
})
beforeEach(() => {
  turn += 1
})
afterEach(async () => {
  await console.sendHome()
  expect(console.complaints.splice(0)).toEqual([])
})
afterAll(() => console?.close())

test('what a customer writes is there at once; who takes it, and that it is done, the other sees', async () => {
  await scene.customer(of('Carlos Lima'), 'Bom dia')
  const first = await openInbox(ana)
  const second = await openInbox(bia, 'nao-atribuidas')
  await row(first, of('Carlos Lima')).waitFor()
  await row(second, of('Carlos Lima')).waitFor()

  // Live: nobody reloads anything.
  const maria = await scene.customer(of('Maria Oliveira'), 'Ainda tem o carro?')
  await row(first, of('Maria Oliveira')).getByText('Ainda tem o carro?').waitFor()
  await row(first, of('Maria Oliveira')).getByText('1 não lida').waitFor()

  // J and K go down and up, from the top.
  await first.keyboard.press('j')
  await title(first, of('Maria Oliveira')).waitFor()
  await first.keyboard.press('j')
  await title(first, of('Carlos Lima')).waitFor()
  await first.keyboard.press('k')
  await title(first, of('Maria Oliveira')).waitFor()
  await thread(first).getByText('Ainda tem o carro?').first().waitFor()
  // Looked at, it is read.
  await row(first, of('Maria Oliveira')).getByText('1 não lida').waitFor({ state: 'detached' })
  await scene.says(maria, 'É o Corolla prata.')
  await thread(first).getByText('É o Corolla prata.').first().waitFor()

  // Enter goes to the answer, Escape comes back from it.
  await first.keyboard.press('Enter')
  await expect
    .poll(() => composer(first, of('Maria Oliveira')).evaluate((field) => field === document.activeElement))
    .toBe(true)
  await first.keyboard.press('Escape')
  await first.keyboard.press('a')
  await first.getByText('A conversa agora é sua.').first().waitFor()
  await row(second, of('Maria Oliveira')).waitFor({ state: 'detached' })
  await row(second, of('Carlos Lima')).waitFor()
  await goWithin(second, scene.address('todas'))
  await row(second, of('Maria Oliveira')).getByText('Com Ana Souza').waitFor({ state: 'attached' })

  await first.keyboard.press('e')
  await title(first, of('Carlos Lima')).waitFor()
  await row(first, of('Maria Oliveira')).waitFor({ state: 'detached' })
  await row(second, of('Maria Oliveira')).waitFor({ state: 'detached' })
  await first.getByRole('button', { name: 'Desfazer' }).last().click()
  await row(second, of('Maria Oliveira')).waitFor()
})

test('what a colleague changes of the company is on every open screen; of two who edit one thing the second is told', async () => {
  const carla = await scene.person(of('Carla Melo'), 'admin')
  await scene.customer(of('Rita Campos'), 'Oi')
  const agent = await openInbox(ana)
  const desk = await scene.openInbox(carla)
  await row(agent, of('Rita Campos')).click()
  await goWithin(desk, console.at('/configuracoes/etiquetas', scene.tenant.slug))
  const label = await call(ana, 'POST', '/labels', { name: of('Urgente'), colour: '#aa0000' })
  // Neither page is loaded again.
  const chip = desk.getByRole('main').getByText(of('Urgente'), { exact: true })
  await chip.waitFor()
  await agent.keyboard.press('l')
  await agent.getByRole('option', { name: of('Urgente') }).waitFor()
  await agent.keyboard.press('Escape')

  await desk.getByRole('button', { name: `Mais ações para a etiqueta ${of('Urgente')}` }).click()
  await desk.getByRole('menuitem', { name: 'Alterar' }).click()
  const dialog = desk.getByRole('dialog')
  await dialog.getByLabel('Nome').fill(of('Urgentíssima'))
  await call(ana, 'PUT', `/labels/${label.id}`, { name: of('Hoje'), colour: '#aa0000' })
  await dialog.getByRole('button', { name: 'Salvar', exact: true }).click()
  await dialog.getByText('Ana Souza mudou isto').waitFor()
  expect(await violations(desk, ['region'])).toEqual([])
  await dialog.getByRole('button', { name: 'Ficar com o que foi salvo' }).click()
  await expect.poll(() => dialog.getByLabel('Nome').inputValue()).toBe(of('Hoje'))
  await dialog.getByLabel('Nome').fill(of('Urgentíssima'))
  await call(ana, 'PUT', `/labels/${label.id}`, { name: of('Amanhã'), colour: '#aa0000' })
  await dialog.getByRole('button', { name: 'Salvar', exact: true }).click()
  await dialog.getByRole('button', { name: 'Salvar o meu por cima' }).click()
  await desk.getByRole('main').getByText(of('Urgentíssima'), { exact: true }).waitFor()

  // With another role menus and pages are others at once.
  const places = desk.getByRole('navigation', { name: 'Configurações' })
  await places.getByRole('link', { name: 'Etiquetas' }).waitFor()
  await call(ana, 'PATCH', `/members/${encodeId('mem', carla.memberId)}`, { role: 'agent' })
  await places.getByRole('link', { name: 'Etiquetas' }).waitFor({ state: 'detached' })
  await chip.waitFor({ state: 'detached' })
})

test('without a line what is written waits, and goes once and in order when the server is back', async () => {
  const id = await scene.customer(of('Duda Reis'), 'Qual o valor?')
  const page = await openInbox(ana)
  const other = await openInbox(bia)
  await row(page, of('Duda Reis')).click()
  await goWithin(other, scene.address('todas', id))
  await thread(other).getByText('Qual o valor?').first().waitFor()
  await composer(page, of('Duda Reis')).waitFor()

  await console.line.cut()
  onTestFinished(() => console.line.mend())
  await page.getByText(/^Sem conexão com o servidor/).waitFor()
  for (const words of ['Um', 'Dois', 'Três']) await write(page, of('Duda Reis'), words)
  await page.getByText('3 mensagens saem assim que ela voltar', { exact: false }).waitFor()
  // One bar says it, and nothing else beside it.
  expect(await page.getByText(/sem conexão|sem internet/i).count()).toBe(1)
  await thread(page).getByText('Três').first().waitFor()

  await console.line.mend()
  await thread(other).getByText('Três').first().waitFor()
  await page.getByText(/^Sem conexão com o servidor/).waitFor({ state: 'detached' })
  expect(await bodies(id)).toEqual(['Qual o valor?', 'Um', 'Dois', 'Três'])
})

test('a reload loses nothing of what waits', async () => {
  const id = await scene.customer(of('Eva Prado'), 'Oi')
  const page = await openInbox(ana)
  await row(page, of('Eva Prado')).click()
  const post = (url: URL) => url.pathname.endsWith('/messages')
  await page.route(post, (route) => (route.request().method() === 'POST' ? route.abort() : route.fallback()))
  // It is shown before it lies in the browser, and tried once it lies there: a page left in between had not kept it.
  const tried = page.waitForEvent(
    'requestfailed',
    (request) => request.method() === 'POST' && post(new URL(request.url())),
  )
  await write(page, of('Eva Prado'), 'Antes da recarga')
  await thread(page).getByText('Antes da recarga').first().waitFor()
  await tried
  await page.reload()
  await thread(page).getByText('Antes da recarga').first().waitFor()
  expect(await bodies(id)).toEqual(['Oi'])
  await page.unroute(post)
  await expect.poll(() => bodies(id)).toEqual(['Oi', 'Antes da recarga'])
})

test('a search marks the words it found and opens the conversation at their place', async () => {
  const id = await scene.customer(of('Fábio Melo'), 'Queria simular o financiamento do Onix branco')
  await fillThread(console.house, scene.tenant, id, 61)
  const page = await openInbox(ana)
  await page.keyboard.press('f')
  await page.getByRole('searchbox').fill('financiamento onix')
  const hit = page.getByRole('button', { name: of('Fábio Melo') })
  await hit.locator('mark', { hasText: 'financiamento' }).waitFor()
  await hit.click()
  await page.waitForURL((url) => url.searchParams.get('mensagem') === '1')
  await thread(page).getByText('Queria simular o financiamento do Onix branco').first().waitFor()
})

test('filters become a view beside the folders, and a view can be undone away', async () => {
  const page = await openInbox(ana)
  await page.getByRole('button', { name: /^Filtros/ }).click()
  await page.getByRole('button', { name: /^Prioridade/ }).click()
  await page.getByRole('option', { name: 'Urgente' }).click()
  await page.getByText('Nada com estes filtros').waitFor()
  await page.getByRole('button', { name: 'Salvar como visão' }).click()
  await page.getByLabel('Nome da visão').fill(of('Incêndios'))
  await page.getByRole('button', { name: 'Salvar', exact: true }).click()
  const views = page.getByRole('navigation', { name: 'Pastas e visões' })
  await views.getByRole('link', { name: of('Incêndios') }).waitFor()
  await page.getByRole('heading', { name: of('Caixa: Incêndios') }).waitFor()
  await views.getByRole('button', { name: of('Ações da visão Incêndios') }).click()
  await page.getByRole('menuitem', { name: 'Excluir visão' }).click()
  await views.getByRole('link', { name: of('Incêndios') }).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Desfazer' }).click()
  await views.getByRole('link', { name: of('Incêndios') }).waitFor()
})

test('on a phone list, conversation and panel follow each other, and back leads back', async () => {
  await scene.customer(of('Gabi Nunes'), 'Posso passar aí?')
  const page = await openInbox(ana)
  await page.setViewportSize({ width: 390, height: 900 })
  await row(page, of('Gabi Nunes')).click()
  await title(page, of('Gabi Nunes')).waitFor()
  await row(page, of('Gabi Nunes')).waitFor({ state: 'hidden' })
  await page
    .getByRole('button', { name: /painel|contato/i })
    .first()
    .click()
  await page.getByRole('button', { name: 'Voltar para a conversa' }).waitFor()
  await page.goBack()
  await title(page, of('Gabi Nunes')).waitFor()
  await page.goBack()
  await row(page, of('Gabi Nunes')).waitFor()
})

test('the inbox is clean to axe with all it opens, in both themes', async () => {
  const id = await scene.customer(of('Hugo Reis'), 'Vocês abrem no sábado?')
  const page = await openInbox(ana)
  expect(await violationsInBoth(page), 'list').toEqual([])
  await goWithin(page, scene.address('todas', id))
  await thread(page).getByText('Vocês abrem no sábado?').first().waitFor()
  expect(await violationsInBoth(page), 'conversation').toEqual([])
  await page.keyboard.press('?')
  await page.getByRole('dialog').waitFor()
  expect(await violationsInBoth(page), 'keys').toEqual([])
  await leave(page, page.getByRole('dialog'))
  await page.keyboard.press('Control+k')
  await page.getByPlaceholder('Ir para uma página ou fazer algo').fill('hugo')
  await page
    .getByRole('option', { name: /^Hugo Reis/ })
    .first()
    .waitFor()
  expect(await violationsInBoth(page, ['region']), 'palette').toEqual([])
  await leave(page, page.getByRole('dialog'))
  await page.getByRole('button', { name: /^Filtros/ }).click()
  await page.getByRole('button', { name: 'Salvar como visão' }).waitFor()
  expect(await violationsInBoth(page, ['region']), 'filters').toEqual([])
})

/** The person's page, which they enter once. */
async function openInbox(person: Person, folder = 'todas'): Promise<Page> {
  const enter = () => scene.openInbox(person, folder, { kept: true })
  const page = await openKept(person.name, enter, scene.address(folder))
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.getByRole('heading', { name: /^Caixa/ }).waitFor()
  return page
}

function row(page: Page, name: string) {
  return page.getByRole('list', { name: 'Conversas' }).getByRole('link', { name })
}

/** Above the conversation; the panel beside it says the name too. */
function title(page: Page, name: string) {
  return page.getByRole('heading', { level: 2, name }).first()
}

function thread(page: Page) {
  return page.locator('#page')
}

function composer(page: Page, name: string) {
  return page.getByRole('textbox', { name: `Resposta para ${name}` })
}

async function write(page: Page, name: string, words: string): Promise<void> {
  await composer(page, name).fill(words)
  await composer(page, name).press('Enter')
}

/** What was said in a conversation, in its order, as the server has it. */
async function bodies(id: ConversationId): Promise<string[]> {
  const answer = await console.house.app.inject({
    url: `/api/v1/conversations/${encodeId('cnv', id)}/messages`,
    headers: ana.headers,
  })
  return answer
    .json()
    .items.filter(({ kind }: { kind: string }) => kind !== 'event')
    .map(({ body }: { body: string }) => body)
}

async function call(
  person: Person,
  method: 'POST' | 'PUT' | 'PATCH',
  path: string,
  payload: object,
): Promise<{ id: string }> {
  const { app } = console.house
  const answer = await app.inject({ method, url: `/api/v1${path}`, headers: person.headers, payload })
  expect(answer.statusCode, answer.body).toBeLessThan(300)
  return answer.json<{ id: string }>()
}
