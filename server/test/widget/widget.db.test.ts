import { createHmac } from 'node:crypto'
import { encodeId } from '@recado/contracts/ids'
import { InboxSettings } from '@recado/contracts/inboxes'
import type { PlacementKind } from '@recado/contracts/tenants'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { markSeen } from '../../src/chat/conversations/index.ts'
import { sealIdentitySecret } from '../../src/chat/inboxes/identity-secret.ts'
import { advancingClock } from '../../src/platform/clock/testing.ts'
import { newId } from '../../src/platform/ids.ts'
import { buildInbox, buildScene, type Scene } from '../conversations/scene.ts'
import { buildMember } from '../support/factories.ts'
import { PLACEMENTS } from '../support/placements.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'

const clock = advancingClock('2026-05-04T12:00:00Z')
let house: TestHouse
let scene: Scene
let key: string

beforeAll(async () => {
  house = await openTestHouse({ clock })
})
afterAll(() => house.close())
beforeEach(() => begin('shared'))

async function begin(placement: PlacementKind): Promise<void> {
  scene = await buildScene(house, { placement })
  key = scene.inboxId
}

interface Call {
  method?: 'GET' | 'POST' | 'OPTIONS'
  payload?: object
  token?: string
  headers?: Record<string, string>
  address?: string
  tenant?: string
}

async function call(path: string, options: Call = {}) {
  const { method = options.payload === undefined ? 'GET' : 'POST', payload, token, headers, address } = options
  const answer = await house.app.inject({
    method,
    url: `/api/v1/widget/${path}`,
    headers: {
      'x-tenant': options.tenant ?? scene.tenant.slug,
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    },
    ...(payload === undefined ? {} : { payload }),
    ...(address === undefined ? {} : { remoteAddress: address }),
  })
  return { status: answer.statusCode, body: answer.body === '' ? null : answer.json(), headers: answer.headers }
}

async function visit(more: object = {}): Promise<string> {
  const { status, body } = await call('sessions', { payload: { inbox_key: key, ...more } })
  expect(status, JSON.stringify(body)).toBe(201)
  return body.visitor_token
}

const write = (token: string, text = 'Oi', client_id = newId<string>(), more: object = {}) =>
  call('conversations', { token, payload: { client_id, text, ...more } })

async function changeInbox(change: Record<string, unknown>): Promise<void> {
  await scene.run((scope) =>
    scope.db
      .updateTable('inboxes')
      .set(change as never)
      .where('tenant_id', '=', scope.tenant.id)
      .where('id', '=', scene.inboxId)
      .execute(),
  )
}

const settle = (settings: object) => changeInbox({ settings: InboxSettings.parse(settings) })

