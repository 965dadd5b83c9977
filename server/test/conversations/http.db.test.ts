import { encodeId } from '@recado/contracts/ids'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { advancingClock } from '../../src/platform/clock/testing.ts'
import { newId } from '../../src/platform/ids.ts'
import { send } from '../identity/people.ts'
import { buildMember, type SignedIn } from '../support/factories.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { buildScene, type Scene } from './scene.ts'

const clock = advancingClock('2026-06-01T12:00:00Z')
let house: TestHouse
let scene: Scene
let owner: SignedIn
let agent: SignedIn
let supervisor: SignedIn
beforeAll(async () => {
  house = await openTestHouse({ clock })
  scene = await buildScene(house)
  owner = await buildMember(house, scene.tenant, 'owner')
  agent = await buildMember(house, scene.tenant, 'agent')
  supervisor = await buildMember(house, scene.tenant, 'supervisor')
  await call('PUT', `/members/${encodeId('mem', agent.memberId)}/capacity`, { capacity: 1_000 })
})
afterAll(() => house.close())

interface Message {
  seq: number
  id: string
  body: string
  deleted_at: string | null
}

function call<Body>(
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: object,
  person: SignedIn = owner,
) {
  return send<Body & { code: string }>(house, method, `/api/v1${path}`, {
    headers: person.headers,
    ...(body === undefined ? {} : { body }),
  })
}

/** The whole log of events. */
async function readLog() {
  interface Page {
    items: { event: string; data: Record<string, unknown> }[]
    cursor: string
    has_more: boolean
  }
  const items: Page['items'] = []
  let after = ''
  for (;;) {
    const { body } = await call<Page>('GET', `/events?limit=100${after}`)
    items.push(...body.items)
    if (!body.has_more) return items
    after = `&after=${encodeURIComponent(body.cursor)}`
  }
}

/** A conversation of the agent's with `count` messages of the customer, as an address and its id inside. */
async function buildConversation(count: number) {
  clock.advance(1_000)
  const { id } = await scene.start()
  for (let n = 1; n <= count; n++) await scene.post(id, { body: `mensagem ${n}` })
  const path = `/conversations/${encodeId('cnv', id)}`
  const given = await call('PUT', `${path}/assignee`, { member_id: encodeId('mem', agent.memberId) })
  expect(given.status).toBe(200)
  return { id, path }
}

test('how everybody works is read page after page by who looks after others, and by nobody else', async () => {
  type Page = {
    items: { member_id: string; capacity: number; open_conversations: number }[]
    next_cursor: string | null
  }
  const seen: Page['items'] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const page: { status: number; body: Page } = await call<Page>(
      'GET',
      `/work?limit=2${cursor && `&cursor=${cursor}`}`,
      undefined,
      supervisor,
    )
    expect(page.status).toBe(200)
    expect(page.body.items.length).toBeLessThanOrEqual(2)
    seen.push(...page.body.items)
    cursor = page.body.next_cursor
  }
  expect(seen.find(({ member_id }) => member_id === encodeId('mem', agent.memberId))).toMatchObject({ capacity: 1_000 })
  expect(new Set(seen.map(({ member_id }) => member_id)).size).toBe(seen.length)
  expect(seen.length).toBeGreaterThanOrEqual(3)
  expect((await call('GET', '/work', undefined, agent)).status).toBe(403)
})

