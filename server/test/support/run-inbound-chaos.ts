import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { encodeId } from '@recado/contracts/ids'
import { sql } from 'kysely'
import type { Customer } from '../../../bot/src/simulator/customer.ts'
import { SimulatedNetwork } from '../../../bot/src/simulator/simulated-network.ts'
import type { SimulatedPhone } from '../../../bot/src/simulator/simulated-phone.ts'
import { Killable } from '../../../bot/test/chaos/killable.ts'
import type { Tenant } from '../../src/tenancy/tenant.ts'
import { botSigningSecret, botToken } from '../../src/zap/connections/index.ts'
import { buildConnection } from './build-connection.ts'
import { buildTenant } from './factories.ts'
import type { TestHouse } from './test-house.ts'

/** Counted in the inbox's own tables, and on the phones; nothing is rounded. */
export interface InboundCounts {
  sent: number
  stored: number
  doubled: number
  out_of_order: number
  customers: number
  contacts: number
  open_conversations: number
  kills: number
}

interface Station {
  tenant: Tenant
  phone: SimulatedPhone
  bot: Killable
  customers: Customer[]
  /** Texts by customer, in their order. */
  wrote: Map<string, string[]>
}

/**
 * Customers write to real bots, each a process of its own that is killed at random, before the real server, whose lines are
 * cut at random. One message in five says both of a customer's addresses, one in seven comes twice, under the other one.
 */
export async function runInboundChaos(
  house: TestHouse,
  plan: { bots: number; messages: number; customers: number; kills: number },
): Promise<InboundCounts> {
  const directory = await mkdtemp(path.join(tmpdir(), 'recado-inbound-'))
  const network = new SimulatedNetwork()
  await network.listen()
  await house.app.listen({ port: 0, host: '127.0.0.1' })
  const url = `http://127.0.0.1:${(house.app.server.address() as AddressInfo).port}`
  const stations: Station[] = []
  for (let n = 0; n < plan.bots; n++) stations.push(await openStation(house, { network, directory, url, n, plan }))
  let kills = 0
  try {
    await Promise.all(stations.map(({ bot }) => bot.start()))
    await Promise.all(stations.map(({ phone }) => pair(phone)))
    const writing = Promise.all(stations.map((station) => write(station, plan.messages)))
    for (; kills < plan.kills; kills++) {
      await pause(300 + 900 * Math.random())
      if (kills % 4 === 3) house.app.server.closeAllConnections()
      else await restart(stations[kills % stations.length]?.bot)
    }
    await writing
    await untilStored(house, stations, plan)
    return await count(house, stations, kills)
  } finally {
    await Promise.all(stations.map(({ bot }) => bot.kill()))
    await network.close()
    await rm(directory, { recursive: true, force: true })
  }
}

async function openStation(
  house: TestHouse,
  at: { network: SimulatedNetwork; directory: string; url: string; n: number; plan: { customers: number } },
): Promise<Station> {
  const { network, n } = at
  const tenant = await buildTenant(house)
  const connection = await house.services.withTenant({ tenant, actor: { kind: 'system', name: 'test' } }, (scope) =>
    buildConnection(scope),
  )
  const name = { tenantId: tenant.id, connectionId: connection.id, generation: 1 }
  const phone = network.addPhone({ phone: `+55119300${10_000 + n}`, lid: `${9_000_000 + n}@lid`, name: `Loja ${n}` })
  const customers = Array.from({ length: at.plan.customers }, (_, c) => ({
    ...{ phone: `+55119${80_000_000 + n * 100 + c}`, lid: `${1_000_000 + n * 100 + c}@lid`, name: `Cliente ${c}` },
  }))
  const bot = new Killable(path.resolve(import.meta.dirname, '../../../bot/src/main.ts'), [], {
    ...{ BOT_TOKEN: botToken(house.services.keyring, name), LOG_LEVEL: 'error', HOST: '127.0.0.1', PORT: '0' },
    ...{ BOT_SIGNING_SECRET: botSigningSecret(house.services.keyring, name), TENANT_ID: encodeId('ten', tenant.id) },
    ...{ DASHBOARD_URL: at.url, DRIVER: 'simulator', SIMULATOR_URL: network.urlOf(phone) },
    DATA_DIR: path.join(at.directory, connection.id),
  })
  return { tenant, phone, bot, customers, wrote: new Map() }
}