describe.each(PLACEMENTS)('in a %s placement', (placement) => {
  beforeEach(() => begin(placement))

  test('a visitor writes, is answered, comes back later and finds it all', async () => {
    const token = await visit()
    const started = await write(token, 'Ainda tem o carro?')
    expect(started.status).toBe(201)
    const { conversation, message } = started.body
    expect(message).toMatchObject({ seq: 1, from: 'visitor', body: 'Ainda tem o carro?' })
    const id = conversation.id
    const own = await scene.run((scope) =>
      scope.db
        .selectFrom('conversations')
        .select('id')
        .where('tenant_id', '=', scope.tenant.id)
        .executeTakeFirstOrThrow(),
    )
    const author = { kind: 'member' as const, id: newId<string>(), name: 'Ana' }
    await scene.post(own.id as never, { kind: 'note', direction: 'internal', author, body: 'segredo' })
    await scene.post(own.id as never, { direction: 'out', author, body: 'Tem sim!' })
    const posted = await call(`conversations/${id}/messages`, { token, payload: { client_id: 'c2', text: 'Que bom' } })
    expect(posted.body).toMatchObject({ seq: 4, from: 'visitor' })

    clock.advance(60 * 86_400_000)
    const again = await call('sessions', { payload: { inbox_key: key, visitor_token: token } })
    expect(again.body).toMatchObject({ returning: true, verified: false })
    const list = await call('conversations', { token: again.body.visitor_token })
    expect(list.body.items).toMatchObject([{ id, status: 'open', last_seq: 4 }])
    const thread = await call(`conversations/${id}/messages?after=1`, { token: again.body.visitor_token })
    expect(thread.body).toMatchObject({ has_more: false, last_seq: 4 })
    expect(thread.body.items.map((item: { body: string }) => item.body)).toEqual(['Tem sim!', 'Que bom'])
    expect(JSON.stringify(thread.body)).not.toContain('segredo')
  })

  test('the list says what is unread, what was said last, and how far the company has read', async () => {
    const token = await visit()
    await write(token, 'Ainda tem o carro?')
    const agent = await buildMember(house, scene.tenant, 'admin')
    const own = await scene.run((scope) =>
      scope.db
        .selectFrom('conversations')
        .select('id')
        .where('tenant_id', '=', scope.tenant.id)
        .executeTakeFirstOrThrow(),
    )
    const id = own.id as never
    const list = async () => (await call('conversations', { token })).body.items[0]
    expect(await list()).toMatchObject({
      ...{ seen_seq: 0, unread_count: 0 },
      preview: { from: 'visitor', kind: 'text', text: 'Ainda tem o carro?' },
    })
    const author = { kind: 'member' as const, id: agent.memberId, name: 'Ana' }
    await scene.post(id, { direction: 'out', author, body: 'Tem sim' })
    await scene.post(id, { direction: 'out', author, body: 'Quer ver?' })
    await scene.post(id, { kind: 'note', direction: 'internal', author, body: 'segredo' })
    await scene.run((scope) => markSeen(scope, { conversationId: id, memberId: agent.memberId, seq: 1 }))
    expect(await list()).toMatchObject({
      ...{ seen_seq: 1, unread_count: 2 },
      preview: { from: 'company', kind: 'text', text: 'Quer ver?' },
    })
  })

  test('the configuration names who answers, by first names alone', async () => {
    await buildMember(house, scene.tenant, 'agent')
    const { body } = await call(`config?inbox_key=${key}`)
    expect(body).toMatchObject({ open_now: true, opens_at: null, team: [{ first_name: 'Pessoa' }] })
  })

  test('delivered and read are marked apart, never go back, and nobody else may mark them', async () => {
    const token = await visit()
    const { id } = (await write(token)).body.conversation
    expect((await call(`conversations/${id}/delivered`, { token, payload: { seq: 1 } })).body).toEqual({
      delivered_seq: 1,
      read_seq: 0,
    })
    expect((await call(`conversations/${id}/read`, { token, payload: { seq: 1 } })).body).toEqual({
      delivered_seq: 1,
      read_seq: 1,
    })
    expect((await call(`conversations/${id}/read`, { token, payload: { seq: 0 } })).body.read_seq).toBe(1)
    const stranger = await visit()
    await write(stranger)
    for (const path of ['messages', 'read', 'delivered']) {
      const payload = path === 'messages' ? { client_id: 'x', text: 'x' } : { seq: 1 }
      expect((await call(`conversations/${id}/${path}`, { token: stranger, payload })).status).toBe(404)
    }
    expect((await call(`conversations/${id}/messages`, { token: stranger })).status).toBe(404)
  })
})

test('the same client_id is the same message, in the same conversation, also after it was resolved; other content is refused', async () => {
  const token = await visit()
  const [first, ...others] = await Promise.all(Array.from({ length: 8 }, () => write(token, 'Oi', 'c1')))
  for (const other of others) expect(other.body).toEqual(first?.body)
  await scene.run((scope) =>
    scope.db
      .updateTable('conversations')
      .set({ status: 'resolved' })
      .where('tenant_id', '=', scope.tenant.id)
      .execute(),
  )
  const repeated = await write(token, 'Oi', 'c1')
  expect(repeated.body.message).toEqual(first?.body.message)
  expect(await write(token, 'Outra coisa', 'c1')).toMatchObject({ status: 409, body: { code: 'client_id_reused' } })
  expect((await call('conversations', { token })).body.items).toHaveLength(1)
  expect((await write(token, 'De novo', 'c2')).body.conversation.id).not.toBe(first?.body.conversation.id)
})

