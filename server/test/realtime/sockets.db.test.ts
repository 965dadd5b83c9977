import { encodeId } from '@recado/contracts/ids'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createLabel } from '../../src/chat/labels/index.ts'
import { updateTeam } from '../../src/chat/teams/index.ts'
import { updateOwnWork } from '../../src/chat/workflows/member-work.ts'
import { listCustomRoles } from '../../src/core/members/index.ts'
import { endSession } from '../../src/core/sessions/index.ts'
import type { EventHub } from '../../src/platform/events/event-hub.ts'
import { send } from '../identity/people.ts'
import { buildMember } from '../support/factories.ts'
import { PLACEMENTS } from '../support/placements.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { assignTo, buildScene, buildSightedMember, type Scene, type Sighted } from './scene.ts'
import { connect, openSockets, type TestSocket } from './socket-client.ts'

let house: TestHouse
let url: string
let stop: () => Promise<void>
const open: TestSocket[] = []

beforeAll(async () => {
  house = await openTestHouse({ env: { ROLES: 'web,relay' } })
  // The relay carries jobs, too.
  await house.services.queue.start()
  ;({ url, stop } = await openSockets(house))
})
afterEach(() => {
  for (const client of open.splice(0)) client.close()
})
afterAll(async () => {
  await stop()
  await house.close()
})

/** Nobody hears what is published until this is undone. */
function mute(events: EventHub): () => void {
  const { publish } = events
  events.publish = () => undefined
  return () => {
    events.publish = publish
  }
}

/** Counts bytes that come over the wire from now on. */
function readLengths({ io }: TestSocket['socket']): () => number {
  const transport = io.engine.transport as unknown as { ws: { _socket: { bytesRead: number } } }
  const wire = transport.ws._socket
  const before = wire.bytesRead
  return () => wire.bytesRead - before
}

async function join(person: { token: string }, more: object = {}): Promise<TestSocket> {
  const client = await connect(url, { access_token: person.token, ...more })
  open.push(client)
  return client
}