describe('a thread', () => {
  test('is read from its end, upwards, and from where a client had got', async () => {
    const { path } = await buildConversation(9)
    type Page = { items: Message[]; has_more: boolean; last_seq: number }
    const read = async (query: string) => {
      const { body } = await call<Page>('GET', `${path}/messages${query}`)
      return [body.items.map(({ seq }) => seq), body.has_more, body.last_seq]
    }
    // The tenth is the note of the assignment.
    expect(await read('?limit=4')).toEqual([[7, 8, 9, 10], true, 10])
    expect(await read('?limit=4&before=7')).toEqual([[3, 4, 5, 6], true, 10])
    expect(await read('?limit=4&before=3')).toEqual([[1, 2], false, 10])
    expect(await read('?limit=4&after=0')).toEqual([[1, 2, 3, 4], true, 10])
    expect(await read('?limit=4&after=8')).toEqual([[9, 10], false, 10])
    expect(await read('?after=99')).toEqual([[], false, 10])
    expect((await call('GET', `${path}/messages?after=1&before=3`)).status).toBe(400)
  })

  test('takes a message once, whoever repeats it', async () => {
    const { path } = await buildConversation(0)
    const body = { client_id: 'c1', body: 'Olá!' }
    const first = await call<Message>('POST', `${path}/messages`, body, agent)
    const again = await call<Message>('POST', `${path}/messages`, body, agent)
    expect([first.status, again.status]).toEqual([201, 201])
    expect(again.body).toEqual(first.body)
    const other = await call('POST', `${path}/messages`, { ...body, body: 'Oi!' }, agent)
    expect([other.status, other.body.code]).toEqual([409, 'client_id_reused'])
  })

  const refused: [string, object, number, string][] = [
    ['control characters', { client_id: 'a', body: 'oi\u0000' }, 400, 'validation_failed'],
    ['a broken surrogate', { client_id: 'a', body: '\ud800' }, 400, 'validation_failed'],
    ['10 MB of text', { client_id: 'a', body: 'a'.repeat(10_000_000) }, 413, 'body_too_large'],
    ['a text over the limit', { client_id: 'a', body: 'a'.repeat(20_001) }, 400, 'validation_failed'],
    ['no client_id', { body: 'oi' }, 400, 'validation_failed'],
    ['a client_id with blanks', { client_id: 'a b', body: 'oi' }, 400, 'validation_failed'],
    ['an event in disguise', { client_id: 'a', kind: 'event', body: 'oi' }, 400, 'validation_failed'],
    ['a field of ours', { client_id: 'a', body: 'oi', direction: 'in' }, 400, 'validation_failed'],
    ['nothing', { client_id: 'a' }, 400, 'message_empty'],
    ['an answer to nothing', { client_id: 'a', body: 'oi', reply_to_seq: 50 }, 400, 'reply_unknown'],
  ]
  test.each(refused)('refuses %s and stores nothing', async (_what, body, status, code) => {
    const { path } = await buildConversation(0)
    const answer = await call('POST', `${path}/messages`, body, agent)
    expect([answer.status, answer.body.code]).toEqual([status, code])
    const { body: page } = await call<{ last_seq: number }>('GET', `${path}/messages`)
    expect(page.last_seq).toBe(1)
  })
})

describe('what was written', () => {
  test('is changed by its author and by a supervisor, the customer’s words by nobody', async () => {
    const { path } = await buildConversation(1)
    const { body: sent } = await call<Message>('POST', `${path}/messages`, { client_id: 'e1', body: 'Custa 10' }, agent)
    const at = `${path}/messages/${sent.seq}`
    expect((await call<Message>('PATCH', at, { body: 'Custa 20' }, agent)).body.body).toBe('Custa 20')
    const rival = await buildMember(house, scene.tenant, 'admin')
    expect((await call<Message>('PATCH', at, { body: 'Custa 30' }, rival)).body.body).toBe('Custa 30')
    const customers = await call('PATCH', `${path}/messages/1`, { body: 'Compro dois' })
    expect([customers.status, customers.body.code]).toEqual([409, 'message_not_editable'])
    const happened = await call('PATCH', `${path}/messages/2`, { body: 'Nada' })
    expect(happened.body.code).toBe('message_not_editable')
    expect((await call('PATCH', `${path}/messages/77`, { body: 'Nada' })).status).toBe(404)
  })

  test('leaves a tombstone, whose retry is the tombstone', async () => {
    const { path } = await buildConversation(0)
    const message = { client_id: 'd1', body: 'Enviado por engano' }
    const { body: sent } = await call<Message>('POST', `${path}/messages`, message, agent)
    const { body: gone } = await call<Message>('DELETE', `${path}/messages/${sent.seq}`, undefined, agent)
    expect(gone).toMatchObject({ seq: sent.seq, body: '' })
    expect(gone.deleted_at).not.toBeNull()
    const { body: again } = await call<Message>('POST', `${path}/messages`, message, agent)
    expect(again).toEqual(gone)
    const { body: listed } = await call<{ last_message: { preview: string } }>('GET', path)
    expect(listed.last_message.preview).toBe('')
    const edited = await call('PATCH', `${path}/messages/${sent.seq}`, { body: 'de volta' }, agent)
    expect(edited.body.code).toBe('message_deleted')
    const found = await call<{ items: unknown[] }>('GET', '/messages/search?q=engano')
    expect(found.body.items).toEqual([])
  })

  test('is not another agent’s to change', async () => {
    const { id, path } = await buildConversation(0)
    const { message } = await scene.post(id, {
      direction: 'out',
      author: { kind: 'member', id: owner.memberId, name: 'Dona' },
    })
    const answer = await call('PATCH', `${path}/messages/${message.seq}`, { body: 'meu' }, agent)
    expect([answer.status, answer.body.code]).toEqual([403, 'message_not_yours'])
  })
})

