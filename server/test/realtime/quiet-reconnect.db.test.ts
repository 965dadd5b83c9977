import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { findInbox } from '../../src/chat/inboxes/index.ts'
import { openVisitorSession } from '../../src/chat/workflows/open-visitor-session.ts'
import { startVisitorConversation } from '../../src/chat/workflows/start-visitor-conversation.ts'
import { currentEventCursor } from '../../src/core/integrations/index.ts'
import type { TenantScope } from '../../src/tenancy/tenant-scope.ts'
import { PLACEMENTS } from '../support/placements.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { buildScene, buildSightedMember, type Scene, type Sighted } from './scene.ts'
import { connect, openSocket, openSockets, type TestSocket } from './socket-client.ts'

/** Admission of a team's member 1, presence 2, what waited for them 1, the log 1; a client that comes back costs no more. */
const A_RECONNECT = 5
/** Twenty pages of the log, then where it is now. */
const A_LONG_REPLAY = 20 + A_RECONNECT

let house: TestHouse
let url: string
let stop: () => Promise<void>
let realtime: Awaited<ReturnType<typeof openSockets>>['realtime']
const open: TestSocket[] = []

/** Transactions that sockets began, and what is done after each of them, before its result is given out. */
let transactions = 0
let afterEachOne: (() => Promise<void>) | undefined

beforeAll(async () => {
  house = await openTestHouse({ env: { ROLES: 'web,relay' } })
  await house.services.queue.start()
  await listen()
})
beforeEach(() => {
  transactions = 0
})
afterEach(async () => {
  afterEachOne = undefined
  for (const client of open.splice(0)) client.close()
  await expect.poll(() => realtime.io.of('/').sockets.size, { timeout: 15_000 }).toBe(0)
})
afterAll(async () => {
  await stop()
  await house.close()
})

/** The program's own sockets; each transaction that they open is counted on its way. */
async function listen(): Promise<void> {
  const withTenant: typeof house.services.withTenant = async (source, run) => {
    transactions += 1
    const result = await house.services.withTenant(source, run)
    await afterEachOne?.()
    return result
  }
  ;({ url, stop, realtime } = await openSockets({ ...house, services: { ...house.services, withTenant } }))
}

async function join(auth: object): Promise<TestSocket> {
  const client = await connect(url, auth)
  open.push(client)
  return client
}

async function leave(client: TestSocket): Promise<void> {
  const { sockets } = realtime.io.of('/')
  const { id } = client.socket
  client.close()
  await expect.poll(() => sockets.has(id ?? ''), { timeout: 15_000 }).toBe(false)
}

/** Where the log of events ends once everything that was committed is in it. */
async function newestCursor(scene: Scene): Promise<string> {
  await house.services.relay.drainAll()
  return (await scene.run(currentEventCursor)).cursor
}

/** @returns how many transactions it took until the client was ready. */
async function countUntilReady(auth: object): Promise<{ client: TestSocket; count: number }> {
  const before = transactions
  const client = await join(auth)
  return { client, count: transactions - before }
}

const bodies = ({ events }: TestSocket) =>
  events.filter(({ name }) => name === 'message.created').map(({ data }) => (data.message as { body: string }).body)

