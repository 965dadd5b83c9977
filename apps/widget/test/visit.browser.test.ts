import { buildDocument } from '@recado/flow/testing'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { setSampleCars } from '../../../server/src/zap/calls/index.ts'
import { publishDocument, publishForAnyMessage } from '../../../server/test/flows/flow-scene.ts'
import { runAxe } from '../../console/test/support/run-axe.ts'
import { openWidgetHouse, type WidgetHouse } from './support/widget-house.ts'

let widget: WidgetHouse
beforeAll(async () => {
  widget = await openWidgetHouse()
})
afterEach(() => {
  expect(widget.complaints.splice(0)).toEqual([])
})
afterAll(() => widget?.close())

const log = (page: Page) => page.getByRole('log')
const open = (page: Page) => page.getByRole('button', { name: /^Abrir conversa/ }).click()
async function say(page: Page, text: string): Promise<void> {
  await page.getByLabel('Mensagem', { exact: true }).fill(text)
  await page.getByRole('button', { name: 'Enviar', exact: true }).click()
  await log(page).getByText(text).waitFor()
}

test('a whole visit: questions, text, a photo, a voice message, an answer seen live, the end, and the return on a phone', async () => {
  await widget.settle({
    settings: {
      greeting: 'Bom dia! Procurando um carro?',
      pre_chat: [
        { key: 'name', label: 'Seu nome', kind: 'text', required: true },
        { key: 'email', label: 'Seu e-mail', kind: 'email', required: true },
        { key: 'carro', label: 'Que carro?', kind: 'choice', choices: ['Novo', 'Usado'] },
      ],
    },
  })
  const face = await sharp({ create: { width: 300, height: 300, channels: 3, background: '#8a4b2f' } })
    .png()
    .toBuffer()
  const headers = { ...widget.agent.headers, 'content-type': 'image/png' }
  await widget.house.app.inject({ method: 'POST', url: '/api/v1/me/photo', headers, payload: face })
  const { page, context } = await widget.visit({ viewport: { width: 1440, height: 900 } })
  await open(page)
  await log(page).getByText('Bom dia! Procurando um carro?').waitFor()

  // What is missing or wrong is said at its field, and the first such field is gone to.
  await page.getByLabel('Mensagem', { exact: true }).fill('Ainda tem o sedan?')
  await page.getByLabel('Seu e-mail').fill('maria')
  await page.getByRole('button', { name: 'Enviar', exact: true }).click()
  await page.getByText('Preencha este campo.').waitFor()
  await page.getByText('Escreva um e-mail como').waitFor()
  expect(await focused(page)).toBe('Seu nome')
  // Whoever tries again without a change is led there again.
  await page.getByRole('button', { name: 'Enviar', exact: true }).click()
  expect(await focused(page)).toBe('Seu nome')
  await page.getByLabel('Seu nome').fill('Maria Souza')
  await page.getByLabel('Seu e-mail').fill('maria@exemplo.com.br')
  await page.getByLabel('Que carro?').selectOption('Usado')
  await page.getByRole('button', { name: 'Enviar', exact: true }).click()
  await log(page).getByText('Ainda tem o sedan?').waitFor()
  await log(page).getByText('Entregue').first().waitFor({ state: 'attached' })
  const [id = ''] = await widget.conversations()
  expect(await widget.ask('GET', `conversations/${id}`)).toMatchObject({ contact: { name: 'Maria Souza' } })

  // The agent reads it, writes, and is seen to do both.
  await widget.ask('POST', `conversations/${id}/seen`, { seq: 1 })
  await log(page).getByText('Lida').waitFor({ state: 'attached' })
  await widget.answer(id, 'Tem sim, quer ver fotos?')
  await log(page).getByText('Tem sim, quer ver fotos?').waitFor()
  // Who answers has a photo, on their first line and among the team.
  const widths = () =>
    page
      .locator('.author img, .header img')
      .evaluateAll((all) => all.map((img) => (img as HTMLImageElement).naturalWidth))
  await expect.poll(widths).toEqual([256, 256])

  // A photo of a camera, on its side, with more than it may weigh.
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 60 }
  const photo = await sharp({ create: { width: 3000, height: 2000, channels: 3, background: '#336699', noise } })
    .jpeg({ quality: 96 })
    .withMetadata({ orientation: 6 })
    .toBuffer()
  expect(photo.length).toBeGreaterThan(1_000_000)
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Enviar foto' }).click()
  await (await chooser).setFiles({ name: 'IMG_01.jpeg', mimeType: 'image/jpeg', buffer: photo })
  await page.getByRole('button', { name: /^Ampliar/ }).waitFor()
  const [picture] = await untilAttachment(id, 'image')
  expect(picture).toMatchObject({ name: 'IMG_01.jpg', content_type: 'image/jpeg' })
  expect(picture?.size_bytes).toBeLessThanOrEqual(300_000)
  expect(Number(picture?.height)).toBeGreaterThan(Number(picture?.width))
  await page.locator('.outgoing-file').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: /^Ampliar/ }).click()
  await page.getByRole('dialog', { name: 'IMG_01' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog', { name: 'IMG_01' }).waitFor({ state: 'detached' })
  await page.getByRole('dialog', { name: /^Conversa com/ }).waitFor()

  // The fake microphone beeps.
  await page.getByRole('button', { name: 'Gravar áudio' }).click()
  await page.getByRole('timer', { name: /Gravando 0:0[2-9]/ }).waitFor()
  await page.getByRole('button', { name: 'Parar e ouvir' }).click()
  await page.getByRole('button', { name: 'Ouvir áudio' }).waitFor()
  await page.getByRole('button', { name: 'Enviar áudio' }).click()
  const [voice] = await untilAttachment(id, 'audio')
  expect(voice?.content_type).toMatch(/^audio\//)
  await page.locator('.outgoing-file').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Ouvir áudio' }).click()
  await page.getByRole('button', { name: 'Pausar áudio' }).waitFor()
  const heights = await page
    .locator('.row .waveform rect')
    .evaluateAll((bars) => bars.map((bar) => bar.getAttribute('height')))
  expect(new Set(heights).size).toBeGreaterThan(3)

  await widget.ask('POST', `conversations/${id}/resolve`, {})
  await page.getByText('Esta conversa foi encerrada').waitFor()
  expect(await context.cookies()).toEqual([])
  const storage = await context.storageState()
  await context.close()

  const back = await widget.visit({ viewport: { width: 390, height: 780 }, storageState: storage, hasTouch: true })
  await open(back.page)
  await log(back.page).getByText('Ainda tem o sedan?').waitFor()
  await log(back.page).getByText('Tem sim, quer ver fotos?').waitFor()
  await expect
    .poll(() => back.page.getByRole('dialog').boundingBox())
    .toMatchObject({ x: 0, y: 0, width: 390, height: 780 })
  // The picture comes from the tenant's host now, and fits.
  const image = back.page.locator('.picture img')
  await image.waitFor()
  expect(
    await image.evaluate((element: HTMLImageElement) => element.decode().then(() => element.naturalWidth > 0)),
  ).toBe(true)
  expect(await back.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)

  await back.page.getByRole('button', { name: 'Iniciar nova conversa' }).click()
  await say(back.page, 'Voltei com outra pergunta')
  await expect.poll(async () => (await widget.conversations())[0]).not.toBe(id)
  await back.page.getByRole('button', { name: 'Voltar às conversas' }).click()
  await back.page.getByRole('button', { name: /Voltei com outra pergunta/ }).waitFor()
  await back.context.close()

  async function untilAttachment(conversation: string, kind: string) {
    let found: Record<string, unknown>[] = []
    await expect
      .poll(async () => {
        const { items } = await widget.ask('GET', `conversations/${conversation}/messages`)
        found = (items as { kind: string; attachments: Record<string, unknown>[] }[])
          .filter((message) => message.kind === kind)
          .flatMap(({ attachments }) => attachments)
        return found.length
      })
      .toBe(1)
    return found as { name: string; content_type: string; size_bytes: number; width: number; height: number }[]
  }
})

test('an answer to a closed panel is a badge; opening reads it and takes the badge away', async () => {
  await widget.settle({ settings: {} })
  const { page, context } = await widget.visit()
  await open(page)
  await say(page, 'Estou aqui')
  await log(page).getByText('Entregue').waitFor({ state: 'attached' })
  const [id = ''] = await widget.conversations()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  expect(await focused(page)).toMatch(/^Abrir conversa/)
  await widget.answer(id, 'Primeira')
  await widget.answer(id, 'Segunda')
  await page.getByRole('button', { name: 'Abrir conversa, 2 mensagens não lidas' }).waitFor()

  // Another page of the site, the panel never opened on it: the badge is there, and what comes is counted.
  const other = await context.newPage()
  await other.goto(`${widget.site}/?x=1`)
  await other.getByRole('button', { name: 'Abrir conversa, 2 mensagens não lidas' }).waitFor()
  await widget.answer(id, 'Terceira')
  await other.getByRole('button', { name: 'Abrir conversa, 3 mensagens não lidas' }).waitFor()
  await open(other)
  await log(other).getByText('Terceira').waitFor()
  await page.getByRole('button', { name: 'Abrir conversa', exact: true }).waitFor()
  await context.close()
})

/** The accessible name of what has the focus, inside the widget. */
function focused(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const element = document.querySelector('recado-widget')?.shadowRoot?.activeElement
    const label = element?.id ? element.getRootNode() : null
    const named = label instanceof ShadowRoot ? label.querySelector(`label[for="${element?.id}"]`) : null
    return named?.firstChild?.textContent ?? element?.getAttribute('aria-label') ?? null
  })
}