test('a mention is told to who is named, until they look', async () => {
  const { path } = await buildConversation(0)
  const note = { client_id: 'm1', kind: 'note', body: 'veja isto', mentions: [encodeId('mem', owner.memberId)] }
  const { body: sent } = await call<Message>('POST', `${path}/messages`, note, agent)
  const mentions = async () =>
    (await call<{ items: { preview: string }[] }>('GET', '/conversations/mentions')).body.items
  expect(await mentions()).toMatchObject([{ preview: 'veja isto' }])
  expect((await call<{ mentions: number }>('GET', '/conversations/counters')).body.mentions).toBe(1)
  await call('POST', `${path}/seen`, { seq: sent.seq })
  expect(await mentions()).toEqual([])
})

test('a conversation that the company starts counts against its plan', async () => {
  const body = { inbox_id: encodeId('inb', scene.inboxId), contact_id: encodeId('ctc', scene.contactId) }
  const started = await call<{ protocol: string; status: string }>('POST', '/conversations', body)
  expect([started.status, started.body.status]).toEqual([201, 'open'])
  const used = await scene.run((scope) =>
    scope.db
      .selectFrom('usage_counters')
      .select('used')
      .where('tenant_id', '=', scene.tenant.id)
      .where('metric', '=', 'conversations')
      .execute(),
  )
  expect(used).toEqual([{ used: 1 }])
})

test('a draft is kept for who wrote it', async () => {
  const { path } = await buildConversation(0)
  expect((await call('GET', `${path}/draft`, undefined, agent)).status).toBe(404)
  await call('PUT', `${path}/draft`, { body: 'Bom d' }, agent)
  await call('PUT', `${path}/draft`, { body: 'Bom dia' }, agent)
  expect((await call<Message>('GET', `${path}/draft`, undefined, agent)).body.body).toBe('Bom dia')
  expect((await call('GET', `${path}/draft`)).status).toBe(404)
  await call('PUT', `${path}/draft`, { body: '' }, agent)
  expect((await call('GET', `${path}/draft`, undefined, agent)).status).toBe(404)
})

test('a scheduled message is listed, cancelled once, and not sent', async () => {
  const { path } = await buildConversation(0)
  const soon = new Date(clock.now().getTime() + 60_000).toISOString()
  const scheduled = await call<{ id: string }>(
    'POST',
    `${path}/scheduled-messages`,
    { body: 'oi', send_at: soon },
    agent,
  )
  expect(scheduled.status).toBe(201)
  const list = async () => (await call<{ items: unknown[] }>('GET', `${path}/scheduled-messages`)).body.items
  expect(await list()).toHaveLength(1)
  expect((await call('DELETE', `/scheduled-messages/${scheduled.body.id}`)).status).toBe(204)
  expect((await call('DELETE', `/scheduled-messages/${scheduled.body.id}`)).body.code).toBe('scheduled_not_waiting')
  const past = await call('POST', `${path}/scheduled-messages`, { body: 'oi', send_at: '2020-01-01T00:00:00Z' }, agent)
  expect(past.body.code).toBe('schedule_past')
  clock.advance(61_000)
  await house.drain()
  expect((await call<{ last_seq: number }>('GET', path)).body.last_seq).toBe(1)
})

test('canned responses are one’s own or everybody’s, and are filled in on the server', async () => {
  const { path } = await buildConversation(0)
  const canned = {
    shortcut: 'ola',
    body: 'Olá {{contact.first_name}}, seu protocolo é {{ conversation.protocol }}. {{contact.email}}{{atendente || "nós"}}',
  }
  const made = await call<{ id: string }>('POST', '/canned-responses', canned, agent)
  expect(made.status).toBe(201)
  expect((await call('POST', '/canned-responses', canned, agent)).body.code).toBe('shortcut_taken')
  expect((await call('POST', '/canned-responses', { ...canned, shared: true }, agent)).status).toBe(403)
  const conversationId = path.split('/').at(-1)
  const render = (person: SignedIn) =>
    call<{ body: string; missing: string[] }>(
      'POST',
      `/canned-responses/${made.body.id}/render`,
      { conversation_id: conversationId },
      person,
    )
  const { body } = await render(agent)
  expect(body.body).toMatch(/^Olá Maria, seu protocolo é \d{8}-\d{4}\. Pessoa \d+$/)
  expect(body.missing).toEqual(['contact.email'])
  expect((await render(owner)).status).toBe(404)
  const shared = await call<{ id: string }>('POST', '/canned-responses', { ...canned, shared: true })
  expect(shared.status).toBe(201)
  const { body: list } = await call<{ items: { id: string }[] }>('GET', '/canned-responses', undefined, agent)
  expect(list.items.map(({ id }) => id).sort()).toEqual([made.body.id, shared.body.id].sort())
  expect((await call('DELETE', `/canned-responses/${shared.body.id}`, undefined, agent)).status).toBe(403)
})