describe.each(PLACEMENTS)('in silence, in a %s placement', (placement) => {
  let scene: Scene
  let boss: Sighted
  beforeEach(async () => {
    scene = await buildScene(house, { placement })
    boss = await buildSightedMember(house, scene.tenant, 'all')
  })

  test('a screen that lost its line comes back with the newest cursor and is ready; nothing goes on', async () => {
    const other = await join({ access_token: boss.token })
    const lost = await join({ access_token: boss.token })
    const { id } = await scene.start()
    await scene.post(id, { body: 'a última' })
    for (const client of [other, lost]) await client.untilEvent('message.created')
    const cursor = await newestCursor(scene)
    await leave(lost)
    const { client, count } = await countUntilReady({ access_token: boss.token, cursor })
    expect(count).toBeLessThanOrEqual(A_RECONNECT)
    expect(client.cursor()).toBe(cursor)
    expect(client.messages.map(({ name }) => name)).toEqual(['ready'])
    // What comes next is heard live, and was all that the sockets asked a database for.
    const before = transactions
    await scene.post(id, { body: 'depois' })
    await client.untilEvent('message.created')
    expect(bodies(client)).toEqual(['depois'])
    expect(transactions - before).toBe(0)
  })

  test('a new company’s page that is loaded again and again costs the same each time', async () => {
    await scene.start()
    await house.services.relay.drainAll()
    const page = await join({ access_token: boss.token })
    for (let reload = 0; reload < 4; reload++) {
      const { client, count } = await countUntilReady({ access_token: boss.token, cursor: page.cursor() })
      expect(count).toBeLessThanOrEqual(A_RECONNECT)
      await leave(client)
      const fresh = await countUntilReady({ access_token: boss.token })
      expect(fresh.count).toBeLessThanOrEqual(A_RECONNECT)
      await leave(fresh.client)
    }
  })

  test('a company where nothing ever happened is ready with the cursor of nothing', async () => {
    const first = await join({ access_token: boss.token })
    await leave(first)
    const { client, count } = await countUntilReady({ access_token: boss.token, cursor: first.cursor() })
    expect(count).toBeLessThanOrEqual(A_RECONNECT)
    expect(client.cursor()).toBe(first.cursor())
  })

  test('a server that has heard nothing since it started lets a client in with the cursor it had', async () => {
    const { id } = await scene.start()
    await scene.post(id, { body: 'antes' })
    await house.services.relay.drainAll()
    // No socket of the tenant was there when these were published: its number is known to nobody.
    const first = await join({ access_token: boss.token })
    await leave(first)
    const { client, count } = await countUntilReady({ access_token: boss.token, cursor: first.cursor() })
    expect(count).toBeLessThanOrEqual(A_RECONNECT)
    await scene.post(id, { body: 'depois' })
    await client.untilEvent('message.created')
    expect(bodies(client)).toEqual(['depois'])
  })

  test('a visitor comes back and is ready, as often as they like', async () => {
    const agent = await join({ access_token: boss.token })
    const token = await visit(scene)
    await agent.untilEvent('message.created')
    for (let round = 0; round < 4; round++) {
      const { client, count } = await countUntilReady({ visitor_token: token })
      expect((await client.until('ready')).conversations).toHaveLength(1)
      expect(count).toBeLessThanOrEqual(A_RECONNECT)
      if (round % 2 === 0) await leave(client)
    }
  })
})

