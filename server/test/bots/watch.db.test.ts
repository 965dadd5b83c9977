import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { encodeId } from '@recado/contracts/ids'
import { startTelegram, type TelegramStandIn } from '@recado/testing'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Tenant } from '../../src/tenancy/tenant.ts'
import { askHealth, listOpenAlerts } from '../../src/zap/bots/index.ts'
import { buildOfficePerson, buildTenant } from '../support/factories.ts'
import { type FleetScene, openFleet } from './fleet-scene.ts'

const SECRET = `whsec_${'A'.repeat(32)}`
let fleet: FleetScene
let tenant: Tenant
let telegram: TelegramStandIn
let hook: Server
const told: { alert: string; over: boolean; subject: string }[] = []

beforeAll(async () => {
  telegram = await startTelegram()
  hook = createServer(async (request, response) => {
    const body = (await Array.fromAsync(request)).join('')
    const { 'webhook-id': id = '', 'webhook-timestamp': at, 'webhook-signature': signature } = request.headers
    const expected = new Webhook(SECRET).sign(String(id), new Date(Number(at) * 1000), body)
    if (signature === expected) told.push(JSON.parse(body))
    response.writeHead(signature === expected ? 200 : 401).end()
  })
  await new Promise<void>((resolve) => hook.listen(0, '127.0.0.1', resolve))
  fleet = await openFleet({
    ALERT_MAIL: 'operacao@exemplo.com.br',
    ALERT_WEBHOOK_URL: `http://127.0.0.1:${(hook.address() as AddressInfo).port}/alertas`,
    ALERT_WEBHOOK_SECRET: SECRET,
    ALERT_TELEGRAM_TOKEN: telegram.token,
    ALERT_TELEGRAM_CHAT: '-1001234567890',
    ALERT_TELEGRAM_URL: telegram.url,
  })
  tenant = await buildTenant(fleet.house)
})
afterAll(async () => {
  await fleet.close()
  await telegram.close()
  hook.close()
})
beforeEach(() => {
  told.length = 0
  telegram.messages.length = 0
})

const openAlerts = () => fleet.house.services.control.acrossTenants((scope) => listOpenAlerts(scope))
const checkAgain = async () => {
  fleet.clock.advance(60_000)
  await fleet.settle()
  await fleet.house.drain()
}

test('one that nobody has scanned is no fault; one that stops answering is told of at the third check, once, and started anew', async () => {
  const { id } = await fleet.connect(tenant)
  await fleet.settle()
  for (let checks = 4; checks > 0; checks--) await checkAgain()
  expect(await fleet.bot(id)).toMatchObject({ failed_checks: 0, starts: 1 })
  expect((await openAlerts()).filter(({ kind }) => kind.startsWith('bot'))).toEqual([])

  const [frozen] = fleet.processes(id)
  // Nobody else is asked meanwhile.
  const { botRules } = fleet.house.services
  const { answer_ms } = botRules
  botRules.answer_ms = 100
  process.kill(frozen?.pid ?? 0, 'SIGSTOP')
  await checkAgain()
  await checkAgain()
  expect(await openAlerts()).toEqual([])
  await checkAgain()
  expect(await openAlerts()).toMatchObject([{ kind: 'bot_failing', subject: id }])
  telegram.refuse(1)
  await fleet.house.drain({ retries: true })
  expect(told).toMatchObject([{ alert: 'bot_failing', over: false, subject: id }])
  expect(telegram.messages).toMatchObject([{ chat: '-1001234567890', text: expect.stringContaining(tenant.name) }])
  const mails = await fleet.house.services.mailbox.list({ limit: 10 })
  expect(JSON.stringify(mails)).toContain('operacao@exemplo.com.br')

  botRules.answer_ms = answer_ms
  process.kill(frozen?.pid ?? 0, 'SIGCONT')
  await checkAgain()
  await checkAgain()
  expect(await fleet.bot(id)).toMatchObject({ starts: 2, failed_checks: 0 })
  expect(await openAlerts()).toEqual([])
  expect(told).toMatchObject([{ over: false }, { alert: 'bot_failing', over: true }])
  await checkAgain()
  expect(told).toHaveLength(2)
  expect(telegram.faults).toEqual([])
})

test('five at once are one alert, and not five more', async () => {
  const bots = []
  for (let n = 0; n < 5; n++) bots.push(await fleet.connect(tenant))
  await fleet.settle()
  for (const { phone } of bots) phone.cutLine()
  for (const { id } of bots) {
    const { url } = await fleet.bot(id)
    await expect.poll(async () => (await askHealth(url ?? '', 4_000))?.status).toBe('disconnected')
  }
  for (let checks = 4; checks > 0; checks--) await checkAgain()
  expect(await openAlerts()).toMatchObject([{ kind: 'bots_down', detail: { count: 5 } }])
  expect(told).toMatchObject([{ alert: 'bots_down', over: false }])
  // A line that is down is nothing that another start would mend.
  for (const { id } of bots) expect(await fleet.bot(id)).toMatchObject({ starts: 1 })
})

test('a server at its limits is told of, and when it is below them again', async () => {
  const { botRules } = fleet.house.services
  const before = botRules.server_limits
  botRules.server_limits = { cpu: 2, memory: 0, disk: 2 }
  await checkAgain()
  await checkAgain()
  expect((await openAlerts()).filter(({ kind }) => kind.startsWith('server'))).toMatchObject([
    { kind: 'server_memory' },
  ])
  botRules.server_limits = before
  await checkAgain()
  expect((await openAlerts()).filter(({ kind }) => kind.startsWith('server'))).toEqual([])
  expect(told).toMatchObject([
    { alert: 'server_memory', over: false },
    { alert: 'server_memory', over: true },
  ])
})

test('the platform sees every bot, what was done with it, and each alert in words', async () => {
  const platform = await buildOfficePerson(fleet.house, { realm: 'platform' })
  const get = async (path: string, headers: Record<string, string> = platform.headers) => {
    const answer = await fleet.house.app.inject({ method: 'GET', url: `/api/v1${path}`, headers })
    expect(answer.statusCode, answer.body).toBe(200)
    return answer.json() as { items: Record<string, unknown>[]; next_cursor: string | null }
  }
  const first = await get('/platform/bots?limit=2')
  expect(first.items).toHaveLength(2)
  const second = await get(`/platform/bots?limit=100&cursor=${first.next_cursor}`)
  expect(first.items.length + second.items.length).toBe(6)
  expect((await get('/platform/bots?failing=true')).items).toHaveLength(5)
  expect((await get('/platform/bots?found=stopped')).items).toEqual([])
  const [bot] = first.items
  expect(bot).toMatchObject({ tenant: { id: encodeId('ten', tenant.id) }, server: { name: 'aqui' }, found: 'running' })
  const events = await get(`/platform/bots/${bot?.id}/events`)
  expect(events.items.map(({ kind }) => kind)).toContain('created')
  const alerts = await get('/platform/bot-alerts')
  expect(alerts.items.map(({ title }) => title)).toContain('5 bots pararam ao mesmo tempo')
  expect(alerts.items.every(({ title, body }) => !`${title}${body}`.includes('{{'))).toBe(true)
  const { items } = await get('/platform/bot-servers')
  expect(items).toMatchObject([{ name: 'aqui', own: true, bots: 6, running: 6, problem: null, has_token: false }])
})