test('a saved view keeps its filters as they were sent', async () => {
  const filters = { status: 'snoozed', assignee: encodeId('mem', agent.memberId), priority: 2 }
  const made = await call<{ id: string; filters: object }>('POST', '/saved-views', { name: 'Adiadas', filters }, agent)
  expect(made.body.filters).toEqual(filters)
  const names = async (person: SignedIn) =>
    (await call<{ items: { name: string }[] }>('GET', '/saved-views', undefined, person)).body.items.map((v) => v.name)
  expect(await names(agent)).toEqual(['Adiadas'])
  expect(await names(owner)).toEqual([])
  expect((await call('DELETE', `/saved-views/${made.body.id}`, undefined, owner)).status).toBe(404)
  expect((await call('POST', '/saved-views', { name: 'x', shared: true, filters: {} }, agent)).status).toBe(403)
})

test('a priority is set, found by and told of once; what is none is refused', async () => {
  const { path } = await buildConversation(0)
  const set = (priority: unknown) => call<{ priority: number }>('PATCH', path, { priority }, agent)
  for (const _again of [1, 2]) expect((await set(3)).body.priority).toBe(3)
  const found = await call<{ items: { id: string }[] }>('GET', '/conversations?priority=3')
  expect(found.body.items.map(({ id }) => `/conversations/${id}`)).toEqual([path])
  for (const wrong of [4, -1, 1.5, '3', null]) expect((await set(wrong)).body.code).toBe('validation_failed')
  expect((await call<{ priority: number }>('GET', path)).body.priority).toBe(3)
  await house.drain()
  const told = (await readLog()).filter(
    ({ event, data }) => event === 'conversation.updated' && `/conversations/${data.conversation_id}` === path,
  )
  expect(told).toHaveLength(1)
})

test('labels and teams are kept, named once, and the acts are in the audit', async () => {
  const label = { name: 'Financiamento', colour: '#00aa00' }
  const made = await call<{ id: string }>('POST', '/labels', label, supervisor)
  expect(made.status).toBe(201)
  expect((await call('POST', '/labels', label, supervisor)).body.code).toBe('label_taken')
  expect((await call('POST', '/labels', { ...label, name: 'Outra' }, agent)).status).toBe(403)
  const { path } = await buildConversation(0)
  await call('PATCH', `${path}/labels`, { add: [made.body.id] }, agent)
  const filtered = await call<{ items: { label_ids: string[] }[] }>('GET', `/conversations?label_id=${made.body.id}`)
  expect(filtered.body.items.map((item) => item.label_ids)).toEqual([[made.body.id]])
  expect((await call('DELETE', `/labels/${made.body.id}`, undefined, supervisor)).status).toBe(204)
  expect((await call<{ label_ids: string[] }>('GET', path)).body.label_ids).toEqual([])

  const team = { name: 'Pós-venda', member_ids: [encodeId('mem', agent.memberId)] }
  const formed = await call<{ id: string }>('POST', '/teams', team)
  expect(formed.body).toMatchObject(team)
  expect((await call('POST', '/teams', team)).body.code).toBe('team_taken')
  await call('PUT', `${path}/team`, { team_id: formed.body.id })
  expect((await call('DELETE', `/teams/${formed.body.id}`)).body).toMatchObject({
    ...{ code: 'team_in_use', conversations: 1 },
    detail: expect.stringContaining('1'),
  })
  const audit = await call<{ items: { action: string }[] }>('GET', '/audit')
  expect(audit.body.items.map(({ action }) => action)).toEqual(
    expect.arrayContaining(['label.created', 'label.deleted', 'team.created']),
  )
})