describe('a replay', () => {
  let scene: Scene
  let boss: Sighted
  beforeEach(async () => {
    scene = await buildScene(house)
    boss = await buildSightedMember(house, scene.tenant, 'all')
  })

  /** A screen that stays, so that the tenant's events are counted, and the cursor of one that left before `missed` events. */
  async function missEvents(
    missed: number,
  ): Promise<{ cursor: string | undefined; id: Awaited<ReturnType<Scene['start']>>['id'] }> {
    await join({ access_token: boss.token })
    const lost = await join({ access_token: boss.token })
    const { id } = await scene.start()
    await scene.post(id, { body: 'a última' })
    await lost.untilEvent('message.created')
    const cursor = lost.cursor()
    await leave(lost)
    await scene.run((scope) => emitMany(scope, missed))
    await house.services.relay.drainAll()
    return { cursor, id }
  }

  test('ends with its socket: a client that leaves in the middle stops what is read for it', async () => {
    const { cursor } = await missEvents(1_900)
    const client = openSocket(url, { access_token: boss.token, cursor })
    open.push(client)
    let gone: Promise<number> | undefined
    afterEachOne = async () => {
      if (client.events.length === 0) return
      gone ??= leave(client).then(() => transactions)
      await gone
    }
    await expect.poll(() => gone, { timeout: 15_000 }).toBeDefined()
    const atLeaving = await gone
    // The replay goes on from its transaction within this turn of the loop, or not at all.
    await new Promise((resolve) => setImmediate(resolve))
    expect(transactions).toBe(atLeaving)
    expect(client.events.length).toBeLessThan(1_900)
    expect(client.messages.map(({ name }) => name)).not.toContain('ready')
  })

  test('that messages keep overtaking ends, and reads anew', async () => {
    const { cursor, id } = await missEvents(1)
    let posted = 0
    afterEachOne = async () => {
      await scene.post(id, { body: `m${posted++}` })
      await house.services.relay.drainAll()
    }
    const { client, count } = await countUntilReady({ access_token: boss.token, cursor })
    afterEachOne = undefined
    expect(count).toBeLessThanOrEqual(A_LONG_REPLAY)
    expect(await client.until('resync_needed')).toMatchObject({ reason: 'too_far_behind', cursor: expect.any(String) })
    await scene.post(id, { body: 'ao vivo' })
    await client.untilEvent('message.created', ({ message }) => (message as { body: string }).body === 'ao vivo')
  })

  test('that messages overtake for a while has no gap between what was missed and what is live', async () => {
    const { cursor, id } = await missEvents(1)
    let posted = 0
    afterEachOne = async () => {
      if (posted === 12) return
      await scene.post(id, { body: `m${posted++}` })
      await house.services.relay.drainAll()
    }
    const { client } = await countUntilReady({ access_token: boss.token, cursor })
    await scene.post(id, { body: 'ao vivo' })
    await client.untilEvent('message.created', ({ message }) => (message as { body: string }).body === 'ao vivo')
    // Each once. Two transactions may end at once, so what is written after them has no order among itself.
    const expected = [...Array.from({ length: 12 }, (_, n) => `m${n}`), 'ao vivo']
    expect(bodies(client).toSorted()).toEqual(expected.toSorted())
    expect(client.messages.map(({ name }) => name)).not.toContain('resync_needed')
  })

  test('of more than anybody should be told reads anew at once', async () => {
    const { cursor, id } = await missEvents(2_400)
    const { client, count } = await countUntilReady({ access_token: boss.token, cursor })
    expect(count).toBeLessThanOrEqual(A_LONG_REPLAY)
    expect(await client.until('resync_needed')).toMatchObject({ reason: 'too_far_behind' })
    await scene.post(id, { body: 'ao vivo' })
    await client.untilEvent('message.created')
  })

  test('of a log that lies behind what was heard, as after a restore, ends and reads anew, once', async () => {
    const { cursor, id } = await missEvents(1)
    const { services } = house
    const ahead = { id: crypto.randomUUID(), name: 'label.updated', data: {}, occurredAt: new Date() }
    services.events.publish([{ ...ahead, tenantId: scene.tenant.id, eventId: 1_000 }])
    const first = await countUntilReady({ access_token: boss.token, cursor })
    expect(first.count).toBeLessThanOrEqual(A_RECONNECT + 1)
    expect(await first.client.until('resync_needed')).toMatchObject({ cursor: expect.any(String) })
    const second = await countUntilReady({ access_token: boss.token, cursor: first.client.cursor() })
    expect(second.count).toBeLessThanOrEqual(A_RECONNECT)
    expect(second.client.messages.map(({ name }) => name)).not.toContain('resync_needed')
    await scene.post(id, { body: 'ao vivo' })
    for (const { client } of [first, second]) await client.untilEvent('message.created')
  })

  test('whose cursor is beyond the log reads anew', async () => {
    const { cursor } = await missEvents(5)
    const ahead = await countUntilReady({ access_token: boss.token, cursor })
    await rewind(scene, 2)
    const { client, count } = await countUntilReady({ access_token: boss.token, cursor: ahead.client.cursor() })
    expect(await client.until('resync_needed')).toMatchObject({ reason: 'cursor' })
    expect(count).toBeLessThanOrEqual(A_RECONNECT + 1)
  })
})

/** The tenant's log as a restore of its database leaves it: the last events never were. */
async function rewind(scene: Scene, events: number): Promise<void> {
  const admin = await house.admin('shared')
  await admin.query('UPDATE recado.event_counters SET last_event_id = last_event_id - $2 WHERE tenant_id = $1', [
    scene.tenant.id,
    events,
  ])
  await admin.query(
    `DELETE FROM recado.events e USING recado.event_counters c
      WHERE c.tenant_id = e.tenant_id AND e.tenant_id = $1 AND e.event_id > c.last_event_id`,
    [scene.tenant.id],
  )
}

async function emitMany(scope: TenantScope, count: number): Promise<void> {
  for (let n = 0; n < count; n++) await scope.events.emit('contact.updated', { contact_id: crypto.randomUUID() })
}

/** A visitor with one conversation. @returns their token. */
async function visit(scene: Scene): Promise<string> {
  const { services } = house
  const { inbox, session } = await scene.run(async (scope) => {
    const found = await findInbox(scope, scene.inboxId)
    if (found === undefined) throw new Error('no inbox')
    return { inbox: found, session: await openVisitorSession(services, scope, { inbox: found, inbox_key: '' }) }
  })
  const claims = await services.visitorTokens.verify(session.visitor_token)
  if (claims === undefined) throw new Error('no claims')
  const message = { client_id: 'c1', text: 'Oi', pre_chat: {}, offline: false }
  await scene.run((scope) => startVisitorConversation(scope, { claims, inbox, contact: undefined }, message))
  return session.visitor_token
}