describe.each(PLACEMENTS)('a tenant in a %s placement', (placement) => {
  let scene: Scene
  let boss: Sighted
  beforeEach(async () => {
    scene = await buildScene(house, { placement })
    boss = await buildSightedMember(house, scene.tenant, 'all')
  })

  test('a message is on the screen of whoever sees all, with its number and its cursor', async () => {
    const client = await join(boss)
    const { id } = await scene.start()
    await scene.post(id, { body: 'Bom dia' })
    const heard = await client.untilEvent('message.created')
    expect(heard.data).toMatchObject({
      conversation_id: encodeId('cnv', id),
      message: { seq: 1, body: 'Bom dia', direction: 'in' },
    })
    expect(client.events.map(({ event_id }) => event_id)).toEqual([1, 2])
    expect(client.cursor()).toEqual(expect.any(String))
  })

  test('what is told to many is read alike by clients that take deflated frames, by those that do not, and by polling', async () => {
    const ways = [{}, { deflate: false }, { transport: 'polling' }] as const
    const clients = await Promise.all(ways.map((way) => connect(url, { access_token: boss.token }, way)))
    open.push(...clients)
    const [deflated, plain] = clients.slice(0, 2).map(({ socket }) => readLengths(socket))
    const { id } = await scene.start()
    // Far more than a packet that is sent plain, in as few packets as the relay makes of them.
    const bodies = Array.from({ length: 30 }, (_, n) => `Mensagem ${n} – ${'ação '.repeat(80)}`)
    await Promise.all(bodies.map((body) => scene.post(id, { body })))
    for (const client of clients) {
      await client.untilEvent('message.created', (data) => (data.message as { seq: number }).seq === bodies.length)
      const heard = client.events.filter(({ name }) => name === 'message.created')
      expect(heard.map(({ data }) => (data.message as { body: string }).body).toSorted()).toEqual(bodies.toSorted())
      expect(client.events).toEqual(clients[0]?.events)
    }
    expect(deflated?.()).toBeLessThan((plain?.() ?? 0) / 2)
  })

  test('own, team and all hear what they may see, and nothing else', async () => {
    const own = await buildSightedMember(house, scene.tenant, 'own')
    const colleague = await buildSightedMember(house, scene.tenant, 'own')
    const mate = await buildSightedMember(house, scene.tenant, 'team')
    const teamId = await scene.run((scope) => scene.buildTeam(scope, 'Vendas', [mate.memberId]))
    const [a, b, c, d] = await Promise.all([join(boss), join(own), join(colleague), join(mate)])
    const ownOne = await scene.start()
    await assignTo(house, scene, ownOne.id, { assignee: own.memberId })
    const teamOne = await scene.start()
    await assignTo(house, scene, teamOne.id, { team: teamId })
    const nobodys = await scene.start()
    for (const { id } of [ownOne, teamOne, nobodys]) await scene.post(id)
    await a.untilEvent('message.created', (data) => data.conversation_id === encodeId('cnv', nobodys.id))
    const heard = (client: TestSocket) =>
      client.events.filter(({ name }) => name === 'message.created').map(({ data }) => data.conversation_id)
    expect(heard(a)).toEqual([ownOne, teamOne, nobodys].map(({ id }) => encodeId('cnv', id)))
    // Who hears the same is told together, one group after the other.
    await expect.poll(() => heard(b)).toEqual([encodeId('cnv', ownOne.id)])
    await expect.poll(() => heard(d)).toEqual([encodeId('cnv', teamOne.id)])
    expect(heard(c)).toEqual([])
  })

  test('whoever is given somebody else’s conversation hears it from then on, the other is told that it is gone', async () => {
    const first = await buildSightedMember(house, scene.tenant, 'own')
    const second = await buildSightedMember(house, scene.tenant, 'own')
    const [a, b] = await Promise.all([join(first), join(second)])
    const { id } = await scene.start()
    await assignTo(house, scene, id, { assignee: first.memberId })
    expect(await a.ask('watch', { conversation_id: encodeId('cnv', id) })).toMatchObject({ ok: true })
    await assignTo(house, scene, id, { assignee: second.memberId, previous: first.memberId })
    await scene.post(id, { body: 'Só para a segunda' })
    await b.untilEvent('message.created')
    const gone = await a.untilEvent('conversation.out_of_sight')
    expect(gone.data).toEqual({ conversation_id: encodeId('cnv', id) })
    expect(JSON.stringify(a.messages)).not.toContain('Só para a segunda')
    expect(JSON.stringify(a.events)).not.toContain(encodeId('mem', second.memberId))
    expect(await a.ask('typing', { conversation_id: encodeId('cnv', id), state: 'writing' })).toMatchObject({
      ok: false,
      problem: { code: 'not_found' },
    })
  })

  test('whoever leaves a team hears its conversations no more, at once', async () => {
    const mate = await buildSightedMember(house, scene.tenant, 'team')
    const teamId = await scene.run((scope) => scene.buildTeam(scope, 'Vendas', [mate.memberId]))
    const { id } = await scene.start()
    await assignTo(house, scene, id, { team: teamId })
    const before = await join(mate)
    const ended = new Promise<string>((resolve) => before.socket.once('disconnect', resolve))
    await scene.run((scope) => updateTeam(scope, teamId, { name: 'Vendas', memberIds: [] }))
    expect(await ended).toBe('transport close')
    const after = await join(mate, { cursor: before.cursor() })
    const watching = await join(boss)
    await scene.post(id, { body: 'só da equipe' })
    await watching.untilEvent('message.created')
    expect(JSON.stringify([before.events, after.events])).not.toContain('só da equipe')
  })

  test('whoever’s role sees less hears no more than that, at once, and their screen is told', async () => {
    const mate = await buildSightedMember(house, scene.tenant, 'all')
    const [role] = await scene.run((scope) => listCustomRoles(scope))
    if (role === undefined) throw new Error('no role')
    const before = await join(mate)
    const ended = new Promise<string>((resolve) => before.socket.once('disconnect', resolve))
    const { id: _id, key: _key, ...wishes } = role
    const answer = await send(house, 'PUT', `/api/v1/roles/${encodeId('rol', role.id)}`, {
      headers: (await buildMember(house, scene.tenant, 'owner')).headers,
      body: { ...wishes, visibility: 'own' },
    })
    expect(answer.status).toBe(200)
    expect(await ended).toBe('transport close')
    const after = await join(mate, { cursor: before.cursor() })
    const told = (client: TestSocket) =>
      client.untilEvent('workspace.changed', ({ kind, id }) => kind === 'role' && id === encodeId('rol', role.id))
    await (before.events.some(({ data }) => data.kind === 'role') ? told(before) : told(after))
    const heard = await join(await buildSightedMember(house, scene.tenant, 'team'))
    const { id } = await scene.start()
    await scene.post(id, { body: 'não é seu' })
    // What is said to everybody comes after what was said before it.
    await scene.run((scope) => createLabel(scope, { name: 'Depois', colour: '#112233' }))
    for (const client of [after, heard]) await client.untilEvent('workspace.changed', ({ kind }) => kind === 'label')
    expect(JSON.stringify([before.events, after.events, heard.events])).not.toContain('não é seu')
  })

  test('what everybody works with is told to every member, whatever they see, and by its id alone', async () => {
    const clients = await Promise.all(
      (['all', 'own'] as const).map(async (sight) => join(await buildSightedMember(house, scene.tenant, sight))),
    )
    const stranger = await join(await buildSightedMember(house, (await buildScene(house)).tenant, 'all'))
    const owner = await buildMember(house, scene.tenant, 'owner')
    const call = async (method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: object) => {
      const answer = await send<{ id: string }>(house, method, `/api/v1${path}`, {
        ...{ headers: owner.headers },
        ...(body === undefined ? {} : { body }),
      })
      expect(answer.status, path).toBeLessThan(300)
      return answer.body?.id
    }
    const label = { name: 'Segredo', colour: '#112233' }
    const [inboxId, memberId] = [encodeId('inb', scene.inboxId), encodeId('mem', boss.memberId)]
    const labelId = await call('POST', '/labels', label)
    await call('PUT', `/labels/${labelId}`, { ...label, colour: '#445566' })
    const cannedId = await call('POST', '/canned-responses', { shortcut: 'segredo', body: 'Segredo', shared: true })
    await call('DELETE', `/canned-responses/${cannedId}`)
    await call('POST', '/saved-views', { name: 'Segredo', shared: true, filters: {} })
    await call('POST', '/teams', { name: 'Segredo', member_ids: [] })
    await call('POST', '/calendars', { name: 'Segredo', timezone: 'America/Sao_Paulo', hours: [] })
    await call('PATCH', `/inboxes/${inboxId}`, { name: 'Segredo' })
    await call('PUT', '/brand', { company_name: 'Segredo' })
    await call('PATCH', '/tenant', { name: 'Segredo' })
    await call('POST', '/roles', { name: 'Segredo', permissions: ['conversations.read'], visibility: 'own' })
    await call('PUT', `/members/${memberId}/capacity`, { capacity: 7 })
    await call('PUT', '/me', { name: 'Nome novo' })
    const kinds = ['label', 'canned_response', 'saved_view', 'team', 'calendar', 'inbox', 'brand', 'tenant', 'role']
    for (const client of clients) {
      for (const kind of [...kinds, 'member']) {
        await client.untilEvent('workspace.changed', (data) => data.kind === kind)
      }
      for (const id of [labelId, cannedId, inboxId, memberId, encodeId('mem', owner.memberId)]) {
        await client.untilEvent('workspace.changed', (data) => data.id === id)
      }
      expect(JSON.stringify(client.events)).not.toMatch(/segredo/i)
    }
    expect(stranger.events).toEqual([])
  })

  test('what was missed is replayed in order, once, before what is live', async () => {
    const client = await join(boss)
    const { id } = await scene.start()
    await scene.post(id, { body: 'm0' })
    await client.untilEvent('message.created')
    const cursor = client.cursor()
    client.close()
    for (let n = 1; n <= 450; n++) await scene.post(id, { body: `m${n}` })
    await house.services.relay.drainAll()
    const again = await join(boss, { cursor })
    await scene.post(id, { body: 'm451' })
    await again.untilEvent('message.created', (data) => (data.message as { body: string }).body === 'm451')
    const bodies = again.events.map(({ data }) => (data.message as { body: string }).body)
    expect(bodies).toEqual(Array.from({ length: 451 }, (_, n) => `m${n + 1}`))
  })
})