test('a label given from a screen that is minutes old leaves what a colleague gave, and a deleted one spoils no other', async () => {
  const make = async (name: string) =>
    (await call<{ id: string }>('POST', '/labels', { name, colour: '#00aa00' }, supervisor)).body.id
  const [mine, hers, gone, other] = [await make('Minha'), await make('Dela'), await make('Some'), await make('Outra')]
  const { path } = await buildConversation(0)
  const change = (changes: object) => call<{ label_ids: string[] }>('PATCH', `${path}/labels`, changes, agent)
  const held = async () => (await call<{ label_ids: string[] }>('GET', path)).body.label_ids.toSorted()
  await change({ add: [mine, gone] })
  // The colleague's label is not on the agent's screen when they pick.
  await change({ add: [hers] })
  await change({ add: [other], remove: [mine] })
  expect(await held()).toEqual([hers, gone, other].toSorted())
  expect((await call('DELETE', `/labels/${gone}`, undefined, supervisor)).status).toBe(204)
  expect((await change({ add: [mine], remove: [gone] })).status).toBe(200)
  expect(await held()).toEqual([mine, hers, other].toSorted())
  expect((await change({ add: [gone, other], remove: [hers] })).status).toBe(200)
  expect(await held()).toEqual([mine, other].toSorted())
  const never = encodeId('lbl', newId())
  expect((await change({ add: [never], remove: [mine] })).body).toMatchObject({ code: 'label_unknown' })
  expect(await held()).toEqual([mine, other].toSorted())
  const resolved = await call<{ status: string }>('POST', `${path}/resolve`, { label_ids: [gone] }, agent)
  expect([resolved.status, resolved.body.status]).toEqual([200, 'resolved'])
  expect((await call('PUT', `${path}/labels`, { label_ids: [mine] }, agent)).status).toBeGreaterThanOrEqual(404)
  await house.drain()
  const told = async () =>
    (await readLog()).filter(({ data }) => `/conversations/${data.conversation_id}` === path).length
  const before = await told()
  await change({ add: [mine], remove: [gone] })
  await house.drain()
  expect(await told(), 'nothing changed, so nothing is told').toBe(before)
})

test('a note that names somebody who has left meanwhile is kept, and can be edited; they are named no more', async () => {
  const stays = encodeId('mem', agent.memberId)
  const [leaves, leaver] = await (async () => {
    const person = await buildMember(house, scene.tenant, 'agent')
    return [encodeId('mem', person.memberId), person] as const
  })()
  const { path } = await buildConversation(0)
  const write = (client_id: string, mentions: string[]) =>
    call<Message & { mentions: string[] }>('POST', `${path}/messages`, {
      ...{ client_id, kind: 'note', body: `veja isso, @${leaver.email}`, mentions },
    })
  const before = await write('antes', [leaves, stays])
  expect(before.body.mentions.toSorted()).toEqual([leaves, stays].toSorted())
  expect((await call('DELETE', `/members/${leaves}`)).status).toBe(204)
  const after = await write('depois', [leaves, stays])
  expect([after.status, after.body.mentions]).toEqual([201, [stays]])
  expect((await write('depois', [leaves, stays])).body.seq, 'sent again it is the same').toBe(after.body.seq)
  const edit = { body: `veja isto, @${leaver.email}`, mentions: [leaves, stays] }
  const edited = await call<{ mentions: string[] }>('PATCH', `${path}/messages/${before.body.seq}`, edit)
  expect([edited.status, edited.body.mentions]).toEqual([200, [stays]])
  const never = encodeId('mem', newId())
  expect((await write('nunca', [never])).body.code).toBe('mention_unknown')
})

test('a cursor of another tenant, of another list or made up is refused', async () => {
  const other = await buildScene(house)
  const outsider = await buildMember(house, other.tenant, 'owner')
  for (let n = 0; n < 2; n++) await other.start()
  const { body } = await call<{ next_cursor: string }>('GET', '/conversations?limit=1', undefined, outsider)
  const made = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url')
  const cursors = [
    body.next_cursor,
    made('conversations', scene.tenant.id, 1),
    made('conversations', scene.tenant.id, 'x', 'y'),
    made('conversations', scene.tenant.id, 1e300, owner.memberId),
    made('conversations', scene.tenant.id, Number.MAX_SAFE_INTEGER, owner.memberId),
    made('conversations', scene.tenant.id, Number.MIN_SAFE_INTEGER, owner.memberId),
    made('conversations', scene.tenant.id, -8e15, owner.memberId),
    'lixo',
  ]
  for (const cursor of cursors) {
    const answer = await call('GET', `/conversations?cursor=${cursor}`)
    expect([answer.status, answer.body.code], cursor).toEqual([400, 'cursor_invalid'])
  }
  const otherHits = await other.start().then(async ({ id }) => {
    for (let n = 0; n < 2; n++) await other.post(id, { body: 'radiador' })
    return call<{ next_cursor: string }>('GET', '/messages/search?q=radiador&limit=1', undefined, outsider)
  })
  for (const cursor of [
    body.next_cursor,
    otherHits.body.next_cursor,
    made('message-search', scene.tenant.id, -8e15, 'x'),
  ]) {
    const answer = await call('GET', `/messages/search?q=radiador&cursor=${cursor}`)
    expect([answer.status, answer.body.code], cursor).toEqual([400, 'cursor_invalid'])
  }
})

