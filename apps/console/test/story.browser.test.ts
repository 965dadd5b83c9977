import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { startSubscription } from '../../../server/src/core/billing/index.ts'
import { buildLabel } from '../../../server/test/conversations/scene.ts'
import { openWidgetHouse, type WidgetHouse } from '../../widget/test/support/widget-house.ts'
import { buildConsole } from './support/build-console.ts'
import { buildPerson, enterInbox, type Person } from './support/build-person.ts'
import { leave } from './support/leave.ts'

const NOTE = 'Confere a entrada dela'
const VISITOR_BANNER = 'Sem conexão. Suas mensagens saem quando voltar.'
const AGENT_BANNER = /^Sem conexão com o servidor/

let widget: WidgetHouse
let ana: Page
let bia: Page
// Each try has visitors of its own.
let maria: string
let joao: string
let tries = 0
beforeAll(async () => {
  await buildConsole()
  widget = await openWidgetHouse()
  const { house, scene } = widget
  const { control, plans, tenants } = house.services
  await control.acrossTenants((scope) =>
    startSubscription(scope, plans, {
      ...{ tenantId: scene.tenant.id, plan: 'chat_enterprise' },
      ...{ status: 'active', cycle: 'monthly' },
    }),
  )
  tenants.forget(scene.tenant.id)
  await scene.run((scope) => buildLabel(scope, 'Financiamento'))
  await widget.settle({
    settings: {
      greeting: 'Bom dia! Procurando um carro?',
      pre_chat: [
        { key: 'name', label: 'Seu nome', kind: 'text', required: true },
        { key: 'email', label: 'Seu e-mail', kind: 'email', required: true },
      ],
    },
  })
  await widget.ask('POST', 'canned-responses', {
    ...{ shortcut: 'tem', shared: true, body: 'Olá {{contact.first_name}}, tem sim! Quer agendar uma visita?' },
  })
  const anaSouza = await buildPerson(house, scene.tenant, 'Ana Souza', 'admin')
  const biaRamos = await buildPerson(house, scene.tenant, 'Bia Ramos', 'admin')
  ana = await openAgent(anaSouza)
  bia = await openAgent(biaRamos)
})
beforeEach(async () => {
  tries += 1
  maria = `Maria Oliveira${tries}`
  joao = `João Prado${tries}`
  await widget.startServer()
  for (const agent of [ana, bia]) {
    await agent.goto(new URL('/caixa/todas', widget.tenant).href)
    await agent.getByRole('heading', { name: /^Caixa/ }).waitFor()
  }
})
afterEach(() => {
  expect(widget.complaints.splice(0)).toEqual([])
})
afterAll(() => widget?.close())