describe('identity', () => {
  const secret = 'ids_segredo'
  const sign = (userId: string) => createHmac('sha256', secret).update(userId).digest('hex')
  beforeEach(() =>
    changeInbox({ sealed_identity_secret: sealIdentitySecret(house.services.keyring, scene.tenant.id, secret) }),
  )

  test('somebody whom the site names and proves has their history in every browser', async () => {
    const identity = { user_id: 'u-7', hash: sign('u-7'), name: 'Maria' }
    const [desk, phone] = [await visit({ identity }), await visit({ identity })]
    const { id } = (await write(desk)).body.conversation
    expect((await call('conversations', { token: phone })).body.items).toMatchObject([{ id }])
  })

  test.each([
    ['of another user', () => ({ user_id: 'u-8', hash: sign('u-7') })],
    ['that is none', () => ({ user_id: 'u-7', hash: 'ff' })],
    ['with another secret', () => ({ user_id: 'u-7', hash: createHmac('sha256', 'x').update('u-7').digest('hex') })],
  ])('a hash %s is refused, and nobody is made', async (_case, identity) => {
    const before = await scene.run((scope) => scope.db.selectFrom('contacts').select('id').execute())
    const answer = await call('sessions', { payload: { inbox_key: key, identity: identity() } })
    expect(answer).toMatchObject({ status: 401, body: { code: 'visitor_identity_forged' } })
    expect(await scene.run((scope) => scope.db.selectFrom('contacts').select('id').execute())).toEqual(before)
  })

  test.each([
    [{ phone: '' }, {}, [{ field: 'phone', reason: 'empty' }]],
    [{ name: 'Maria', email: null }, { name: 'Maria' }, [{ field: 'email', reason: 'empty' }]],
    [{ phone: '98765-4321' }, {}, [{ field: 'phone', reason: 'malformed' }]],
    [{ phone: 5511987654321 }, { phone: '+5511987654321' }, []],
    [
      { phone: 'tel:+55-11-98765-4321', email: 'maria@loja' },
      { phone: '+5511987654321' },
      [{ field: 'email', reason: 'malformed' }],
    ],
    [
      { name: 'Maria', plan: 'gold', '': 1 },
      { name: 'Maria' },
      [
        { field: 'plan', reason: 'unknown' },
        { field: '', reason: 'unknown' },
      ],
    ],
    [{ name: { first: 'Maria' } }, {}, [{ field: 'name', reason: 'not_text' }]],
    [{ name: `a${'é'.repeat(150)}` }, { name: `a${'é'.repeat(119)}` }, [{ field: 'name', reason: 'shortened' }]],
    [
      { name: '\u200b\u00a0', email: 'Maria@Loja.com.br' },
      { email: 'maria@loja.com.br' },
      [{ field: 'name', reason: 'empty' }],
    ],
  ])('%j beside a right hash closes the chat to nobody', async (fields, kept, warnings) => {
    const identity = { user_id: 'u-9', hash: sign('u-9'), ...fields }
    const answer = await call('sessions', { payload: { inbox_key: key, identity } })
    expect(answer.status, JSON.stringify(answer.body)).toBe(201)
    expect(answer.body).toMatchObject({ verified: true, warnings })
    const contacts = await scene.run((scope) =>
      scope.db
        .selectFrom('contacts as k')
        .innerJoin('contact_identities as i', 'i.contact_id', 'k.id')
        .select(['k.name', 'k.email', 'k.phone'])
        .where('i.external_id', '=', 'u-9')
        .execute(),
    )
    expect(contacts).toEqual([{ name: '', email: null, phone: null, ...kept }])
  })

  test('a user’s id that is a number is the text of it, and what is no id is refused', async () => {
    const identity = { user_id: 42, hash: sign('42') }
    const answer = await call('sessions', { payload: { inbox_key: key, identity } })
    expect(answer).toMatchObject({
      status: 201,
      body: { verified: true, warnings: [{ field: 'user_id', reason: 'not_text' }] },
    })
    for (const user_id of [null, '', {}, true]) {
      const refused = await call('sessions', { payload: { inbox_key: key, identity: { ...identity, user_id } } })
      expect(refused).toMatchObject({ status: 400, body: { code: 'validation_failed' } })
    }
  })

  test('where it is required nobody enters without, not even with an older token', async () => {
    const anonymous = await visit()
    await changeInbox({ identity_required: true })
    expect(await call('sessions', { payload: { inbox_key: key } })).toMatchObject({
      status: 401,
      body: { code: 'visitor_identity_required' },
    })
    expect(await write(anonymous)).toMatchObject({ status: 401, body: { code: 'visitor_identity_required' } })
  })

  test('when somebody else signs in on the same browser, the former visitor’s history is not theirs', async () => {
    const first = await visit({ identity: { user_id: 'u-1', hash: sign('u-1') } })
    await write(first)
    const answer = await call('sessions', {
      payload: { inbox_key: key, visitor_token: first, identity: { user_id: 'u-2', hash: sign('u-2') } },
    })
    expect(answer.body.returning).toBe(false)
    expect((await call('conversations', { token: answer.body.visitor_token })).body.items).toEqual([])
    const signedOut = await call('sessions', { payload: { inbox_key: key, visitor_token: first } })
    expect((await call('conversations', { token: signedOut.body.visitor_token })).body.items).toEqual([])
  })
})