test('what crosses tenants by its id is unknown here', async () => {
  const other = await buildScene(house)
  const outsider = await buildMember(house, other.tenant, 'owner')
  const { path } = await buildConversation(0)
  const member = encodeId('mem', outsider.memberId)
  expect((await call('PUT', `${path}/assignee`, { member_id: member })).body.code).toBe('member_unknown')
  const note = { client_id: 'x', kind: 'note', body: 'oi', mentions: [member] }
  expect((await call('POST', `${path}/messages`, note)).body.code).toBe('mention_unknown')
  const started = await call('POST', '/conversations', {
    inbox_id: encodeId('inb', other.inboxId),
    contact_id: encodeId('ctc', scene.contactId),
  })
  expect(started.body.code).toBe('inbox_not_found')
})

test('events leave with ids as the wire shows them', async () => {
  const { path } = await buildConversation(0)
  await call('POST', `${path}/messages`, { client_id: 'ev', body: 'evento' }, agent)
  await house.drain()
  const created = (await readLog()).findLast(({ event }) => event === 'message.created')
  expect(created?.data).toMatchObject({
    conversation_id: path.split('/').at(-1),
    assignee_id: encodeId('mem', agent.memberId),
    message: { body: 'evento', author: { member_id: encodeId('mem', agent.memberId) } },
  })
})

test('what is no variable is told when an answer is saved, rendered and sent; braces leave only on purpose', async () => {
  const { id, path } = await buildConversation(0)
  const typo = { shortcut: 'cupom', body: 'Oi {{nome}}, use {{cupom}}' }
  const refused = await call<{ errors: object[] }>('POST', '/canned-responses', typo, agent)
  expect(refused.body.errors).toMatchObject([{ path: 'body', code: 'variable_unknown' }])
  const made = await call<{ id: string }>('POST', '/canned-responses', { ...typo, body: 'Oi {{nome}}!' }, agent)
  // As older ones may be stored.
  await scene.run((scope) =>
    scope.db
      .updateTable('canned_responses')
      .set({ body: typo.body })
      .where('tenant_id', '=', scope.tenant.id)
      .where('shortcut', '=', 'cupom')
      .execute(),
  )
  const at = { conversation_id: encodeId('cnv', id) }
  const rendered = await call<object>('POST', `/canned-responses/${made.body.id}/render`, at, agent)
  expect(rendered.body).toEqual({ body: 'Oi Maria Souza, use ', missing: ['{{cupom}}'] })

  const raw = { client_id: 'b1', body: "Oi {{contact.first_name || 'cliente'}} {{nome}}" }
  const sent = await call<{ variables: string[] }>('POST', `${path}/messages`, raw, agent)
  expect(sent).toMatchObject({
    status: 422,
    body: { code: 'message_unfilled', variables: ["{{contact.first_name || 'cliente'}}", '{{nome}}'] },
  })
  const later = { body: raw.body, send_at: new Date(clock.now().getTime() + 60_000).toISOString() }
  expect((await call('POST', `${path}/scheduled-messages`, later, agent)).body.code).toBe('message_unfilled')
  expect((await call('POST', `${path}/messages`, { ...raw, kind: 'note' }, agent)).status).toBe(201)
  const meant = await call<Message>('POST', `${path}/messages`, { ...raw, client_id: 'b2', as_written: true }, agent)
  expect(meant.body.body).toBe(raw.body)
  const edited = await call('PATCH', `${path}/messages/${meant.body.seq}`, { body: 'Oi {{nome}}' }, agent)
  expect(edited.body.code).toBe('message_unfilled')
})