test('two agents and a visitor, from the first word to the return on a phone', async () => {
  const { page: visitor, context } = await widget.visit({ viewport: { width: 1440, height: 900 } })
  const heard = listen(visitor)
  await begin(visitor, maria, 'Ainda tem o Onix prata?')
  for (const agent of [ana, bia]) await row(agent, maria).getByText('Ainda tem o Onix prata?').waitFor()

  await sendPhoto(visitor)
  await sendVoice(visitor)
  for (const agent of [ana, bia]) {
    await row(agent, maria).click()
    await agent.getByRole('button', { name: 'Ampliar IMG_01.jpg' }).waitFor()
    await agent.getByRole('listitem').getByRole('group', { name: 'Mensagem de voz' }).waitFor()
  }

  // Each sees that the other looks; who takes it is known to both, and who writes to everybody.
  await viewer(ana, 'Bia Ramos').waitFor()
  await viewer(bia, 'Ana Souza').waitFor()
  await ana.keyboard.press('a')
  await ana.getByText('A conversa agora é sua.').first().waitFor()
  await bia.getByRole('button', { name: 'Responsável: Ana Souza' }).waitFor()
  // It is said for some seconds only: all look from the first letter on.
  await Promise.all([
    bia.getByText('Ana Souza está respondendo').waitFor(),
    visitor.getByText(/está respondendo$|^Estão respondendo$/).waitFor(),
    answerField(ana, maria).pressSequentially('Um mom'),
  ])
  await answerField(ana, maria).fill('')
  await Promise.all([
    ...[ana, bia].map((agent) => agent.getByText(`${maria} está digitando`).waitFor()),
    visitor.getByLabel('Mensagem', { exact: true }).pressSequentially('Posso'),
  ])
  await visitor.getByLabel('Mensagem', { exact: true }).fill('')

  // Bia is elsewhere when she is asked for.
  await bia.getByRole('link', { name: /^Menções/ }).click()
  await bia.getByText('Nenhuma menção nova').waitFor()
  await viewer(ana, 'Bia Ramos').waitFor({ state: 'detached' })
  await ana.getByRole('radio', { name: 'Nota' }).click()
  const note = ana.getByLabel(`Nota para a equipe sobre ${maria}`)
  await note.pressSequentially(`${NOTE}, @bia`)
  await ana.getByRole('option', { name: 'Bia Ramos' }).waitFor()
  await ana.keyboard.press('Enter')
  await ana.keyboard.press('Enter')
  await thread(ana).getByText('nota interna').first().waitFor()
  await bia.getByRole('button', { name: new RegExp(`Ana Souza.*${NOTE}`) }).click()
  await thread(bia).getByText('nota interna').first().waitFor()

  await ana.getByRole('radio', { name: 'Resposta' }).click()
  await answerField(ana, maria).pressSequentially('/tem')
  await ana.getByRole('option', { name: /^\/tem/ }).waitFor()
  await ana.keyboard.press('Tab')
  const greeting = 'Olá Maria, tem sim! Quer agendar uma visita?'
  await expect.poll(() => answerField(ana, maria).inputValue()).toBe(greeting)
  await ana.keyboard.press('Enter')
  await log(visitor).getByText(greeting).waitFor()
  await thread(bia).getByText(greeting).first().waitFor()

  await answerField(ana, maria).fill('Conseguiu ver as fotos?')
  await ana.getByRole('button', { name: 'Agendar mensagem' }).click()
  await ana.getByRole('button', { name: 'Amanhã, 9:00' }).click()
  await ana.getByRole('button', { name: 'Agendar', exact: true }).click()
  await ana.getByRole('button', { name: /^1 mensagem agendada/ }).waitFor()
  // The bar above the composer takes room, not the last words; a long address of the visitor's takes none of the panel's.
  await expect.poll(() => isInSight(ana, greeting)).toBe(true)
  const known = await ana.getByRole('region', { name: 'Como chega até nós' }).boundingBox()
  expect((known?.x ?? 0) + (known?.width ?? 0)).toBeLessThanOrEqual(1440)

  const labels = ana.getByRole('button', { name: 'Etiquetas' }).first()
  await labels.click()
  await ana.getByRole('option', { name: 'Financiamento' }).click()
  await leave(ana, ana.getByRole('listbox', { name: 'Etiquetas' }))
  // The focus is back some 75 ms later, and would close what a program opens sooner.
  await expect.poll(() => labels.evaluate((button) => button === document.activeElement)).toBe(true)
  await bia.getByRole('button', { name: 'Remover Financiamento' }).first().waitFor()

  // The customer's word wakes what was put away.
  await ana.getByRole('button', { name: 'Adiar' }).click()
  await ana.getByRole('button', { name: /^Amanhã, 9:00/ }).click()
  for (const agent of [ana, bia]) await agent.getByText(/^Adiada até /).waitFor()
  await say(visitor, 'Pode ser no sábado')
  for (const agent of [ana, bia]) await agent.getByText(/^Adiada até /).waitFor({ state: 'detached' })
  await ana.getByRole('button', { name: 'Resolver' }).click()
  for (const agent of [ana, bia]) await agent.getByText('Esta conversa está resolvida.').waitFor()
  await visitor.getByText('Esta conversa foi encerrada').waitFor()

  expect(await context.cookies()).toEqual([])
  const storageState = await context.storageState()
  const back = await widget.visit({ viewport: { width: 390, height: 780 }, hasTouch: true, storageState })
  const heardBack = listen(back.page)
  await open(back.page)
  for (const words of ['Ainda tem o Onix prata?', greeting, 'Pode ser no sábado']) {
    await log(back.page).getByText(words).waitFor()
  }
  await back.page.getByRole('button', { name: /^Ampliar/ }).waitFor()
  await back.page.getByRole('button', { name: 'Ouvir áudio' }).waitFor()
  expect(await back.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  // What was heard is really there to be searched: the answer is among it, the note is not.
  const everything = [...(await heard()), ...(await heardBack())].join('\n')
  expect(everything).toContain('tem sim!')
  expect(everything).not.toContain(NOTE)
  await context.close()
  await back.context.close()
})

test('a cut line and a restart in the middle: what all wrote arrives once, in one order, on three screens', async () => {
  const { page: visitor, context } = await widget.visit({ viewport: { width: 1440, height: 900 } })
  await begin(visitor, joao, 'Boa tarde')
  for (const agent of [ana, bia]) {
    await agent.getByRole('link', { name: /^Todas/ }).click()
    await row(agent, joao).click()
    await thread(agent).getByText('Boa tarde').first().waitFor()
  }
  const [id = ''] = await widget.conversations()

  await context.setOffline(true)
  await visitor.getByText(VISITOR_BANNER).waitFor()
  await say(visitor, 'um')
  await answer(ana, joao, 'Primeira resposta')
  await thread(bia).getByText('Primeira resposta').first().waitFor()
  await widget.stopServer()
  await say(visitor, 'dois')
  await say(visitor, 'três')
  await answer(ana, joao, 'Segunda resposta')
  await ana.getByText(AGENT_BANNER).waitFor()
  await Promise.all([widget.startServer(), context.setOffline(false)])

  const words = ['Boa tarde', 'Primeira resposta', 'Segunda resposta', 'um', 'dois', 'três']
  await expect.poll(async () => (await saidIn(id)).toSorted()).toEqual(words.toSorted())
  const said = await saidIn(id)
  // Whose words come first is decided by whose line is back first; each one's own keep their order.
  expect(said.filter((text) => !text.endsWith('resposta'))).toEqual(['Boa tarde', 'um', 'dois', 'três'])
  expect(said.filter((text) => text.endsWith('resposta'))).toEqual(['Primeira resposta', 'Segunda resposta'])
  await visitor.getByText(VISITOR_BANNER).waitFor({ state: 'detached' })
  await expect.poll(() => visitor.locator('.row .bubble').allTextContents()).toEqual(said)
  for (const agent of [ana, bia]) {
    await expect.poll(() => shownTo(agent, words)).toEqual(said)
    await agent.getByText(AGENT_BANNER).waitFor({ state: 'detached' })
  }

  // And all three are live again.
  await say(visitor, 'Voltei')
  for (const agent of [ana, bia]) await thread(agent).getByText('Voltei').first().waitFor()
  await answer(ana, joao, 'Nós também')
  await log(visitor).getByText('Nós também').waitFor()
  await context.close()
})

async function openAgent(person: Person): Promise<Page> {
  const { page } = await widget.visit({ viewport: { width: 1440, height: 900 } })
  await enterInbox(page, widget.tenant, person)
  return page
}

function open(page: Page): Promise<void> {
  return page.getByRole('button', { name: /^Abrir conversa/ }).click()
}

async function begin(page: Page, name: string, words: string): Promise<void> {
  await open(page)
  await page.getByLabel('Seu nome').fill(name)
  await page.getByLabel('Seu e-mail').fill('cliente@exemplo.com.br')
  await say(page, words)
  await log(page).getByText('Entregue').first().waitFor({ state: 'attached' })
}

async function say(page: Page, words: string): Promise<void> {
  await page.getByLabel('Mensagem', { exact: true }).fill(words)
  await page.getByRole('button', { name: 'Enviar', exact: true }).click()
  await log(page).getByText(words, { exact: true }).waitFor()
}

async function sendPhoto(page: Page): Promise<void> {
  const buffer = await sharp({ create: { width: 1200, height: 800, channels: 3, background: '#336699' } })
    .jpeg()
    .toBuffer()
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Enviar foto' }).click()
  await (await chooser).setFiles({ name: 'IMG_01.jpeg', mimeType: 'image/jpeg', buffer })
  await page.getByRole('button', { name: /^Ampliar/ }).waitFor()
  await page.locator('.outgoing-file').waitFor({ state: 'detached' })
}

/** The fake microphone beeps. */
async function sendVoice(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Gravar áudio' }).click()
  await page.getByRole('timer', { name: /Gravando 0:0[2-9]/ }).waitFor()
  await page.getByRole('button', { name: 'Parar e ouvir' }).click()
  await page.getByRole('button', { name: 'Enviar áudio' }).click()
  await page.getByRole('button', { name: 'Ouvir áudio' }).waitFor()
  await page.locator('.outgoing-file').waitFor({ state: 'detached' })
}

/** Collects whatever a page is sent, by answers and by its socket, whether shown or not. */
function listen(page: Page): () => Promise<string[]> {
  const bodies: Promise<string>[] = []
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => bodies.push(Promise.resolve(payload.toString()))),
  )
  page.on('response', (response) => {
    if (response.url().includes('/api/')) bodies.push(response.text().catch(() => ''))
  })
  return () => Promise.all(bodies)
}

