import { createHash } from 'node:crypto'
import { BOT_PATHS } from '@recado/contracts/bots'
import { type ConnectionId, encodeId } from '@recado/contracts/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { changeStatus } from '../../src/core/tenants/index.ts'
import { newId } from '../../src/platform/ids.ts'
import { tenantKeys } from '../../src/platform/storage/index.ts'
import type { Tenant } from '../../src/tenancy/tenant.ts'
import type { BotName } from '../../src/zap/connections/index.ts'
import { buildConnection } from '../support/build-connection.ts'
import { buildTenant } from '../support/factories.ts'
import { signAsBot } from '../support/sign-as-bot.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'

let house: TestHouse
let tenant: Tenant
let bot: BotName
beforeAll(async () => {
  house = await openTestHouse()
  tenant = await buildTenant(house)
  bot = await connect(tenant)
})
afterAll(() => house.close())

const code = { qr_code: '2@abc', pairing_code: null, expires_at: null, timestamp: '2026-11-30T12:00:00.000Z' }
const source = (of: Tenant = tenant) => ({ tenant: of, actor: { kind: 'system' as const, name: 'test' } })

async function connect(of: Tenant): Promise<BotName> {
  const { id } = await house.services.withTenant(source(of), (scope) => buildConnection(scope))
  return { tenantId: of.id, connectionId: id, generation: 1 }
}

function post(path: string, of: Tenant, payload: object, headers: Record<string, string>) {
  return house.app.inject({ method: 'POST', url: path.replace(':id', encodeId('ten', of.id)), headers, payload })
}

function put(ref: string, bytes: Buffer, headers: Record<string, string>) {
  const url = BOT_PATHS.media.replace(':id', encodeId('ten', tenant.id)).replace(':ref', ref)
  return house.app.inject({ method: 'PUT', url, headers: { ...headers, 'content-type': 'image/jpeg' }, payload: bytes })
}

test('a signature is of the bytes that came, and of just now', async () => {
  const now = house.services.clock.now().getTime()
  const tries: [number, string, Record<string, string>][] = [
    [200, '', signAsBot(house, bot, code)],
    [200, '', signAsBot(house, bot, code, new Date(now - 290_000))],
    [401, 'bot_signature_invalid', signAsBot(house, bot, { ...code, qr_code: '2@abd' })],
    [401, 'bot_signature_invalid', signAsBot(house, bot, code, new Date(now - 310_000))],
    [401, 'bot_signature_invalid', signAsBot(house, bot, code, new Date(now + 310_000))],
    [401, 'bot_signature_invalid', { 'x-bot-token': signAsBot(house, bot, code)['x-bot-token'] ?? '' }],
  ]
  for (const [status, problem, headers] of tries) {
    const answer = await post(BOT_PATHS.qr, tenant, code, headers)
    expect([answer.statusCode, answer.json().code ?? ''], answer.body).toEqual([status, problem])
  }
})

test('a signature of another bot, with the right token, is refused', async () => {
  const other = await connect(tenant)
  const headers = { ...signAsBot(house, other, code), 'x-bot-token': signAsBot(house, bot, code)['x-bot-token'] ?? '' }
  expect((await post(BOT_PATHS.qr, tenant, code, headers)).json().code).toBe('bot_signature_invalid')
})

test('what is signed and no JSON, or none of ours, is said to be malformed', async () => {
  const text = '{"qr_code": 1'
  const headers = signAsBot(house, bot, text)
  const url = BOT_PATHS.qr.replace(':id', encodeId('ten', tenant.id))
  const answer = await house.app.inject({ method: 'POST', url, headers, payload: text })
  expect([answer.statusCode, answer.json().code]).toEqual([400, 'body_malformed'])
  const wrong = await post(BOT_PATHS.qr, tenant, { qr_code: 1 }, signAsBot(house, bot, { qr_code: 1 }))
  expect([wrong.statusCode, wrong.json().code]).toEqual([400, 'validation_failed'])
})