test('the list is filtered by contact, several states, labels, people, teams and dates, all together', async () => {
  type Page = { items: { id: string }[] }
  const [first, second, third] = [await buildConversation(0), await buildConversation(0), await buildConversation(0)]
  const label = (await call<{ id: string }>('POST', '/labels', { name: 'Filtro', colour: '#00aa00' }, supervisor)).body
    .id
  await call('PATCH', `${second.path}/labels`, { add: [label] }, agent)
  await call('POST', `${third.path}/resolve`, {}, agent)
  const other = (await call<{ id: string }>('POST', '/contacts', { name: 'Outra Cliente' })).body.id
  const inbox_id = encodeId('inb', scene.inboxId)
  const alone = await call<{ id: string }>('POST', '/conversations', { inbox_id, contact_id: other })
  const all = [first, second, third].map(({ id }) => encodeId('cnv', id))
  const find = async (query: string) => {
    const { status, body } = await call<Page>('GET', `/conversations?limit=100&${query}`)
    expect(status, JSON.stringify(body)).toBe(200)
    return body.items
      .map(({ id }) => id)
      .filter((id) => all.includes(id) || id === alone.body.id)
      .reverse()
  }
  const [a, b, c] = all
  expect(await find(`contact_id=${other}&status=all`)).toEqual([alone.body.id])
  expect(await find(`contact_id=${other},${encodeId('ctc', scene.contactId)}`)).toEqual([a, b, alone.body.id])
  expect(await find('status=open,resolved')).toEqual([a, b, c, alone.body.id])
  expect(await find('status=open&status=resolved&assignee=me')).toEqual([])
  expect(await find(`status=resolved`)).toEqual([c])
  expect(await find(`assignee=none,${encodeId('mem', agent.memberId)}`)).toEqual([a, b, alone.body.id])
  expect(await find('assignee=none')).toEqual([alone.body.id])
  expect(await find(`label_id=${label}`)).toEqual([b])
  expect(await find(`team_id=none&label_id=${label}`)).toEqual([b])
  expect(await find(`inbox_id=${inbox_id}&priority=0,1&label_id=${label}`)).toEqual([b])
  const started = (await call<{ created_at: string }>('GET', second.path)).body.created_at
  expect(await find(`created_since=${started}&status=all`)).toEqual([b, c, alone.body.id])
  expect(await find(`created_until=${started}&status=all`)).toEqual([a])
  expect(await find(`updated_since=${clock.now().toISOString()}&status=all`)).not.toContain(a)
  for (const wrong of ['staus=open', 'status=aberta', 'contact_id=x', 'created_since=ontem', 'label_id=']) {
    expect((await call('GET', `/conversations?${wrong}`)).body.code).toBe('validation_failed')
  }
})

test('contacts are filtered by e-mail, phone as people write it, dates and whether they are blocked', async () => {
  type Page = { items: { id: string }[] }
  const rita = { name: 'Rita', email: 'rita.filtro@exemplo.com.br', phone: '\u202a11 98123-4567\u202c' }
  const { id } = (await call<{ id: string }>('POST', '/contacts', rita)).body
  const find = async (query: string) => (await call<Page>('GET', `/contacts?${query}`)).body.items.map((one) => one.id)
  expect(await find('email=Rita.Filtro@exemplo.com.br')).toEqual([id])
  expect(await find(`phone=${encodeURIComponent('tel:+55 (11) 98123\u20114567')}`)).toEqual([id])
  expect(await find('phone=1234')).toEqual([])
  expect(await find('email=rita.filtro@exemplo.com.br&blocked=true')).toEqual([])
  expect(await find('email=rita.filtro@exemplo.com.br&blocked=false&created_since=2020-01-01T00:00:00Z')).toEqual([id])
  expect(await find('updated_until=2020-01-01T00:00:00Z')).toEqual([])
  const both = await call<{ errors: object[] }>('GET', '/contacts?q=rita&blocked=true')
  expect(both.body.errors).toMatchObject([{ path: 'q', code: 'filter_with_search' }])
})

