import type { ConversationId } from '@recado/contracts/ids'
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { createContact } from '../../../server/src/chat/contacts/index.ts'
import { type ConsoleHouse, openConsoleHouse } from './support/console-house.ts'
import { goWithin } from './support/go-within.ts'
import { buildInboxScene, type InboxScene } from './support/inbox-scene.ts'
import { leave } from './support/leave.ts'

// A shift: the day's work of somebody who sits in front of the inbox, in their order, by the keyboard.

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
)
const CUSTOMERS = ['Ari', 'Bel', 'Caio', 'Dora', 'Eli', 'Fabi', 'Gil', 'Hugo', 'Iris', 'Jonas']

let console: ConsoleHouse
let scene: InboxScene
let ana: Awaited<ReturnType<InboxScene['person']>>
let bia: Awaited<ReturnType<InboxScene['person']>>
beforeAll(async () => {
  console = await openConsoleHouse({ live: true })
})
// A company of its own for each try: what an earlier one left is somebody else's.
beforeEach(async () => {
  scene = await buildInboxScene(console)
  ana = await scene.person('Ana Souza', 'agent')
  bia = await scene.person('Bia Ramos', 'agent')
  await asHouse((scope) =>
    scope.db.updateTable('members').set({ capacity: 15 }).where('id', '=', ana.memberId).execute(),
  )
})
afterEach(() => {
  expect(console.complaints.splice(0)).toEqual([])
})
afterAll(() => console?.close())

test('ten conversations, the longest wait first, by the keyboard', async () => {
  for (const name of CUSTOMERS) await scene.customer(name, `Oi, aqui é ${name}.`)
  const page = await scene.openInbox(ana, 'nao-atribuidas')
  const hands = countHands(page)

  // She sees none of them before they are hers, and is told how many wait.
  await page.getByText('10 conversas esperam na fila').waitFor()
  for (const name of CUSTOMERS) {
    await hands.press('p')
    await title(page, name).waitFor()
  }
  await goWithin(page, scene.address('minhas'))
  await hands.click(page.getByRole('button', { name: /^Filtros/ }))
  await hands.click(page.getByRole('radio', { name: 'Espera há mais tempo' }))
  await hands.press('Escape')
  await expect.poll(() => names(page)).toEqual(CUSTOMERS)
  // This browser remembers it.
  await page.reload()
  await expect.poll(() => names(page)).toEqual(CUSTOMERS)
  await rows(page)
    .first()
    .getByText(/^Espera resposta há/)
    .waitFor({ state: 'attached' })

  // Five times J, R, words, Enter: what is answered does not move under her, though it would stand last by now.
  for (const name of CUSTOMERS.slice(0, 5)) {
    await hands.press('j')
    await title(page, name).waitFor()
    await answer(hands, page, name)
  }
  await expect.poll(() => names(page)).toEqual(CUSTOMERS)

  // A colleague takes the next, with a word.
  await hands.press('j')
  await title(page, 'Fabi').waitFor()
  await hands.press('t')
  await page
    .getByRole('dialog', { name: 'Passar adiante' })
    .getByText(/de 15|de 10/)
    .first()
    .waitFor()
  await hands.type('bia')
  await hands.press('Enter')
  await page.getByLabel('Recado (opcional)').waitFor()
  await hands.type('Quer falar de troca.')
  await hands.press('Enter')
  await title(page, 'Gil').waitFor()
  await row(page, 'Fabi').waitFor({ state: 'detached' })

  // Resolve and next, to the end of the list and on from its beginning.
  for (const [index, name] of CUSTOMERS.slice(6).entries()) {
    await answer(hands, page, name)
    await hands.press('e')
    await title(page, CUSTOMERS[7 + index] ?? 'Ari').waitFor()
    await row(page, name).waitFor({ state: 'detached' })
  }
  for (const name of CUSTOMERS.slice(0, 5)) {
    await title(page, name).waitFor()
    await hands.press('e')
  }
  await page.getByText('Nenhuma conversa com você').waitFor()
  process.stdout.write(`a shift: ${hands.said(CUSTOMERS.length)}\n`)

  // Bia has hers, with the note.
  const other = await scene.openInbox(bia, 'minhas')
  await row(other, 'Fabi').click()
  await other.getByText('Quer falar de troca.').first().waitFor()
})