describe('tokens', () => {
  test.each([
    ['none', () => undefined],
    ['of an agent’s kind', () => 'eyJhbGciOiJub25lIn0.e30.'],
    ['changed', (token: string) => `${token.slice(0, -3)}AAA`],
  ])('%s opens nothing', async (_case, change) => {
    const token = change(await visit())
    expect(await call('conversations', token === undefined ? {} : { token })).toMatchObject({
      status: 401,
      body: { code: 'visitor_token_invalid' },
    })
  })

  test('one of another tenant is refused, and one of another inbox shows nothing of this one', async () => {
    const token = await visit()
    await write(token)
    const other = await buildScene(house)
    expect(await call('conversations', { token, tenant: other.tenant.slug })).toMatchObject({
      status: 403,
      body: { code: 'tenant_mismatch' },
    })
    key = await scene.run((scope) => buildInbox(scope))
    const elsewhere = await call('sessions', { payload: { inbox_key: key, visitor_token: token } })
    expect(elsewhere.body.returning).toBe(false)
    expect((await call('conversations', { token: elsewhere.body.visitor_token })).body.items).toEqual([])
  })

  test('one ends after 90 days', async () => {
    const token = await visit()
    clock.advance(89 * 86_400_000)
    expect((await call('conversations', { token })).status).toBe(200)
    clock.advance(2 * 86_400_000)
    expect((await call('conversations', { token })).status).toBe(401)
  })
})

describe('pages', () => {
  test('an inbox lets in its own pages only; a preflight is answered and no cookie is asked for', async () => {
    await settle({ allowed_origins: ['https://loja.com.br'] })
    const headers = { origin: 'https://loja.com.br' }
    const preflight = await call('conversations', {
      method: 'OPTIONS',
      headers: { ...headers, 'access-control-request-method': 'POST' },
    })
    expect(preflight.headers['access-control-allow-origin']).toBe('https://loja.com.br')
    expect(preflight.headers['access-control-allow-credentials']).toBeUndefined()
    expect(preflight.headers['access-control-allow-methods']).toContain('PUT')
    expect(preflight.headers['access-control-max-age']).toBe('7200')
    const opened = await call('sessions', { payload: { inbox_key: key }, headers })
    expect(opened.status).toBe(201)
    expect(opened.headers['access-control-expose-headers']).toContain('retry-after')
    const token = opened.body.visitor_token
    expect((await call('conversations', { token, headers })).status).toBe(200)
    const evil = { origin: 'https://mau.com' }
    for (const answer of [
      await call('sessions', { payload: { inbox_key: key }, headers: evil }),
      await call(`config?inbox_key=${key}`, { headers: evil }),
      await call('conversations', { token, headers: evil }),
    ]) {
      expect(answer).toMatchObject({ status: 403, body: { code: 'origin_forbidden' } })
    }
  })

  test('the configuration says what a widget shows, and no secret', async () => {
    await settle({ greeting: 'Olá!', pre_chat: [{ key: 'name', label: 'Nome', kind: 'text', required: true }] })
    const { status, body } = await call(`config?inbox_key=${key}`)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      inbox: { id: encodeId('inb', scene.inboxId), identity_required: false },
      brand: { name: scene.tenant.name, colour: expect.stringMatching(/^#/) },
      settings: { greeting: 'Olá!', pre_chat: [{ key: 'name' }] },
      open_now: true,
    })
    expect(body.settings).not.toHaveProperty('allowed_origins')
    expect(await call('config?inbox_key=nenhuma-chave')).toMatchObject({
      status: 404,
      body: { code: 'widget_unknown' },
    })
  })

  test('required questions come before the first message, and answers land on the contact', async () => {
    await settle({
      pre_chat: [
        { key: 'name', label: 'Nome', kind: 'text', required: true },
        { key: 'modelo', label: 'Modelo', kind: 'text', required: true },
      ],
    })
    const token = await visit()
    expect(await write(token, 'Oi', 'c1', { pre_chat: { name: 'Rita' } })).toMatchObject({
      status: 422,
      body: { code: 'pre_chat_incomplete', missing: ['modelo'] },
    })
    const pre_chat = { name: 'Rita', modelo: 'Onix', outra: 'não pedida' }
    expect((await write(token, 'Oi', 'c1', { pre_chat })).status).toBe(201)
    const contact = await scene.run((scope) =>
      scope.db
        .selectFrom('contacts')
        .select(['name', 'attributes'])
        .where('tenant_id', '=', scope.tenant.id)
        .where('name', '=', 'Rita')
        .executeTakeFirst(),
    )
    expect(contact).toEqual({ name: 'Rita', attributes: { modelo: 'Onix' } })
  })

  test('an answer is refused at its field, and stored in its one form', async () => {
    await settle({
      pre_chat: [
        { key: 'email', label: 'Seu e-mail', kind: 'text' },
        { key: 'phone', label: 'WhatsApp', kind: 'phone' },
        { key: 'assunto', label: 'Assunto', kind: 'choice', choices: ['Comprar', 'Vender'] },
      ],
    })
    const token = await visit()
    const refusals = [
      [{ email: 'rita@exemplo' }, 'email', 'email'],
      [{ phone: '98765-4321' }, 'phone', 'phone'],
      [{ assunto: 'Alugar' }, 'assunto', 'choice'],
    ] as const
    for (const [pre_chat, field, reason] of refusals) {
      expect(await write(token, 'Oi', 'c1', { pre_chat })).toMatchObject({
        status: 422,
        body: { code: 'pre_chat_refused', field, reason },
      })
    }
    const pre_chat = { email: 'Rita@Exemplo.com.br', phone: '11 98765-4321 (zap)', assunto: 'Vender' }
    expect((await write(token, 'Oi', 'c1', { pre_chat })).status).toBe(201)
    const contacts = await scene.run((scope) =>
      scope.db
        .selectFrom('contacts')
        .select(['email', 'phone', 'attributes'])
        .where('tenant_id', '=', scope.tenant.id)
        .where('email', '=', 'rita@exemplo.com.br')
        .execute(),
    )
    expect(contacts).toEqual([
      { email: 'rita@exemplo.com.br', phone: '+5511987654321', attributes: { assunto: 'Vender' } },
    ])
  })
})