test('names that look alike are one name, stored clean; of nothing that can be seen is none', async () => {
  const makers: [string, string, (name: string) => object][] = [
    ['/labels', 'label_taken', (name) => ({ name, colour: '#00aa00' })],
    ['/teams', 'team_taken', (name) => ({ name, member_ids: [] })],
    ['/inboxes', 'inbox_taken', (name) => ({ name, channel: 'api' })],
    ['/calendars', 'calendar_taken', (name) => ({ name, hours: [] })],
    ['/saved-views', 'view_taken', (name) => ({ name, shared: true, filters: {} })],
    ['/roles', 'role_taken', (name) => ({ name, permissions: [] })],
    [
      '/canned-responses',
      'shortcut_taken',
      (name) => ({ shortcut: name.replaceAll(/\s/gu, ''), body: 'Oi', shared: true }),
    ],
  ]
  for (const [path, code, body] of makers) {
    const made = await call<{ id: string; name?: string; shortcut?: string }>(
      'POST',
      path,
      body('Promoc\u0327a\u0303o \u200b'),
    )
    expect([made.status, made.body.name ?? made.body.shortcut], path).toEqual([201, 'Promoção'])
    for (const alike of ['Promoção', 'PROMOÇÃO', ' promoção', 'Promo\u200bção', 'Ｐromoção', 'Promoção\u00a0']) {
      expect((await call('POST', path, body(alike))).body.code, `${path} ${JSON.stringify(alike)}`).toBe(code)
    }
    const other = await call<{ id: string }>('POST', path, body('Promocao'))
    expect(other.status).toBe(201)
    const partly = path === '/inboxes' || path === '/calendars'
    const method = partly ? 'PATCH' : 'PUT'
    const renamed = partly ? { name: 'promoção' } : body('promoção')
    expect((await call(method, `${path}/${other.body.id}`, renamed)).body.code).toBe(code)
    for (const unseen of ['\u200b', '\u3164', '\u00a0\u2800']) {
      expect((await call('POST', path, body(unseen))).body.code, `${path} ${JSON.stringify(unseen)}`).toBe(
        'validation_failed',
      )
    }
  }
})

test('a team with resolved conversations is retired: its name stays, nothing new comes, what goes on leaves it', async () => {
  type Teams = { items: { id: string; retired_at: string | null }[] }
  const { path } = await buildConversation(0)
  const team = { name: 'Feirão', member_ids: [encodeId('mem', agent.memberId)] }
  const { id } = (await call<{ id: string }>('POST', '/teams', team)).body
  const inbox = await call<{ id: string }>('POST', '/inboxes', { name: 'Do feirão', channel: 'api', team_id: id })
  expect((await call('DELETE', `/teams/${id}`)).body).toMatchObject({ code: 'team_has_inboxes', inboxes: 1 })
  await call('PATCH', `/inboxes/${inbox.body.id}`, { team_id: null })
  await call('PUT', `${path}/team`, { team_id: id })
  await call('POST', `${path}/resolve`, {})
  expect((await call('DELETE', `/teams/${id}`)).status).toBe(204)
  const listed = (await call<Teams>('GET', '/teams')).body.items.find((one) => one.id === id)
  expect(listed).toMatchObject({ name: 'Feirão', retired_at: expect.any(String) })
  expect((await call<{ team_id: string }>('GET', path)).body.team_id).toBe(id)
  const fresh = await buildConversation(0)
  expect((await call('PUT', `${fresh.path}/team`, { team_id: id })).body.code).toBe('team_unknown')
  expect((await call('PATCH', `/inboxes/${inbox.body.id}`, { team_id: id })).body.code).toBe('inbox_place_unknown')
  for (const method of ['PUT', 'DELETE'] as const) {
    expect((await call(method, `/teams/${id}`, method === 'PUT' ? team : undefined)).status).toBe(404)
  }
  expect((await call('POST', '/teams', team)).status).toBe(201)
  const reopened = await call<{ team_id: null; status: string }>('POST', `${path}/reopen`)
  expect(reopened.body).toMatchObject({ status: 'open', team_id: null })
})

test.each(['   ', '\n\t', '\u200b\u00a0', '\u2800\u3164'])(
  'a text of nothing but %j is neither sent nor scheduled nor kept',
  async (body) => {
    const { path } = await buildConversation(0)
    const send_at = new Date(clock.now().getTime() + 60_000).toISOString()
    expect((await call('POST', `${path}/scheduled-messages`, { body, send_at }, agent)).status).toBe(400)
    expect((await call('POST', `${path}/messages`, { client_id: 'a', body }, agent)).body.code).toBe('message_empty')
    expect((await call('POST', `${path}/messages`, { client_id: 'a', kind: 'note', body }, agent)).status).toBe(400)
    expect((await call('POST', '/canned-responses', { shortcut: 'vazio', body }, agent)).status).toBe(400)
  },
)