test('a flow speaks first on its page: beside the button, once, and again on another page of the site', async () => {
  await widget.settle({ settings: {} })
  const start = (id: string, page: string) => ({
    ...{ kind: 'page_url' as const, id, priority: 100, inbox_ids: [widget.scene.inboxId], after_seconds: 0 },
    pages: [{ match: 'glob' as const, value: page }],
  })
  const asks = (text: string) =>
    buildDocument([{ id: 'q', type: 'ask', text, answer: { kind: 'text' } }], undefined, { name: text })
  const publish = (text: string, page: string) =>
    widget.scene.run((scope) => publishDocument(scope, { document: asks(text), starts: [start('page', page)] }))
  await publish('Gostou do Civic?', '/carros/*')
  await publish('Procurando uma moto?', '/motos')
  // The bot's, too.
  const all = async () => (await widget.ask('GET', 'conversations?status=all')).items as { id: string }[]
  const before = (await all()).length
  const { page, context } = await widget.visit()
  const teaser = page.getByRole('region', { name: /^Mensagem de/ })
  await page.getByRole('button', { name: /^Abrir conversa/ }).waitFor()
  // The page's router goes elsewhere without loading anything.
  await page.evaluate(() => history.pushState({}, '', '/motos'))
  await teaser.getByText('Procurando uma moto?').waitFor()
  await page.evaluate(() => history.pushState({}, '', '/contato'))
  await teaser.waitFor({ state: 'detached' })
  await page.evaluate(() => history.back())
  await teaser.getByText('Procurando uma moto?').waitFor()
  expect(await runAxe(page, { include: [['recado-widget']] }, { except: ['region'] })).toEqual([])
  await teaser.getByRole('button', { name: 'Dispensar' }).click()
  await page.evaluate(() => history.pushState({}, '', '/carros/civic'))
  // Who only passed by is nobody's contact.
  await teaser.getByText('Gostou do Civic?').waitFor()
  expect(await all()).toHaveLength(before)
  await teaser.getByRole('button', { name: /Gostou do Civic/ }).click()
  await log(page).getByText('Gostou do Civic?').waitFor()
  await say(page, 'gostei')
  await log(page).getByText('Entregue').waitFor({ state: 'attached' })
  const [begun, ...others] = await all()
  expect(others).toHaveLength(before)
  const { items } = await widget.ask('GET', `conversations/${begun?.id}/messages`)
  expect(
    (items as { kind: string; body: string }[]).filter(({ kind }) => kind === 'text').map(({ body }) => body),
  ).toEqual(['Gostou do Civic?', 'gostei'])
  // Loaded anew, it has spoken; the other was dismissed.
  const requests: string[] = []
  page.on('request', (request) => requests.push(request.url()))
  await page.goto(`${widget.site}/motos`)
  await page.getByRole('button', { name: /^Abrir conversa/ }).waitFor()
  await page.goto(`${widget.site}/carros/civic`)
  await open(page)
  await log(page).getByText('gostei').waitFor()
  await log(page).getByText('Gostou do Civic?').waitFor()
  expect(requests.filter((url) => url.endsWith('/page-starts'))).toEqual([])
  await context.close()
})

