import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import type { ChatId, ConnectionId } from '@recado/contracts/ids'
import { encodeId, type InboxId } from '@recado/contracts/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { postMessage, startConversation } from '../../src/chat/conversations/index.ts'
import { tenantKeys } from '../../src/platform/storage/index.ts'
import type { Tenant } from '../../src/tenancy/tenant.ts'
import { askHealth, insertServer, listBackups, noteRunning } from '../../src/zap/bots/index.ts'
import { buildContact, newMessage } from '../conversations/scene.ts'
import { buildMember, buildOfficePerson, buildTenant } from '../support/factories.ts'
import { deleteConnection, type FleetScene, openFleet } from './fleet-scene.ts'

let fleet: FleetScene
let tenant: Tenant
beforeAll(async () => {
  fleet = await openFleet()
  // Of a company in São Paulo: midnight there.
  fleet.clock.set('2026-06-02T03:00:00Z')
  tenant = await buildTenant(fleet.house)
})
afterAll(() => fleet.close())

const stateOf = async (id: string) => (await askHealth((await fleet.bot(id)).url ?? '', 4_000))?.status
const backupsOf = (id: string) =>
  fleet.house.services.control.acrossTenants((scope) => listBackups(scope, id, { limit: 100 }))
const call = (method: 'GET' | 'POST' | 'PUT', url: string, headers: Record<string, string>, payload?: object) =>
  fleet.house.app.inject({ method, url: `/api/v1${url}`, headers, ...(payload === undefined ? {} : { payload }) })

async function connected() {
  const { id, phone } = await fleet.connect(tenant)
  await fleet.settle()
  await expect.poll(() => stateOf(id)).toBe('qr_ready')
  phone.scan()
  await expect.poll(() => stateOf(id)).toBe('connected')
  return { id, phone }
}

test('a session is copied once a day, at three of its company’s night, sealed, and kept for seven days', async () => {
  const { id } = await connected()
  fleet.clock.advance(60_000)
  await fleet.settle()
  expect(await backupsOf(id)).toEqual([])
  fleet.clock.set('2026-06-02T06:00:00Z')
  await fleet.settle()
  fleet.clock.advance(3_600_000)
  await fleet.settle()
  const [first, ...none] = await backupsOf(id)
  expect(none).toEqual([])
  const { stream } = await fleet.house.services.storage.get(tenantKeys(tenant.id).own(first?.storage_key ?? ''))
  const stored = await buffer(stream)
  expect(stored.length).toBe(first?.bytes)
  expect(stored.includes('SQLite')).toBe(false)

  fleet.clock.advance(86_400_000)
  await fleet.settle()
  expect(await backupsOf(id)).toHaveLength(2)
  for (let day = 8; day > 0; day--) {
    fleet.clock.advance(86_400_000)
    await fleet.settle()
  }
  const kept = await backupsOf(id)
  expect(kept.length).toBeGreaterThanOrEqual(7)
  expect(kept.length).toBeLessThanOrEqual(8)
  expect(await fleet.house.services.storage.head(tenantKeys(tenant.id).own(first?.storage_key ?? ''))).toBeUndefined()
})

test('a copy older than the last message is restored only by who confirms it, and the bot works with its session again', async () => {
  const { id, phone } = await connected()
  // Past three of the next night.
  fleet.clock.advance(28 * 3_600_000)
  await fleet.settle()
  const { headers } = await buildMember(fleet.house, tenant)
  const shown = encodeId('wac', id)
  const list = await call('GET', `/whatsapp/connections/${shown}/backups`, headers)
  expect(list.json().items).toMatchObject([{ outdated: false }])
  const [{ id: backupId }] = list.json().items
  fleet.clock.advance(60_000)
  await sayOnWhatsapp(id)
  expect((await call('GET', `/whatsapp/connections/${shown}/backups`, headers)).json().items).toMatchObject([
    { outdated: true },
  ])
  const path = `/whatsapp/connections/${shown}/backups/${backupId}/restore`
  const refused = await call('POST', path, headers, {})
  expect([refused.statusCode, refused.json().code]).toEqual([409, 'bot_backup_older'])
  expect(refused.json()).toMatchObject({ last_message_at: expect.any(String), backup_at: expect.any(String) })
  expect(await fleet.bot(id)).toMatchObject({ restore_backup_id: null })

  expect((await call('POST', path, headers, { confirm: true })).statusCode).toBe(202)
  await fleet.settle()
  await expect.poll(() => stateOf(id)).toBe('connected')
  expect(await fleet.bot(id)).toMatchObject({ starts: 2, restore_backup_id: null })
  expect(phone.me.phone).toBeDefined()
  expect((await fleet.house.services.fleet.readLog(tenant.id, id, 200)).join('\n')).toContain(
    'a session that was brought',
  )
})