test('writing first, unanswered only, settings and back, and a photo', async () => {
  await asHouse((scope) => createContact(scope, { name: 'Kátia Freire' }))
  const waiting = await scene.customer('Lia Prates', 'Posso ver o carro?')
  await giveTo(waiting)
  const page = await scene.openInbox(ana, 'minhas')
  const hands = countHands(page)
  await row(page, 'Lia Prates').waitFor()
  await hands.press('c')
  await page.getByRole('dialog', { name: 'Nova conversa' }).waitFor()
  await hands.type('katia')
  await page.getByRole('option', { name: 'Kátia Freire' }).waitFor()
  await hands.press('Enter')
  await page.getByLabel('Mensagem', { exact: true }).waitFor()
  await hands.type('Chegou o Onix que você queria.')
  await hands.press('Control+Enter')
  await title(page, 'Kátia Freire').waitFor()
  await page.locator('#page').getByText('Chegou o Onix que você queria.').first().waitFor()

  // Only who waits; what is open stays while it is answered, and the next is the next.
  await hands.press('Escape')
  await hands.press('Escape')
  await hands.click(page.getByRole('button', { name: /^Filtros/ }))
  await hands.click(page.getByLabel('Só sem resposta'))
  await hands.press('Escape')
  await expect.poll(() => names(page)).toEqual(['Lia Prates'])
  await hands.press('j')
  await title(page, 'Lia Prates').waitFor()
  await answer(hands, page, 'Lia Prates')
  await row(page, 'Lia Prates').waitFor()
  await hands.press('s')
  await page.getByRole('button', { name: /^Em 1 hora · \d\d:\d\d$/ }).waitFor()
  await hands.press('Escape')

  await page.getByRole('link', { name: 'Configurações' }).first().click()
  await page.waitForURL(/configuracoes/)
  await page.getByRole('link', { name: 'Caixa' }).first().click()
  await page.waitForURL(/\/caixa/)
  await page.goto(scene.address('minhas', waiting))
  await page
    .getByLabel('Arquivos', { exact: true })
    .setInputFiles([{ name: 'onix.png', mimeType: 'image/png', buffer: PNG }])
  await page.getByRole('button', { name: 'Enviar', exact: true }).click()
  await page.getByRole('button', { name: 'Ampliar onix.png' }).click()
  await page.getByRole('dialog').getByRole('img', { name: 'onix.png' }).waitFor()
  await leave(page, page.getByRole('dialog'))

  // An inbox that asks for a label since a moment ago: it comes back, asks, and goes on.
  await asHouse((scope) =>
    scope.db.updateTable('inboxes').set({ label_required_on_resolve: true }).where('id', '=', scene.inboxId).execute(),
  )
  await hands.press('e')
  await page.getByRole('heading', { name: 'Do que foi esta conversa?' }).waitFor()
  await page.getByRole('option', { name: 'Financiamento' }).click()
  await title(page, 'Kátia Freire').waitFor()
  await row(page, 'Lia Prates').waitFor({ state: 'detached' })
})