describe('never refused for money, stopped for a flood', () => {
  test('a suspended tenant still receives its visitors’ messages', async () => {
    const token = await visit()
    await house.services.control.acrossTenants((scope) =>
      scope.control.updateTable('tenants').set({ status: 'suspended' }).where('id', '=', scene.tenant.id).execute(),
    )
    house.services.tenants.forget(scene.tenant.id)
    expect((await write(token)).status).toBe(201)
  })

  test('an office behind one address writes on while one of its visitors floods and is stopped', async () => {
    const [flood, ...office] = await Promise.all(Array.from({ length: 6 }, () => visit()))
    const statuses: number[] = []
    for (let n = 0; n < 60; n++) statuses.push((await write(flood ?? '', `m${n}`)).status)
    expect(statuses.filter((status) => status === 201)).toHaveLength(40)
    expect(statuses.at(-1)).toBe(429)
    for (const token of office) expect((await write(token)).status).toBe(201)
    clock.advance(61_000)
    expect((await write(flood ?? '', 'depois')).status).toBe(201)
  })
})

test('an offline message keeps the e-mail, is marked, and its page only when the inbox allows that page', async () => {
  await settle({ allowed_origins: ['https://loja.com.br'] })
  const token = await visit()
  const left = await call('offline-messages', {
    token,
    payload: {
      ...{ client_id: 'c1', text: 'Me respondam por e-mail', email: 'rita@exemplo.com.br' },
      page_url: 'https://loja.com.br/carros/7',
    },
  })
  expect(left.status, JSON.stringify(left.body)).toBe(201)
  await call('offline-messages', {
    token,
    payload: { client_id: 'c2', text: 'E mais', email: 'rita@exemplo.com.br', page_url: 'https://mau.com/' },
  })
  const stored = await scene.run((scope) =>
    scope.db
      .selectFrom('messages as m')
      .innerJoin('conversations as c', 'c.id', 'm.conversation_id')
      .innerJoin('contacts as k', 'k.id', 'c.contact_id')
      .select(['m.data', 'k.email'])
      .where('m.tenant_id', '=', scope.tenant.id)
      .orderBy('m.seq')
      .execute(),
  )
  expect(stored).toEqual([
    // What the browser calls itself is kept, too; here it is the test's own.
    {
      data: { offline: true, page_url: 'https://loja.com.br/carros/7', user_agent: expect.any(String) },
      email: 'rita@exemplo.com.br',
    },
    { data: { offline: true, user_agent: expect.any(String) }, email: 'rita@exemplo.com.br' },
  ])
})