test('a bot goes to another server with its session, and only one of the two ever holds it', async () => {
  const { id } = await connected()
  const { services } = fleet.house
  const platform = await buildOfficePerson(fleet.house, { realm: 'platform' })
  // Another server of this machine has its own volumes, as another machine would.
  const other = mkdtempSync(path.join(tmpdir(), 'recado-other-server-'))
  const serverId = await services.control.acrossTenants((scope) =>
    insertServer(scope, {
      ...{ name: 'outro', driver: 'process', url: null, sealed_token: null, memory_mb: 1_024 },
      settings: { directory: other },
    }),
  )
  const move = await call('POST', `/platform/bots/${encodeId('wac', id)}/move`, platform.headers, {
    server_id: encodeId('bsv', serverId),
  })
  expect(move.statusCode, move.body).toBe(202)
  await fleet.settle()
  await expect.poll(() => stateOf(id)).toBe('connected')
  expect(await fleet.bot(id)).toMatchObject({ server_id: serverId, former_server_id: null, starts: 2 })
  expect(fleet.processes(id)).toEqual([])
  // What it left behind goes with the next check.
  fleet.clock.advance(60_000)
  await fleet.settle()
  const host = await services.botHosts.of((await serverOf('aqui')) as never)
  expect(await host.find(id)).toBeUndefined()
  await deleteConnection(services, tenant, id)
  await fleet.reconcile(tenant, id)
  await fleet.settle()
  expect(await fleet.bot(id)).toMatchObject({ found: 'absent' })
  rmSync(other, { recursive: true, force: true })
})

test('a version reaches one bot first and then all; one that WhatsApp refuses reaches no other', async () => {
  const one = await connected()
  const two = await connected()
  const platform = await buildOfficePerson(fleet.house, { realm: 'platform' })
  const put = (version: string | null) => call('PUT', '/platform/bot-version', platform.headers, { version })
  expect((await put('2.3000.100')).json()).toMatchObject({ version: null, trying: { state: 'canary' } })
  const settledVersion = async () => {
    await fleet.settle()
    return (await call('GET', '/platform/bot-version', platform.headers)).json()
  }
  await expect.poll(settledVersion).toMatchObject({ version: '2.3000.100', trying: null })
  await fleet.settle()
  for (const { id } of [one, two]) expect(await fleet.bot(id)).toMatchObject({ wa_version: '2.3000.100', starts: 1 })

  // WhatsApp refuses it one day, and every bot says so; the next version brings them all back.
  for (const phone of fleet.network.phones.values()) phone.requireVersion('2.3000.150')
  for (const { id } of [one, two]) await expect.poll(() => stateOf(id)).toBe('version_outdated')
  await put('2.3000.200')
  await expect.poll(settledVersion).toMatchObject({ version: '2.3000.200', trying: null })
  await fleet.settle()
  for (const { id } of [one, two]) await expect.poll(() => stateOf(id)).toBe('connected')

  await put('2.3000.50')
  await expect.poll(settledVersion).toMatchObject({ version: '2.3000.200', trying: null })
  await fleet.settle()
  for (const { id } of [one, two]) {
    expect(await fleet.bot(id)).toMatchObject({ wa_version: '2.3000.200', starts: 1 })
    await expect.poll(() => stateOf(id)).toBe('connected')
  }
  const alerts = await call('GET', '/platform/bot-alerts', platform.headers)
  expect(alerts.json().items).toMatchObject([{ kind: 'release_stopped', title: 'A versão 2.3000.50 foi interrompida' }])
  expect((await call('PUT', '/platform/bot-version', platform.headers, { version: 'newest' })).statusCode).toBe(400)
})

test('another program replaces the bots’ one by one, and their sessions stay', async () => {
  const { id } = await connected()
  const { control } = fleet.house.services
  const row = await fleet.bot(id)
  // As if it had been started by the version before.
  await control.acrossTenants((scope) =>
    noteRunning(scope, row, { url: row.url ?? '', revision: row.revision, program: 'before' }),
  )
  await fleet.settle()
  await expect
    .poll(async () => {
      await fleet.settle()
      return stateOf(id)
    })
    .toBe('connected')
  expect(await fleet.bot(id)).toMatchObject({ starts: 2, program: expect.not.stringMatching('before') })
})

async function sayOnWhatsapp(connectionId: ConnectionId): Promise<void> {
  const { services } = fleet.house
  const source = { tenant, actor: { kind: 'system', name: 'test' } } as const
  const conversation = await services.withTenant(source, async (scope) => {
    const contactId = await buildContact(scope, 'Maria Souza')
    const connection = await scope.db
      .selectFrom('whatsapp_connections')
      .select('inbox_id')
      .where('id', '=', connectionId)
      .executeTakeFirstOrThrow()
    const started = await startConversation(scope, { inboxId: connection.inbox_id as InboxId, contactId })
    const now = scope.clock.now()
    const chat = {
      tenant_id: tenant.id,
      id: started.id as string as ChatId,
      connection_id: connectionId,
      kind: 'person',
    } as const
    await scope.db
      .insertInto('whatsapp_chats')
      .values({ ...chat, phone: '+5511987654321', contact_id: contactId, created_at: now, updated_at: now })
      .execute()
    return started
  })
  const { message } = await postMessage(services, source, newMessage(conversation.id))
  await services.withTenant(source, (scope) =>
    scope.db
      .insertInto('whatsapp_messages')
      .values({
        ...{ tenant_id: tenant.id, chat_id: conversation.id as string as ChatId, message_id: 'IN1', from_me: false },
        ...{ conversation_id: conversation.id, seq: message.seq },
      })
      .execute(),
  )
}

async function serverOf(name: string) {
  return fleet.house.services.control.acrossTenants((scope) =>
    scope.control.selectFrom('bot_servers').selectAll().where('name', '=', name).executeTakeFirstOrThrow(),
  )
}
