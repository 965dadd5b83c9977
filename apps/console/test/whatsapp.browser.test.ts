import type { ConnectionId, ConversationId, InboxId } from '@recado/contracts/ids'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { deleteMessage, postMessage, startConversation } from '../../../server/src/chat/conversations/index.ts'
import { createInbox } from '../../../server/src/chat/inboxes/index.ts'
import { emitWorkspaceChange } from '../../../server/src/tenancy/emit-workspace-change.ts'
import type { ScopeSource } from '../../../server/src/tenancy/tenant-scope.ts'
import { buildContact, newMessage } from '../../../server/test/conversations/scene.ts'
import { answerConnections, CONNECTION, connection, type Numbers, qrCode, TOKEN } from './support/answer-connections.ts'
import { type ConsoleHouse, openConsoleHouse } from './support/console-house.ts'
import { openCompany, openForAna } from './support/open-company.ts'
import { violationsInBoth } from './support/violations.ts'

const SLUG = 'auto-norte'
let console: ConsoleHouse
let page: Page
let numbers: Numbers
beforeAll(async () => {
  console = await openConsoleHouse({ live: true })
  await openCompany(console, { slug: SLUG, company: 'Auto Norte' })
})
beforeEach(async () => {
  numbers = { connections: [], states: [], log: [], shared: undefined, asked: [] }
  page = await openForAna(console, console.at('/', SLUG))
  await answerConnections(page.context(), numbers)
})
afterEach(async () => {
  await console.sendHome()
  expect(console.complaints.splice(0)).toEqual([])
})
afterAll(() => console?.close())