describe('at the door', () => {
  let scene: Scene
  let boss: Sighted
  beforeEach(async () => {
    scene = await buildScene(house)
    boss = await buildSightedMember(house, scene.tenant, 'all')
  })

  test.each([
    ['without a token', {}, 'validation_failed'],
    ['with a token of nobody', { access_token: 'x.y.z' }, 'unauthenticated'],
    ['with a visitor’s token of nobody', { visitor_token: 'x.y.z' }, 'visitor_token_invalid'],
  ])('a socket %s is refused', async (_case, auth, code) => {
    await expect(connect(url, auth)).rejects.toMatchObject({ code })
  })

  test('a token of another tenant does not open this one', async () => {
    const other = await buildScene(house)
    await expect(connect(url, { access_token: boss.token, tenant: other.tenant.slug })).rejects.toMatchObject({
      code: 'tenant_mismatch',
    })
  })

  test('a page of another tenant is refused', async () => {
    const other = await buildScene(house)
    const origin = `http://${other.tenant.slug}.localhost:3000`
    await expect(
      connect(url, { access_token: boss.token, tenant: scene.tenant.slug }, { origin }),
    ).rejects.toMatchObject({ code: 'origin_forbidden' })
  })

  test('a conversation of another tenant can be neither watched nor written into, whatever its id', async () => {
    const other = await buildScene(house)
    const { id } = await other.start()
    const client = await join(boss)
    const conversation_id = encodeId('cnv', id)
    for (const name of ['watch', 'typing']) {
      const message = name === 'typing' ? { conversation_id, state: 'writing' } : { conversation_id }
      expect(await client.ask(name, message)).toMatchObject({ ok: false, problem: { code: 'not_found' } })
    }
    await other.post(id)
    await scene.post((await scene.start()).id)
    await client.untilEvent('message.created')
    expect(JSON.stringify(client.messages)).not.toContain(conversation_id)
  })

  test('a socket may not join rooms by itself, and unknown or malformed messages change nothing', async () => {
    const client = await join(boss)
    client.socket.emit('join', `${scene.tenant.id}/all`)
    expect(await client.ask('watch', { conversation_id: `${scene.tenant.id}/all` })).toMatchObject({ ok: false })
    expect(await client.ask('watch', { conversation_id: 7 })).toMatchObject({ problem: { code: 'validation_failed' } })
    expect(client.socket.connected).toBe(true)
  })

  test('a revoked session is told so and disconnected at once', async () => {
    const client = await join(boss)
    await endSession(house.services, boss.identityId, boss.sessionId, 'signed_out')
    expect(await client.until('session_ended')).toMatchObject({ code: 'unauthenticated' })
    await expect.poll(() => client.socket.connected).toBe(false)
    await expect(connect(url, { access_token: boss.token })).rejects.toMatchObject({ code: 'unauthenticated' })
  })

  test('when what a person may do changes, their socket comes back and is admitted anew', async () => {
    const client = await join(boss)
    const ended = new Promise<string>((resolve) => client.socket.once('disconnect', resolve))
    await house.services.changes.publish('identity', boss.identityId)
    expect(await ended).toBe('transport close')
  })

  test('a socket that says too much is refused, not heard, and not disconnected', async () => {
    const client = await join(boss)
    const { id } = await scene.start()
    const answers = await Promise.all(
      Array.from({ length: 60 }, () => client.ask('watch', { conversation_id: encodeId('cnv', id) })),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(50)
    expect(answers.at(-1)).toMatchObject({ problem: { code: 'rate_limited', status: 429 } })
  })

  test('a message larger than any of ours ends its connection unread, and nobody else’s', async () => {
    const [flood, other] = [await join(boss), await join(boss)]
    const gone = new Promise((resolve) => flood.socket.once('disconnect', resolve))
    flood.socket.emit('watch', { conversation_id: 'x'.repeat(20_000) })
    await gone
    const { id } = await scene.start()
    expect(await other.ask('watch', { conversation_id: encodeId('cnv', id) })).toMatchObject({ ok: true })
  })

  test.each([
    [
      'of another tenant',
      async () => (await join(await buildSightedMember(house, (await buildScene(house)).tenant, 'all'))).cursor(),
    ],
    ['that is no cursor', async () => 'nada'],
  ])('a cursor %s is answered by reading everything anew', async (_case, cursorOf) => {
    const client = await join(boss, { cursor: await cursorOf() })
    expect(await client.until('resync_needed')).toMatchObject({ reason: 'cursor', cursor: expect.any(String) })
  })
})

describe('events that were committed and published by nobody, because whoever relayed them died', () => {
  let scene: Scene
  let boss: Sighted
  beforeEach(async () => {
    scene = await buildScene(house)
    boss = await buildSightedMember(house, scene.tenant, 'all')
  })

  /** What a relay leaves that loses its connection between its commit and the answer to it. */
  async function losePublication(body: string): Promise<void> {
    const { id } = await scene.start()
    await house.services.relay.drainAll()
    const stop = mute(house.services.events)
    await scene.post(id, { body })
    await house.services.relay.drainAll()
    stop()
  }

  async function joinForGood(): Promise<TestSocket> {
    const client = await connect(url, { access_token: boss.token }, { reconnection: true })
    open.push(client)
    return client
  }
  const bodies = (client: TestSocket) =>
    client.events
      .filter(({ name }) => name === 'message.created')
      .map(({ data }) => (data.message as { body: string }).body)

  test('are told before the next one, in order', async () => {
    const client = await joinForGood()
    await losePublication('perdida')
    await scene.post((await scene.start()).id, { body: 'a seguinte' })
    await expect.poll(() => bodies(client)).toEqual(['perdida', 'a seguinte'])
    expect(client.events.map(({ event_id }) => event_id)).toEqual([1, 2, 3, 4])
  })

  test('are told when the relay says that it may have lost some, though nothing follows', async () => {
    const client = await joinForGood()
    await losePublication('a última')
    expect(bodies(client)).toEqual([])
    house.services.events.tellLost()
    await expect.poll(() => bodies(client)).toEqual(['a última'])
  })
})

describe('people beside each other', () => {
  let scene: Scene
  let ana: Sighted
  let bruno: Sighted
  beforeEach(async () => {
    scene = await buildScene(house)
    ana = await buildSightedMember(house, scene.tenant, 'all')
    bruno = await buildSightedMember(house, scene.tenant, 'all')
  })

  test('each sees who has the conversation open, and who writes, until they go', async () => {
    const [a, b] = await Promise.all([join(ana), join(bruno)])
    const conversation_id = encodeId('cnv', (await scene.start()).id)
    await a.ask('watch', { conversation_id })
    const second = await b.ask('watch', { conversation_id })
    expect(second).toMatchObject({ ok: true, viewers: [{}, {}] })
    await a.until('viewers', (message) => (message.viewers as unknown[]).length === 2)
    await b.ask('typing', { conversation_id, state: 'writing' })
    const typing = await a.until('typing')
    expect(typing).toMatchObject({
      conversation_id,
      author: { kind: 'member', id: encodeId('mem', bruno.memberId) },
      state: 'writing',
    })
    expect(Date.parse(String(typing.until)) - Date.now()).toBeLessThanOrEqual(6_000)
    // Within two seconds it is not passed on again.
    await b.ask('typing', { conversation_id, state: 'writing' })
    b.close()
    await a.until('viewers', (message) => (message.viewers as unknown[]).length === 1)
    expect(a.messages.filter(({ name }) => name === 'typing')).toHaveLength(1)
  })

  test('whoever says that they are busy is seen so at once', async () => {
    const a = await join(ana)
    await join(bruno)
    const member_id = encodeId('mem', bruno.memberId)
    await a.until('presence', (message) => message.member_id === member_id && message.status === 'online')
    await scene.run((scope) => updateOwnWork(scope, bruno.memberId, { availability: 'busy' }))
    await a.until('presence', (message) => message.member_id === member_id && message.status === 'busy')
  })

  test('everybody of the tenant sees who is present, and nobody of another', async () => {
    const stranger = await join(await buildSightedMember(house, (await buildScene(house)).tenant, 'all'))
    const a = await join(ana)
    await join(bruno)
    expect(await a.until('presence', (message) => message.member_id === encodeId('mem', bruno.memberId))).toMatchObject(
      {
        status: 'online',
      },
    )
    expect(JSON.stringify(stranger.messages)).not.toContain(encodeId('mem', bruno.memberId))
  })
})