async function pair(phone: SimulatedPhone): Promise<void> {
  await until(() => (phone.view() as { qr: string | null }).qr !== null)
  phone.scan()
  await until(() => (phone.view() as { connected: boolean }).connected)
}

async function write({ phone, customers, wrote }: Station, messages: number): Promise<void> {
  for (let n = 0; n < messages; n++) {
    const customer = customers[n % customers.length]
    if (customer === undefined) return
    const content = { kind: 'text' as const, text: `pergunta ${n}` }
    const at = new Date()
    const messageId = phone.say(customer, content, { at, addressing: n % 5 === 0 ? 'both' : 'lid' })
    if (n % 7 === 0) phone.repeat(customer, content, { messageId, at, addressing: 'phone' })
    wrote.set(customer.lid, [...(wrote.get(customer.lid) ?? []), content.text])
    if (n % 10 === 0) await pause(30)
  }
}

async function restart(bot: Killable | undefined): Promise<void> {
  await bot?.kill()
  await bot?.start()
}

async function untilStored(house: TestHouse, stations: readonly Station[], { messages }: { messages: number }) {
  for (const { tenant, phone } of stations) {
    await until(() => (phone.view() as { pending: number }).pending === 0)
    await until(async () => (await countInbound(house, tenant)) >= messages)
  }
}

function countInbound(house: TestHouse, tenant: Tenant): Promise<number> {
  return house.services.withTenant({ tenant, actor: { kind: 'system', name: 'test' } }, async (scope) => {
    const { rows } = await sql<{ count: number }>`
      SELECT count(*)::int AS count FROM messages WHERE tenant_id = ${tenant.id} AND direction = 'in'`.execute(scope.db)
    return rows[0]?.count ?? 0
  })
}

function read(house: TestHouse, tenant: Tenant) {
  return house.services.withTenant({ tenant, actor: { kind: 'system', name: 'test' } }, async (scope) => {
    const said = await scope.db
      .selectFrom('messages as m')
      .innerJoin('conversations as c', (join) =>
        join.onRef('c.tenant_id', '=', 'm.tenant_id').onRef('c.id', '=', 'm.conversation_id'),
      )
      .innerJoin('contacts as k', (join) =>
        join.onRef('k.tenant_id', '=', 'c.tenant_id').onRef('k.id', '=', 'c.contact_id'),
      )
      .select(['k.name', 'm.body', 'm.seq', 'm.conversation_id'])
      .where('m.tenant_id', '=', tenant.id)
      .where('m.direction', '=', 'in')
      .orderBy('m.conversation_id')
      .orderBy('m.seq')
      .execute()
    const of = <Table extends 'contacts' | 'conversations'>(table: Table) =>
      scope.db
        .selectFrom(table as 'contacts')
        .selectAll()
        .where('tenant_id', '=', tenant.id)
        .execute()
    const contacts = (await of('contacts')).filter(({ merged_into }) => merged_into === null)
    const open = (await of('conversations')).filter((row) => (row as { status?: string }).status !== 'resolved')
    return { said, contacts: contacts.length, open: open.length }
  })
}

async function count(house: TestHouse, stations: readonly Station[], kills: number): Promise<InboundCounts> {
  const counts = {
    sent: 0,
    stored: 0,
    doubled: 0,
    out_of_order: 0,
    customers: 0,
    contacts: 0,
    open_conversations: 0,
    kills,
  }
  for (const { tenant, customers, wrote } of stations) {
    const { said, contacts, open } = await read(house, tenant)
    counts.stored += new Set(said.map(({ body }) => body)).size
    counts.doubled += said.length - new Set(said.map(({ body }) => body)).size
    counts.customers += customers.length
    counts.contacts += contacts
    counts.open_conversations += open
    for (const { lid, name } of customers) {
      const texts = wrote.get(lid) ?? []
      const stored = said.filter((row) => row.name === name).map(({ body }) => body)
      counts.sent += texts.length
      counts.out_of_order += stored.filter((body, n) => body !== texts[n]).length
    }
  }
  return counts
}

async function until(reached: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 6_000; tries++) {
    if (await reached()) return
    await pause(100)
  }
  throw new Error('it was not reached in ten minutes')
}