test('on a phone a conversation has the screen: five messages above the keyboard', async () => {
  const id = await scene.customer('Mara Dias', 'Oi')
  for (const words of ['Tudo bem?', 'Ainda tem o Onix?', 'Aceita troca?', 'Tenho um Gol 2015', 'Obrigada']) {
    await scene.says(id, words, { author: { kind: 'contact', id: null, name: 'Mara Dias' } })
  }
  await giveTo(id)
  const page = await scene.openInbox(ana, 'minhas', { width: 390, touch: true })
  const tabs = page.getByRole('navigation', { name: 'Navegação principal' })
  await tabs.waitFor()
  await row(page, 'Mara Dias').click()
  await title(page, 'Mara Dias').waitFor()
  // The keyboard is up.
  await page.setViewportSize({ width: 390, height: 400 })
  await page.getByText('Obrigada', { exact: true }).last().waitFor()
  expect(await tabs.isVisible()).toBe(false)
  expect(await page.getByRole('button', { name: /^Etiquetas/ }).isVisible()).toBe(false)
  const thread = page.getByRole('region', { name: 'Mensagens' })
  await expect.poll(() => wholeMessages(thread)).toBeGreaterThanOrEqual(5)
  const field = page.getByLabel('Resposta para Mara Dias')
  await field.fill('Tenho sim.')
  await page.getByRole('button', { name: 'Enviar', exact: true }).click()
  await page.getByText('Tenho sim.', { exact: true }).last().waitFor()
  // What was folded away is a press away.
  await page.getByRole('button', { name: 'Responsável, etiquetas e mais' }).click()
  await page.getByRole('button', { name: /^Etiquetas/ }).waitFor()
})

/** Messages that are to be seen whole. */
function wholeMessages(thread: Locator): Promise<number> {
  return thread.evaluate((section) => {
    const box = section.getBoundingClientRect()
    return [...section.querySelectorAll('li')].filter((item) => {
      const { top, bottom } = item.getBoundingClientRect()
      return item.querySelector('time') !== null && top >= box.top - 1 && bottom <= box.bottom + 1
    }).length
  })
}

async function answer(hands: Hands, page: Page, name: string): Promise<void> {
  await hands.press('r')
  await page.getByLabel(`Resposta para ${name}`).waitFor()
  await expect
    .poll(() => page.getByLabel(`Resposta para ${name}`).evaluate((field) => field === document.activeElement))
    .toBe(true)
  await hands.type('Já vejo!')
  await hands.press('Enter')
  await page.locator('#page').getByText('Já vejo!', { exact: true }).last().waitFor()
  await hands.press('Escape')
}

interface Hands {
  press(key: string): Promise<void>
  type(words: string): Promise<void>
  click(target: Locator): Promise<void>
  said(conversations: number): string
}

/** Counts what hands do: keys that are not words, words, clicks. */
function countHands(page: Page): Hands {
  let [keys, letters, clicks] = [0, 0, 0]
  return {
    press: async (key) => {
      keys += 1
      await page.keyboard.press(key)
    },
    type: async (words) => {
      letters += words.length
      await page.keyboard.type(words)
    },
    click: async (target) => {
      clicks += 1
      await target.click()
    },
    said: (conversations) =>
      `${(keys / conversations).toFixed(1)} keys and ${(clicks / conversations).toFixed(1)} clicks a conversation, besides ${letters} letters of words`,
  }
}

function asHouse<Result>(work: Parameters<typeof console.house.services.withTenant<Result>>[1]): Promise<Result> {
  return console.house.services.withTenant({ tenant: scene.tenant, actor: { kind: 'system', name: 'test' } }, work)
}

async function giveTo(id: ConversationId): Promise<void> {
  await asHouse((scope) =>
    scope.db.updateTable('conversations').set({ assignee_id: ana.memberId }).where('id', '=', id).execute(),
  )
}

function rows(page: Page) {
  return page.getByRole('list', { name: 'Conversas' }).getByRole('link')
}

function row(page: Page, name: string) {
  return page.getByRole('list', { name: 'Conversas' }).getByRole('link', { name })
}

/** Customers in the order of the list. */
async function names(page: Page): Promise<string[]> {
  const texts = await rows(page).allTextContents()
  const known = [...CUSTOMERS, 'Kátia Freire', 'Lia Prates', 'Mara Dias']
  // Initials stand before the name.
  return texts.flatMap((text) => known.find((name) => new RegExp(`^\\p{Lu}{1,2}${name}`, 'u').test(text)) ?? [])
}

function title(page: Page, name: string) {
  return page.getByRole('heading', { level: 2, name, exact: true }).first()
}
