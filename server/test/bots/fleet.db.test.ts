import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { hostname } from 'node:os'
import path from 'node:path'
import { HealthAnswer } from '@recado/contracts/bots'
import type { BotServerId } from '@recado/contracts/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { changeStatus } from '../../src/core/tenants/index.ts'
import { newId } from '../../src/platform/ids.ts'
import type { Tenant } from '../../src/tenancy/tenant.ts'
import { claimBot, findServer, insertBotEvent, releaseBot, specOf } from '../../src/zap/bots/index.ts'
import { secretsOf } from '../../src/zap/workflows/bots/secrets-of.ts'
import { buildTenant } from '../support/factories.ts'
import { deleteConnection, type FleetScene, openFleet } from './fleet-scene.ts'

let fleet: FleetScene
let tenant: Tenant
beforeAll(async () => {
  fleet = await openFleet()
  tenant = await buildTenant(fleet.house)
})
afterAll(() => fleet.close())

const health = async (id: string) => {
  const address = await fleet.house.services.fleet.addressOf(tenant.id, id)
  return HealthAnswer.parse(await (await fetch(`${address?.url}/health`)).json())
}
const changeTo = (status: 'suspended' | 'active' | 'cancelled') =>
  fleet.house.services.control.acrossTenants((scope) =>
    changeStatus(scope, { actor: { kind: 'system', name: 'test' } }, { tenantId: tenant.id, status, reason: 'test' }),
  )

test('a number that is made gets a bot that shows its code, and its lease is the reason that it connects', async () => {
  const { id, phone } = await fleet.connect(tenant)
  expect(await fleet.house.services.fleet.addressOf(tenant.id, id)).toBeUndefined()
  await fleet.settle()
  await expect.poll(async () => (await health(id)).status).toBe('qr_ready')
  expect(await health(id)).toMatchObject({ lease: 'held', driver: 'simulator' })
  phone.scan()
  await expect.poll(async () => (await health(id)).status).toBe('connected')
  expect(await fleet.bot(id)).toMatchObject({ found: 'running', starts: 1, failures: 0 })
  const other = await buildTenant(fleet.house)
  expect(await fleet.house.services.fleet.addressOf(other.id, id)).toBeUndefined()
  expect((await fleet.house.services.fleet.readLog(tenant.id, id, 50)).join('\n')).toContain('the bot listens')
  expect(await fleet.house.services.fleet.readLog(other.id, id, 50)).toEqual([])
})

test('a keeper that is killed leaves its bots alone, and the next one adopts them without a second process', async () => {
  const { id } = await fleet.connect(tenant)
  await fleet.settle()
  const [before] = fleet.processes(id)
  const other = fleet.another()
  // While the first one's claim lasts the other keeps nothing.
  expect(await other.round()).toBeDefined()
  expect(fleet.processes(id)).toEqual([before])
  fleet.clock.advance(31_000)
  await other.round()
  await other.settled()
  expect(fleet.processes(id)).toEqual([before])
  expect(await fleet.bot(id)).toMatchObject({ found: 'running', starts: 1 })
  await other.stop({ bots: false })
  expect(fleet.processes(id)).toEqual([before])
})

test('after a kill the next server of the machine takes over at once, not when the claim ends', async () => {
  const { id } = await fleet.connect(tenant)
  await fleet.settle()
  const [before] = fleet.processes(id)
  const { control } = fleet.house.services
  // A process that is certainly gone: one that has just ended.
  const { pid } = spawnSync('true')
  await control.acrossTenants((scope) =>
    scope.control
      .updateTable('bot_servers')
      .set({ keeper: `${hostname()}/${pid}/dead` })
      .where('name', '=', 'aqui')
      .execute(),
  )
  const next = fleet.another()
  await next.start()
  await expect
    .poll(() =>
      control.acrossTenants((scope) =>
        scope.control.selectFrom('bot_servers').select('keeper').where('name', '=', 'aqui').executeTakeFirst(),
      ),
    )
    .toMatchObject({ keeper: expect.stringContaining(`/${process.pid}/`) })
  await next.stop({ bots: false })
  expect(fleet.processes(id)).toEqual([before])
})

test('one killed between starting a bot and noting it finds that bot again', async () => {
  const { id } = await fleet.connect(tenant)
  await fleet.settle()
  const [before] = fleet.processes(id)
  const { control } = fleet.house.services
  // As it was before anything of the start was noted.
  await control.acrossTenants(async (scope) => {
    const change = { found: 'absent', url: null, running_revision: null, started_at: null } as const
    await scope.control.updateTable('bots').set(change).where('id', '=', id).execute()
  })
  await fleet.settle()
  expect(fleet.processes(id)).toEqual([before])
  expect(await fleet.bot(id)).toMatchObject({ found: 'running', starts: 1 })
})

test('one killed while it starts a bot anew finds that bot again, too', async () => {
  const { id } = await fleet.connect(tenant)
  await fleet.settle()
  const { services } = fleet.house
  const { control, clock } = services
  for (const { pid } of fleet.processes(id)) process.kill(pid, 'SIGKILL')
  await expect.poll(() => fleet.processes(id)).toEqual([])
  // As far as the one that was killed came: the next process runs, and nobody has noted where.
  const row = await fleet.bot(id)
  const claimed = await control.acrossTenants(async (scope) => {
    await releaseBot(scope, row)
    return claimBot(scope, row, new Date(clock.now().getTime() + 30_000))
  })
  const server = await control.acrossTenants((scope) => findServer(scope, row.server_id))
  if (claimed === undefined || server === undefined) throw new Error('it is claimed')
  const spec = specOf({ config: services.config, rules: services.botRules }, claimed, secretsOf(services, claimed))
  await (await services.botHosts.of(server)).run(spec)
  const [running] = fleet.processes(id)
  await fleet.settle()
  expect(fleet.processes(id)).toEqual([running])
  await expect.poll(async () => (await health(id)).lease).toBe('held')
})