test('a bot answers with buttons, a date and cards; a pick is one message, and a person who takes over reads the answers', async () => {
  await widget.settle({ settings: { gather_seconds: 0 } })
  const menu = [
    { id: 'visit', title: 'Marcar visita' },
    { id: 'cars', title: 'Ver carros' },
  ]
  const document = buildDocument(
    [
      { id: 'menu', type: 'ask', text: 'Como posso ajudar?', answer: { kind: 'choice', options: menu } },
      { id: 'day', type: 'ask', label: 'Dia', text: 'Que dia?', answer: { kind: 'date' }, save_to: 'day' },
      { id: 'car', type: 'recommend', wishes_from: 'wishes', save_to: 'car' },
      { id: 'people', type: 'hand_over', text: 'Já chamei alguém.' },
    ],
    [
      'menu option:visit -> day',
      'menu option:cars -> car',

      'day car',
      'car picked -> people',
      'car none -> people',
    ],
    {
      name: 'Recepção',
      variables: [
        { name: 'day', type: 'date' },
        { name: 'wishes', type: 'object', initial: {} },
        { name: 'car', type: 'object' },
      ],
    },
  )
  await widget.scene.run((scope) => setSampleCars(scope, true))
  await publishForAnyMessage(widget.scene, document)
  const { page } = await widget.visit()
  await open(page)
  await say(page, 'oi')
  await log(page).getByText('Como posso ajudar?').waitFor()
  const pick = page.getByRole('button', { name: 'Marcar visita' })
  await pick.focus()
  await page.keyboard.press('Enter')
  await log(page).getByText('Que dia?').waitFor()
  // What was answered cannot be answered again.
  await pick.waitFor({ state: 'detached' })
  await page.getByLabel('Que dia?').fill('2027-03-12')
  await page.locator('.marks').getByRole('button', { name: 'Enviar' }).click()
  await log(page).getByText('12/03/2027').waitFor()
  await page.getByRole('button', { name: 'Escolher Hyundai HB20' }).click()
  await log(page).getByText('Já chamei alguém.').waitFor()
  const [id = ''] = await widget.conversations()
  const thread = await widget.ask('GET', `conversations/${id}/messages`)
  const card = (thread.items as { data: Record<string, unknown> }[]).find(
    ({ data }) => data.event === 'bot_handed_over',
  )
  expect(card?.data.answers).toMatchObject([
    { question: 'Dia', value: '12/03/2027' },
    { value: 'Hyundai HB20 Vision 1.0' },
  ])
  await widget.answer(id, 'Oi, sou o Caio. Vi que quer o HB20.')
  await say(page, 'isso')
  expect(await widget.ask('GET', `conversations/${id}/flow`)).toMatchObject({ session: { status: 'handed_over' } })
  expect(await runAxe(page, { include: [['recado-widget']] }, { except: ['region'] })).toEqual([])
})