test('a connection that was deleted, one that never was, and a strange key are the same as a wrong token', async () => {
  const gone = await connect(tenant)
  await house.services.withTenant(source(), (scope) =>
    scope.db
      .updateTable('whatsapp_connections')
      .set({ deleted_at: scope.clock.now() })
      .where('id', '=', gone.connectionId)
      .execute(),
  )
  const never = { ...bot, connectionId: newId<ConnectionId>() }
  const strange = signAsBot(house, bot, code)
  strange['x-bot-token'] = (strange['x-bot-token'] ?? '').replace('wab_test_', 'wab_none_')
  for (const headers of [signAsBot(house, gone, code), signAsBot(house, never, code), strange]) {
    const answer = await post(BOT_PATHS.qr, tenant, code, headers)
    expect([answer.statusCode, answer.json().code]).toEqual([401, 'bot_token_invalid'])
  }
})

test('a suspended company still receives; a cancelled one does not', async () => {
  const { control, tenants } = house.services
  const company = await buildTenant(house)
  const its = await connect(company)
  const statusOf = async () => {
    const found = await tenants.find({ id: company.id })
    return (await post(BOT_PATHS.qr, found ?? company, code, signAsBot(house, its, code))).statusCode
  }
  for (const [status, expected] of [
    ['suspended', 200],
    ['cancelled', 403],
  ] as const) {
    await control.acrossTenants((scope) =>
      changeStatus(scope, source(), { tenantId: company.id, status, reason: 'test' }),
    )
    tenants.forget(company.id)
    expect(await statusOf()).toBe(expected)
  }
})

test('bytes are kept when they are what was signed, and else nothing of them', async () => {
  const bytes = Buffer.alloc(300_000, 'foto')
  const keys = tenantKeys(tenant.id)
  const kept = async (ref: string) =>
    (await house.services.storage.head(keys.received(`${bot.connectionId}/r${ref}`)))?.size
  expect((await put('ref_foto_1', bytes, signAsBot(house, bot, bytes))).statusCode).toBe(200)
  expect(await kept('ref_foto_1')).toBe(300_000)
  const other = Buffer.alloc(300_000, 'faca')
  const lied = await put('ref_foto_1', other, signAsBot(house, bot, bytes))
  expect([lied.statusCode, lied.json().code]).toEqual([400, 'media_digest_wrong'])
  const unsigned = { ...signAsBot(house, bot, bytes), 'content-digest': digestOf(other) }
  expect((await put('ref_foto_2', other, unsigned)).statusCode).toBe(401)
  const { 'content-digest': _, ...without } = signAsBot(house, bot, bytes)
  expect((await put('ref_foto_2', bytes, without)).statusCode).toBe(401)
  expect([await kept('ref_foto_1'), await kept('ref_foto_2')]).toEqual([300_000, undefined])
  const { stream } = await house.services.storage.get(keys.received(`${bot.connectionId}/rref_foto_1`))
  expect(Buffer.concat(await stream.toArray()).equals(bytes)).toBe(true)
})

test('one bot that asks too often waits; its neighbour does not', async () => {
  const own = await openTestHouse({ rateLimits: 'program' })
  try {
    const company = await buildTenant(own)
    const [busy, quiet] = await own.services.withTenant(source(company), async (scope) => [
      await buildConnection(scope, { name: 'Um' }),
      await buildConnection(scope, { name: 'Dois' }),
    ])
    const { points } = own.services.ratePolicies.bot
    const policy = { name: 'bot', points, seconds: own.services.ratePolicies.bot.seconds }
    for (let n = 0; n < points; n += 1) await own.services.rateLimiter.consume(policy, `${company.id}|${busy?.id}`)
    const ask = async (id: ConnectionId) => {
      const name = { tenantId: company.id, connectionId: id, generation: 1 }
      const url = BOT_PATHS.qr.replace(':id', encodeId('ten', company.id))
      return (await own.app.inject({ method: 'POST', url, headers: signAsBot(own, name, code), payload: code }))
        .statusCode
    }
    expect([await ask(busy!.id), await ask(quiet!.id)]).toEqual([429, 200])
  } finally {
    await own.close()
  }
})

function digestOf(bytes: Buffer): string {
  return `sha-256=:${createHash('sha256').update(bytes).digest('base64')}:`
}
