import { createHmac } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { createCalendar } from '../../../server/src/chat/calendars/index.ts'
import { sealIdentitySecret } from '../../../server/src/chat/inboxes/identity-secret.ts'
import { runAxe } from '../../console/test/support/run-axe.ts'
import { openWidgetHouse, type WidgetHouse } from './support/widget-house.ts'

let widget: WidgetHouse
beforeAll(async () => {
  widget = await openWidgetHouse()
})
afterEach(async () => {
  await widget.settle({ settings: {}, identity_required: false, calendar_id: null })
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

test('axe finds nothing in both themes, on a page of another origin under a strict policy', async () => {
  const name = { key: 'name', label: 'Seu nome', kind: 'text', required: true }
  await widget.settle({ settings: { greeting: 'Olá, tudo bem?', pre_chat: [name] } })
  const { page, context } = await widget.visit()
  await page.getByRole('region', { name: /^Mensagem de/ }).waitFor()
  expect(await violationsInBoth(page)).toEqual([])
  await open(page)
  await page.getByLabel('Mensagem', { exact: true }).fill('Oi')
  await page.getByRole('button', { name: 'Enviar', exact: true }).click()
  await page.getByText('Preencha este campo.').waitFor()
  await page.getByRole('button', { name: 'Emojis' }).click()
  const emoji = page.getByRole('group', { name: 'Emojis' })
  await emoji.waitFor()
  expect(await violationsInBoth(page)).toEqual([])
  // Before it had opened, this would close the panel.
  await page.keyboard.press('Escape')
  await emoji.waitFor({ state: 'detached' })
  await page.getByLabel('Seu nome').fill('Maria')
  await page.getByRole('button', { name: 'Enviar', exact: true }).click()
  await log(page).getByText('Entregue').waitFor({ state: 'attached' })
  const [id = ''] = await widget.conversations()
  await widget.answer(id, 'Bom dia, veja https://exemplo.com.br')
  await log(page).getByText('Bom dia').waitFor()
  await context.setOffline(true)
  await say(page, 'sem rede')
  expect(await violationsInBoth(page)).toEqual([])
  await context.setOffline(false)
  await log(page).getByText('Aguardando conexão').waitFor({ state: 'detached' })
  expect(await smallTargets(page)).toEqual([])
  await widget.ask('POST', `conversations/${id}/resolve`, {})
  await page.getByRole('button', { name: 'Iniciar nova conversa' }).click()
  await say(page, 'De novo')
  await page.getByRole('button', { name: 'Voltar às conversas' }).click()
  await page.getByRole('heading', { name: 'Suas conversas' }).waitFor()
  expect(await violationsInBoth(page)).toEqual([])
  expect(
    await page.evaluate(() => document.querySelector('recado-widget')?.shadowRoot?.querySelectorAll('[style]').length),
  ).toBe(0)
  await context.close()
})

test('by keyboard alone: open, write, send, leave', async () => {
  const { page, context } = await widget.visit()
  await page.getByRole('button', { name: /^Abrir conversa/ }).focus()
  await page.keyboard.press('Enter')
  await page.getByLabel('Mensagem', { exact: true }).waitFor()
  await expect
    .poll(() => page.evaluate(() => document.querySelector('recado-widget')?.shadowRoot?.activeElement?.tagName))
    .toBe('TEXTAREA')
  await page.keyboard.type('Pelo teclado')
  await page.keyboard.press('Enter')
  await log(page).getByText('Entregue').waitFor({ state: 'attached' })
  expect(await log(page).getAttribute('aria-label')).toBe('Mensagens')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  expect(await page.evaluate(() => document.querySelector('recado-widget')?.shadowRoot?.activeElement?.className)).toBe(
    'launcher',
  )
  await context.close()
})

test('outside business hours it says when it opens, and a message with an address is left', async () => {
  const tomorrow = new Date(Date.now() + 86_400_000)
  const calendar = await widget.scene.run((scope) =>
    createCalendar(scope, {
      ...{ name: `Loja ${crypto.randomUUID()}`, timezone: 'America/Sao_Paulo', closed_message: 'Voltamos logo.' },
      ...{ national_holidays: false, optional_holidays: false, holidays: [] },
      hours: [{ weekday: tomorrow.getUTCDay(), from: '00:00', to: '00:01' }],
    }),
  )
  await widget.settle({ calendar_id: calendar.id, settings: { offline_form: { enabled: true, message: '' } } })
  const { page, context } = await widget.visit()
  await open(page)
  await page.getByText(/Estamos fechados\. Voltamos/).waitFor()
  await page.getByRole('button', { name: 'Enviar mensagem' }).click()
  await expect.poll(() => page.getByText('Preencha este campo.').count()).toBe(2)
  await page.getByLabel('Nome').fill('Maria')
  await page.getByLabel('E-mail').fill('maria@exemplo.com.br')
  await page.getByLabel('Mensagem', { exact: true }).fill('Qual o preço?')
  await page.getByRole('button', { name: 'Enviar mensagem' }).click()
  await page.getByText('Recebemos sua mensagem. A resposta vai para maria@exemplo.com.br.').waitFor()
  await log(page).getByText('Qual o preço?').waitFor()
  await log(page).getByText('Entregue').waitFor({ state: 'attached' })
  await context.close()
})

test('who the site proves to be somebody is known in every browser; without proof an inbox may stay closed', async () => {
  const secret = 'segredo-do-site-0123456789abcdef'
  const sealed = sealIdentitySecret(widget.house.services.keyring, widget.scene.tenant.id, secret)
  await widget.settle({ sealed_identity_secret: sealed, identity_required: true })
  const stranger = await widget.visit()
  await open(stranger.page)
  await stranger.page.getByText('Entre na sua conta neste site para conversar.').waitFor()
  expect(await stranger.page.getByLabel('Mensagem', { exact: true }).count()).toBe(0)
  await stranger.context.close()

  const hash = createHmac('sha256', secret).update('cliente-7').digest('hex')
  const identity = { user_id: 'cliente-7', hash, name: 'Joana Prado', email: 'joana@exemplo.com.br' }
  const calls = `window.Recado = window.Recado || function () { (Recado.q = Recado.q || []).push(arguments) };
    Recado('identify', ${JSON.stringify(identity)}); Recado('open')`
  const query = `?calls=${encodeURIComponent(calls)}`
  const first = await widget.visit({ query })
  await say(first.page, 'Sou eu')
  await log(first.page).getByText('Entregue').waitFor({ state: 'attached' })
  const [id = ''] = await widget.conversations()
  expect(await widget.ask('GET', `conversations/${id}`)).toMatchObject({ contact: { name: 'Joana Prado' } })
  await first.context.close()
  const elsewhere = await widget.visit({ query })
  await log(elsewhere.page).getByText('Sou eu').waitFor()
  await elsewhere.page.evaluate("window.Recado('reset')")
  await log(elsewhere.page).getByText('Sou eu').waitFor({ state: 'detached' })
  const tokens = () => elsewhere.page.evaluate(() => Object.keys(localStorage).filter((key) => key.endsWith(':token')))
  await expect.poll(tokens).toEqual([])
  expect(await elsewhere.context.cookies()).toEqual([])
  await elsewhere.context.close()
})

test('signing in begins a new visit in every tab and takes along what was written; signing out ends it, also for a copy', async () => {
  const secret = 'segredo-do-site-0123456789abcdef'
  const sealed = sealIdentitySecret(widget.house.services.keyring, widget.scene.tenant.id, secret)
  await widget.settle({ sealed_identity_secret: sealed, identity_required: false, settings: {} })
  const { page, context } = await widget.visit()
  await open(page)
  await say(page, 'Antes de entrar')
  await log(page).getByText('Entregue').waitFor({ state: 'attached' })
  const stored = () =>
    page.evaluate(() => Object.entries(localStorage).find(([key]) => key.endsWith(':token'))?.[1] as string | undefined)
  const statusOf = async (token: string | undefined) => {
    const headers = { 'x-tenant': widget.scene.tenant.slug, authorization: `Bearer ${token}` }
    return (await widget.house.app.inject({ url: '/api/v1/widget/conversations', headers })).statusCode
  }
  const before = await stored()
  const tab = await context.newPage()
  await tab.goto(`${widget.site}/`)
  await open(tab)
  await log(tab).getByText('Antes de entrar').waitFor()

  const hash = createHmac('sha256', secret).update('cliente-9').digest('hex')
  const identify = `Recado('identify', ${JSON.stringify({ user_id: 'cliente-9', hash, name: 'Rita Lima' })})`
  await page.evaluate(identify)
  await expect.poll(() => statusOf(before), { timeout: 15_000 }).toBe(401)
  await expect.poll(async () => (await stored()) !== before, { timeout: 15_000 }).toBe(true)
  const after = await stored()
  await log(page).getByText('Antes de entrar').waitFor()
  await log(tab).getByText('Antes de entrar').waitFor()
  await say(tab, 'Na outra aba')
  await log(page).getByText('Na outra aba').waitFor()
  const [id = ''] = await widget.conversations()
  expect(await widget.ask('GET', `conversations/${id}`)).toMatchObject({ contact: { name: 'Rita Lima' } })
  // The next page of the site names her again: it is the same visit.
  await page.goto(`${widget.site}/?calls=${encodeURIComponent(`${QUEUE} ${identify}; Recado('open')`)}`)
  await log(page).getByText('Na outra aba').waitFor()
  expect(await statusOf(after)).toBe(200)

  await page.getByLabel('Mensagem', { exact: true }).fill('rascunho dela')
  await page.evaluate("Recado('reset')")
  for (const each of [page, tab]) await log(each).getByText('Na outra aba').waitFor({ state: 'detached' })
  expect(await page.getByLabel('Mensagem', { exact: true }).inputValue()).toBe('')
  await expect.poll(() => statusOf(after), { timeout: 15_000 }).toBe(401)
  await context.close()
})

/** What a page has before the widget's script is there. */
const QUEUE = 'window.Recado = window.Recado || function () { (Recado.q = Recado.q || []).push(arguments) };'

test('a greeting comes by itself, and dismissed it stays away', async () => {
  await widget.settle({ settings: { greeting: 'Posso ajudar?' } })
  const { page, context } = await widget.visit()
  await page.getByText('Posso ajudar?').waitFor()
  await page.getByRole('button', { name: 'Dispensar' }).click()
  await page.clock.install()
  await page.reload()
  await page.getByRole('button', { name: /^Abrir conversa/ }).waitFor()
  await page.clock.runFor(60_000)
  expect(await page.getByText('Posso ajudar?').count()).toBe(0)
  await context.close()
  // A minute of that clock is a minute: somebody else is greeted by then.
  const stranger = await widget.visit()
  await stranger.page.clock.install()
  await stranger.page.reload()
  await stranger.page.getByRole('button', { name: /^Abrir conversa/ }).waitFor()
  await stranger.page.clock.runFor(60_000)
  await stranger.page.getByText('Posso ajudar?').waitFor()
  await stranger.context.close()
})

test('a stranger’s page asks for four things before the widget is opened, and for seven more then, each once', async () => {
  const { page, context } = await widget.visit()
  await page.waitForLoadState('networkidle')
  const asked: string[] = []
  page.on('request', (request) => {
    const { origin, pathname } = new URL(request.url())
    // Names of files end in a hash of what is in them.
    if (origin !== widget.site) asked.push(pathname.replace(/-[\w-]{8}\.js$/, '.js'))
  })
  const launcher = page.getByRole('button', { name: /^Abrir conversa/ })
  await page.reload()
  await launcher.waitFor()
  await page.waitForLoadState('networkidle')
  expect(asked.splice(0).toSorted()).toEqual([
    '/api/v1/widget/config',
    '/assets/widget/launcher.js',
    '/assets/widget/pt-BR.js',
    '/widget.js',
  ])
  await launcher.click()
  await page.getByLabel('Mensagem', { exact: true }).fill('Oi')
  await page.waitForLoadState('networkidle')
  expect(asked.toSorted()).toEqual([
    '/api/v1/widget/conversations',
    '/api/v1/widget/sessions',
    '/assets/widget/alarm.js',
    '/assets/widget/create-client.js',
    '/assets/widget/panel.js',
    '/assets/widget/pt-BR.js',
    '/assets/widget/sending.js',
  ])
  await context.close()
})

/** Of the dark, which the page leaves again, the colours alone. */
async function violationsInBoth(page: Page): Promise<string[]> {
  const where = { include: [['recado-widget']] }
  const found = await runAxe(page, where, { except: ['region'] })
  await page.emulateMedia({ colorScheme: 'dark' })
  found.push(...(await runAxe(page, where, { only: ['color-contrast'] })))
  await page.emulateMedia({ colorScheme: 'light' })
  return found
}

/** Everything that a finger must hit and that is smaller than 40 px. */
function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...(document.querySelector('recado-widget')?.shadowRoot?.querySelectorAll('button') ?? [])]
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0 && (box.width < 40 || box.height < 40))
      .map(({ element, box }) => `${element.className} ${Math.round(box.width)}×${Math.round(box.height)}`),
  )
}
