import type { ConnectionId } from '@recado/contracts/ids'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { emitWorkspaceChange } from '../../../server/src/tenancy/emit-workspace-change.ts'
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

async function sourceOf(): Promise<ScopeSource> {
  const tenant = await console.house.services.tenants.find({ slug: SLUG })
  if (tenant === undefined) throw new Error('no such company')
  return { tenant, actor: { kind: 'system', name: 'test' } }
}

/** The server's own event, of a change that it was told of by a bot. */
async function tell(): Promise<void> {
  const source = await sourceOf()
  const [{ id } = connection()] = numbers.connections
  await console.house.services.withTenant(source, (scope) =>
    emitWorkspaceChange(scope, 'connection.updated', id satisfies ConnectionId),
  )
}