test('a number is connected: a name and a way, a code to scan, and the page hears that it was scanned', async () => {
  await page.goto(console.at('/configuracoes/whatsapp', SLUG))
  await page.getByRole('button', { name: 'Conectar WhatsApp' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Nome do número').fill('Vendas')
  // Who takes the official route needs what Meta gave them.
  await dialog.getByText('Rota oficial (Cloud API)').click()
  await dialog.getByLabel('Token de acesso').fill('curto')
  await dialog.getByRole('button', { name: 'Continuar' }).click()
  await expect.poll(() => dialog.getByRole('alert').count()).toBeGreaterThan(3)
  expect(await violationsInBoth(page, ['region'])).toEqual([])
  await dialog.getByText('Ler com o simulador').click()
  await dialog.getByRole('button', { name: 'Continuar' }).click()
  await page.getByRole('heading', { name: 'Vendas' }).waitFor()
  expect(numbers.asked).toEqual([
    'POST /connections {"name":"Vendas","driver":"simulator","groups":"ignore","history_days":7}',
  ])
  const code = page.getByRole('img', { name: 'QR code para ler com o WhatsApp' })
  await code.waitFor()
  const first = await code.locator('path').getAttribute('d')
  expect(await page.getByRole('link', { name: 'Abrir o celular do simulador' }).getAttribute('href')).toBe(
    `http://localhost:3200/?aparelho=${CONNECTION}`,
  )
  expect(await violationsInBoth(page)).toEqual([])

  // The next code, and then the phone that read it: an event says so, the page reads.
  numbers.connections = [connection({ driver: 'simulator', state: 'qr_ready', code: qrCode('2@second') })]
  await tell()
  await expect.poll(() => code.locator('path').getAttribute('d')).not.toBe(first)
  numbers.connections = [connection({ driver: 'simulator' })]
  await tell()
  await page.getByRole('heading', { name: /^Conectado/ }).waitFor()
  await page.getByText('(11) 98765-4321').waitFor()
  expect(await code.count()).toBe(0)
})

test('where WhatsApp asks for a passkey the page says what it means and offers three ways on', async () => {
  numbers.connections = [connection({ state: 'passkey_required', reason: 'passkey_prologue', number: null })]
  numbers.states = [
    { state: 'passkey_required', reason: 'passkey_prologue', detail: '', at: new Date() },
    { state: 'qr_ready', reason: null, detail: '', at: new Date(Date.now() - 60_000) },
  ]
  numbers.log = ['{"level":"info","msg":"connected"}']
  await page.goto(console.at(`/configuracoes/whatsapp/${CONNECTION}`, SLUG))
  await page.getByRole('heading', { name: 'O WhatsApp pede uma chave de acesso' }).waitFor()
  const ways = page.getByRole('list', { name: 'O que fazer agora' }).getByRole('listitem')
  expect(await ways.count()).toBe(3)
  await page.getByRole('tabpanel').getByText('O pedido de chave de acesso veio').waitFor()
  await page.getByRole('tab', { name: 'Registro do robô' }).click()
  await page.getByText('"msg":"connected"').waitFor()
  await ways.getByRole('button', { name: 'Tentar de novo' }).click()
  await ways.getByRole('button', { name: 'Ler com outro número' }).click()
  await expect.poll(() => numbers.asked.length).toBe(2)
  expect(numbers.asked.map((line) => line.split('/').at(-1))).toEqual(['restart', 'pair {}'])
  await ways.getByRole('button', { name: 'Usar a Cloud API' }).click()
  await page.getByRole('dialog').getByLabel('ID do número de telefone').waitFor()
})

test('what Meta charges is a page of its own: by kind and number, what the month will come to, and the month before', async () => {
  numbers.connections = [connection({ driver: 'cloud' })]
  const of = { connection_id: CONNECTION as never, name: 'Vendas', currency: 'USD', prices_from: '2026-10-01' }
  const line = {
    ...of,
    category: 'service',
    messages: 1_200,
    free: 1_000,
    price_micros: 6_800,
    total_micros: 1_360_000,
  }
  const unknown = { ...line, category: 'of_next_year', messages: 3, free: 0, price_micros: null, total_micros: null }
  numbers.costs = [
    { ...of, month: '2026-11', lines: [line, unknown], total_micros: 1_360_000, forecast_micros: 2_720_000 },
    { ...of, month: '2026-10', lines: [], total_micros: 0, forecast_micros: null },
  ]
  await page.goto(console.at('/configuracoes/whatsapp', SLUG))
  await page.getByRole('link', { name: 'Custos' }).click()
  const table = page.getByRole('table', { name: 'Mensagens cobradas' })
  await table.getByRole('row', { name: /Atendimento.*1\.200.*US\$\s1,36/ }).waitFor()
  await table.getByRole('row', { name: /of_next_year.*sem preço/ }).waitFor()
  await page.getByText('US$ 2,72').waitFor()
  await page.getByText('1 de out. de 2026').waitFor()
  expect(await page.getByRole('button', { name: 'Mês seguinte' }).isDisabled()).toBe(true)
  expect(await violationsInBoth(page)).toEqual([])
  await page.getByRole('button', { name: 'Mês anterior' }).click()
  await page.getByRole('heading', { name: 'outubro de 2026' }).waitFor()
  await page.getByText('Nada cobrado neste mês').waitFor()
})

test('whoever was given the link sees the code without a sign-in, and that it was read', async () => {
  const stranger = await console.newPage({ width: 390, touch: true })
  await answerConnections(stranger.context(), numbers)
  const expires_at = new Date(Date.now() + 3_600_000)
  numbers.shared = { company: 'Auto Norte', name: 'Vendas', state: 'qr_ready', code: qrCode('2@shared'), expires_at }
  await stranger.goto(console.at(`/whatsapp/${TOKEN}`, SLUG))
  await stranger.getByRole('img', { name: 'QR code para ler com o WhatsApp' }).waitFor()
  expect(await violationsInBoth(stranger)).toEqual([])
  numbers.shared = { ...numbers.shared, state: 'connected', code: null }
  await stranger.getByText('Pronto, o número está conectado.').waitFor()
  numbers.shared = undefined
  await stranger.reload()
  await stranger.getByRole('heading', { name: 'Este link não vale mais' }).waitFor()
})

test('in the inbox ✓ stands for what WhatsApp took, what failed says why and is sent again, and the rest is shown as it came', async () => {
  const made = await startByWhatsapp('Marina Alves', [
    { body: 'vi o Onix', data: { whatsapp: { forwarded: true, referral: AD } } },
    {
      body: '📍 Localização',
      data: { whatsapp: { location: PLACE }, reactions: [{ key: 'x', from: 'company', name: '', emoji: '👍' }] },
    },
    { body: '[Mensagem]', data: { whatsapp: { unknown: 'pollCreationMessage' } } },
    { ...OURS, body: 'Já respondo', data: { own_phone: true } },
    { ...OURS, body: 'Temos sim', data: {} },
  ])
  numbers.connections = [connection({ inbox_id: made.inboxId, state: 'disconnected', reason: 'network' })]
  await page.goto(console.at('/caixa/todas', SLUG))
  await page.getByRole('link', { name: /Marina Alves/ }).click()
  await page.getByText('Encaminhada').waitFor()
  await page.getByText('Veio do anúncio: Onix com entrada facilitada').waitFor()
  expect(await page.getByRole('link', { name: /Minha casa/ }).getAttribute('href')).toBe(PLACE.url)
  expect(await page.getByText('📍 Localização').count()).toBe(0)
  await page.getByText('(pollCreationMessage)').waitFor()
  await page.getByText('Escrito no celular da loja').waitFor()
  await page.getByText('O número Vendas não está conectado.').waitFor()
  await page.getByText('Esperando para sair').waitFor({ state: 'attached' })
  expect(await violationsInBoth(page)).toEqual([])

  // Reactions: the one that is there is marked, and another one is asked for; what has not left has none.
  const asked: unknown[] = []
  await page.route('**/messages/*/reaction', (route) => {
    asked.push([new URL(route.request().url()).pathname.split('/').at(-2), route.request().postDataJSON()])
    return route.fulfill({ status: 409, ...PROBLEM })
  })
  const menuOf = (text: string) => page.getByRole('button', { name: `Ações da mensagem: ${text}` })
  await menuOf('📍 Localização').click()
  const choices = page.getByRole('group', { name: 'Reagir' })
  await choices.getByRole('menuitemcheckbox', { name: '👍', checked: true }).click()
  await menuOf('vi o Onix').click()
  expect(await violationsInBoth(page, ['region'])).toEqual([])
  await choices.getByRole('menuitemcheckbox', { name: '❤️' }).click()
  await expect
    .poll(() => asked)
    .toEqual([
      ['2', { emoji: null }],
      ['1', { emoji: '❤️' }],
    ])
  await menuOf('Temos sim').click()
  await page.getByRole('menuitem', { name: 'Copiar' }).waitFor()
  expect(await choices.count()).toBe(0)
  await page.keyboard.press('Escape')
  await console.house.services.withTenant(await sourceOf(), (scope) =>
    deleteMessage(scope, { conversationId: made.id, seq: 3 }, { by: 'contact' }),
  )
  await page.getByText('Apagada pelo cliente').waitFor()

  await changeDelivery(made, 5, { state: 'failed', problem: 'not_on_whatsapp' })
  await page.getByText('Não saiu: este número não tem WhatsApp.').waitFor()
  await page.getByText('Este contato não tem WhatsApp neste número').waitFor()
  await page.route('**/messages/5/resend', (route) => route.fulfill({ status: 409, ...PROBLEM }))
  await page.getByRole('button', { name: 'Enviar de novo' }).click()
  await page.getByText('Não é preciso.').first().waitFor()
  await changeDelivery(made, 5, { state: 'sent', problem: null })
  // The one that was written on the phone, and this one.
  await expect.poll(() => page.getByText('Enviada', { exact: true }).count()).toBe(2)
  expect(await page.getByRole('button', { name: 'Enviar de novo' }).count()).toBe(0)
})

test('a day after the customer’s last word an approved template is chosen, filled and sent', async () => {
  const made = await startByWhatsapp('Rui Costa', [{ ...OURS, body: 'Ainda procura?', data: {} }])
  numbers.connections = [connection({ inbox_id: made.inboxId, driver: 'cloud' })]
  const template = {
    name: 'chegou',
    language: 'pt_BR',
    category: 'UTILITY',
    header: '',
    footer: 'Auto Norte',
    buttons: [],
  }
  const asked: unknown[] = []
  await page.route('**/whatsapp-templates', (route) => {
    if (route.request().method() === 'GET') {
      return route.fulfill({ json: { items: [{ ...template, body: 'Olá {{1}}, o carro chegou.' }], left_out: 1 } })
    }
    asked.push(route.request().postDataJSON())
    return route.fulfill({ status: 409, ...PROBLEM })
  })
  await page.goto(console.at('/caixa/todas', SLUG))
  await page.getByRole('link', { name: /Rui Costa/ }).click()
  await page.getByRole('button', { name: 'Enviar um modelo' }).click()
  const dialog = page.getByRole('dialog')
  const send = dialog.getByRole('button', { name: 'Enviar', exact: true })
  await dialog.getByText('Mais um modelo aprovado não aparece').waitFor()
  expect(await send.isDisabled()).toBe(true)
  await dialog.getByLabel('Campo 1').fill('Rui')
  await dialog.getByText('Olá Rui, o carro chegou.').waitFor()
  expect(await violationsInBoth(page, ['region'])).toEqual([])
  await send.click()
  await dialog.getByText('Não é preciso.').waitFor()
  expect(asked).toEqual([expect.objectContaining({ name: 'chegou', language: 'pt_BR', values: { 1: 'Rui' } })])
})

const AD = { ctwa_clid: 'ARAk', source_id: null, source_url: null, headline: 'Onix com entrada facilitada', body: null }
const PLACE = {
  ...{ latitude: -23.56, longitude: -46.65, name: 'Minha casa', address: '', live: false },
  url: 'https://www.google.com/maps/search/?api=1&query=-23.56,-46.65',
}
const OURS = { direction: 'out', author: { kind: 'api', id: null, name: 'Loja' } } as const
const PROBLEM = {
  contentType: 'application/problem+json',
  json: { type: 'about:blank', title: 'x', status: 409, detail: 'Não é preciso.', code: 'resend_not_needed' },
}

async function sourceOf(): Promise<ScopeSource> {
  const tenant = await console.house.services.tenants.find({ slug: SLUG })
  if (tenant === undefined) throw new Error('no such company')
  return { tenant, actor: { kind: 'system', name: 'test' } }
}

/** A conversation by WhatsApp, with messages as the server stores what bots deliver. */
async function startByWhatsapp(
  name: string,
  messages: (Partial<Parameters<typeof newMessage>[1]> & { data: Record<string, unknown> })[],
): Promise<{ id: ConversationId; inboxId: InboxId }> {
  const { house } = console
  const source = await sourceOf()
  const made = await house.services.withTenant(source, async (scope) => {
    const { id: inboxId } = await createInbox(scope, { name: `Vendas de ${name}`, channel: 'whatsapp' })
    const contactId = await buildContact(scope, name)
    return { inboxId, id: (await startConversation(scope, { inboxId, contactId })).id }
  })
  for (const { data, ...message } of messages) {
    const {
      message: { seq },
    } = await postMessage(house.services, source, newMessage(made.id, message))
    await (await house.admin('shared')).query(
      'UPDATE tenant.messages SET data = $3 WHERE conversation_id = $1 AND seq = $2',
      [made.id, seq, data],
    )
  }
  return made
}

/** The server's own event, of what a bot told it. */
async function changeDelivery(
  { id, inboxId }: { id: ConversationId; inboxId: InboxId },
  seq: number,
  delivery: { state: string; problem: string | null },
) {
  const place = { conversation_id: id, inbox_id: inboxId, assignee_id: null, team_id: null }
  await console.house.services.withTenant(await sourceOf(), (scope) =>
    scope.events.emit('message.delivery_changed', {
      ...place,
      seq,
      delivery: { ...delivery, at: scope.clock.now().toISOString() },
    }),
  )
}

/** The server's own event, of a change that it was told of by a bot. */
async function tell(): Promise<void> {
  const source = await sourceOf()
  const [{ id } = connection()] = numbers.connections
  await console.house.services.withTenant(source, (scope) =>
    emitWorkspaceChange(scope, 'connection.updated', id satisfies ConnectionId),
  )
}