test('a bot that is killed comes back by itself, with another holder and the same session', async () => {
  const { id, phone } = await fleet.connect(tenant)
  await fleet.settle()
  await expect.poll(async () => (await health(id)).status).toBe('qr_ready')
  phone.scan()
  await expect.poll(async () => (await health(id)).status).toBe('connected')
  const [before] = fleet.processes(id)
  process.kill(before?.pid ?? 0, 'SIGKILL')
  await expect.poll(() => fleet.processes(id)).toEqual([])
  fleet.clock.advance(10_000)
  await fleet.settle()
  await expect.poll(async () => (await health(id)).status).toBe('connected')
  expect(await fleet.bot(id)).toMatchObject({ starts: 2, holder: `${id}.2` })
  expect(fleet.processes(id)).toHaveLength(1)
})

test('a restart and other settings replace the process, and only one holds the session', async () => {
  const { id } = await fleet.connect(tenant)
  await fleet.settle()
  await fleet.reconcile(tenant, id)
  await fleet.settle()
  expect(await fleet.bot(id)).toMatchObject({ starts: 1 })
  await fleet.reconcile(tenant, id, true)
  await fleet.settle()
  expect(await fleet.bot(id)).toMatchObject({ starts: 2, revision: 2, running_revision: 2 })
  expect(fleet.processes(id)).toMatchObject([{ marks: { holder: `${id}.2`, revision: '2' } }])
})

test('while the former process may hold the session nobody else begins', async () => {
  const { id } = await fleet.connect(tenant)
  await fleet.settle()
  const { control } = fleet.house.services
  // Of a server that cannot be asked: only the end of the lease tells that it is over.
  const gone = newId<BotServerId>()
  await control.acrossTenants(async (scope) => {
    const now = scope.clock.now()
    await scope.control
      .insertInto('bot_servers')
      .values({
        id: gone,
        name: 'perdido',
        driver: 'process',
        machine: 'another',
        memory_mb: 1_024,
        created_at: now,
        updated_at: now,
      })
      .execute()
    await scope.control.updateTable('bots').set({ former_server_id: gone, revision: 2 }).where('id', '=', id).execute()
  })
  await fleet.settle()
  expect(await fleet.bot(id)).toMatchObject({ starts: 1, failures: 1 })
  fleet.clock.advance(31_000)
  await fleet.settle()
  expect(await fleet.bot(id)).toMatchObject({ starts: 2, found: 'running', former_server_id: null })
})

test('a suspended company’s bots stop with their sessions, and come back when it pays', async () => {
  const { id, phone } = await fleet.connect(tenant)
  await fleet.settle()
  await expect.poll(async () => (await health(id)).status).toBe('qr_ready')
  phone.scan()
  await expect.poll(async () => (await health(id)).status).toBe('connected')
  await changeTo('suspended')
  fleet.clock.advance(60_000)
  await fleet.settle()
  expect(fleet.processes(id)).toEqual([])
  expect(await fleet.bot(id)).toMatchObject({ wanted: 'stopped', found: 'stopped', session_until: null })
  await changeTo('active')
  fleet.clock.advance(60_000)
  await fleet.settle()
  await expect.poll(async () => (await health(id)).status).toBe('connected')
})

test('a number that was ended is removed, its session after seven days, and all of a company that left', async () => {
  const { id } = await fleet.connect(tenant)
  await fleet.settle()
  const volume = path.join(fleet.house.services.config.dataDir, 'bots', id)
  await deleteConnection(fleet.house.services, tenant, id)
  await fleet.reconcile(tenant, id)
  await fleet.settle()
  expect(fleet.processes(id)).toEqual([])
  expect(await fleet.bot(id)).toMatchObject({ wanted: 'absent', found: 'absent' })
  expect(existsSync(volume)).toBe(true)
  await fleet.house.services.control.acrossTenants((scope) =>
    insertBotEvent(scope, { id, tenant_id: tenant.id }, 'removed'),
  )
  fleet.clock.advance(7 * 86_400_000)
  await fleet.settle()
  expect(existsSync(volume)).toBe(false)
  await expect(fleet.bot(id)).rejects.toThrow()
  await changeTo('cancelled')
  fleet.clock.advance(60_000)
  await fleet.settle()
  expect(fleet.processes()).toEqual([])
})

test('a cloud number has no bot, and one for which there is no room waits for it', async () => {
  const { services } = fleet.house
  const cloud = await buildTenant(fleet.house)
  const { id } = await fleet.connect(cloud, 'cloud')
  await expect(fleet.bot(id)).rejects.toThrow()
  await services.control.acrossTenants((scope) =>
    scope.control.updateTable('bot_servers').set({ accepts_new: false }).execute(),
  )
  const { id: waiting } = await fleet.connect(cloud)
  await expect(fleet.bot(waiting)).rejects.toThrow()
  await services.control.acrossTenants((scope) =>
    scope.control.updateTable('bot_servers').set({ accepts_new: true }).where('name', '=', 'aqui').execute(),
  )
  await fleet.house.drain({ retries: true })
  await fleet.settle()
  expect(await fleet.bot(waiting)).toMatchObject({ found: 'running' })
})