function log(page: Page) {
  return page.getByRole('log')
}

function row(page: Page, name: string) {
  return page.getByRole('list', { name: 'Conversas' }).getByRole('link', { name: new RegExp(name) })
}

function thread(page: Page) {
  return page.getByRole('region', { name: 'Mensagens' })
}

function viewer(page: Page, name: string) {
  return page.getByRole('img', { name: `${name} também está vendo esta conversa` })
}

function answerField(page: Page, name: string) {
  return page.getByRole('textbox', { name: `Resposta para ${name}` })
}

async function answer(page: Page, name: string, words: string): Promise<void> {
  await answerField(page, name).fill(words)
  await answerField(page, name).press('Enter')
  await thread(page).getByText(words, { exact: true }).first().waitFor()
}

/** Whether all of a message is between the top and the bottom of what scrolls. */
async function isInSight(page: Page, words: string): Promise<boolean> {
  const outer = await thread(page).boundingBox()
  const inner = await thread(page).getByText(words).last().boundingBox()
  return outer !== null && inner !== null && inner.y >= outer.y && inner.y + inner.height <= outer.y + outer.height
}

/** Which of these words an agent's screen shows, from top to bottom, as often as it does. */
async function shownTo(page: Page, words: string[]): Promise<string[]> {
  const items = await thread(page).getByRole('listitem').allInnerTexts()
  return items.flatMap((text) => text.split('\n').filter((line) => words.includes(line)))
}

async function saidIn(id: string): Promise<string[]> {
  const { items } = await widget.ask('GET', `conversations/${id}/messages`)
  return (items as { body: string; kind: string }[]).filter(({ kind }) => kind === 'text').map(({ body }) => body)
}
