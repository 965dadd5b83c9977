import { createHmac } from 'node:crypto'
import { encodeId } from '@recado/contracts/ids'
import { InboxSettings } from '@recado/contracts/inboxes'
import type { PlacementKind } from '@recado/contracts/tenants'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sealIdentitySecret } from '../../src/chat/inboxes/identity-secret.ts'
import { newId } from '../../src/platform/ids.ts'
import { buildScene, type Scene } from '../conversations/scene.ts'
import { send } from '../identity/people.ts'
import { buildMember, type SignedIn } from '../support/factories.ts'
import { PLACEMENTS } from '../support/placements.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'

const SECRET = 'ids_segredo'
let house: TestHouse
let scene: Scene
let owner: SignedIn

beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

async function begin(placement: PlacementKind): Promise<void> {
  scene = await buildScene(house, { placement })
  owner = await buildMember(house, scene.tenant, 'owner')
}

async function call(method: string, path: string, token?: string, payload?: object) {
  const answer = await house.app.inject({
    method: method as 'GET',
    url: `/api/v1/widget/${path}`,
    headers: {
      'x-tenant': scene.tenant.slug,
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(Buffer.isBuffer(payload) ? { 'content-type': 'application/octet-stream' } : {}),
    },
    ...(payload === undefined ? {} : { payload }),
  })
  return { status: answer.statusCode, body: answer.body === '' ? null : answer.json() }
}

const enter = (more: object = {}) => call('POST', 'sessions', undefined, { inbox_key: scene.inboxId, ...more })
const act = (contact: string, what: string, body: object = {}) =>
  send(house, 'POST', `/api/v1/contacts/${contact}/${what}`, { headers: owner.headers, body })

interface Visit {
  token: string
  conversation: string
  contact: string
  /** The client_id of what they wrote. */
  first: string
}

/** Somebody who has written once. */
async function visit(text = 'Oi', identity?: object): Promise<Visit> {
  const token = (await enter(identity === undefined ? {} : { identity })).body.visitor_token as string
  const first = newId<string>()
  const started = await call('POST', 'conversations', token, { client_id: first, text })
  expect(started.status, JSON.stringify(started.body)).toBe(201)
  const { contact } = (await enter({ visitor_token: token, ...(identity === undefined ? {} : { identity }) })).body
  return { token, conversation: started.body.conversation.id, contact: contact.id, first }
}

const post = ({ token, conversation }: Visit, text: string, client_id = newId<string>()) =>
  call('POST', `conversations/${conversation}/messages`, token, { client_id, text })

async function beginUpload({ token, conversation }: Visit, bytes: Buffer): Promise<string> {
  const begun = await call('POST', 'attachments', token, {
    ...{ conversation_id: conversation, kind: 'document', name: 'contrato.txt' },
    ...{ content_type: 'text/plain', size_bytes: bytes.length },
  })
  expect(begun.status, JSON.stringify(begun.body)).toBe(201)
  return begun.body.id
}

/** Everything that a visitor could have left behind. */
const countRows = () =>
  scene.run(async (scope) => {
    const tables = ['messages', 'conversations', 'contacts', 'contact_identities', 'attachments'] as const
    const counts = await Promise.all(
      tables.map((table) =>
        scope.db
          .selectFrom(table)
          .select(({ fn }) => fn.countAll().as('rows'))
          .where('tenant_id', '=', scope.tenant.id)
          .executeTakeFirstOrThrow(),
      ),
    )
    return counts.map(({ rows }) => Number(rows))
  })

const bodiesOf = async ({ token, conversation }: Pick<Visit, 'token' | 'conversation'>) => {
  const { body } = await call('GET', `conversations/${conversation}/messages`, token)
  return body.items.map((item: { body: string }) => item.body)
}

describe.each(PLACEMENTS)('in a %s placement', (placement) => {
  beforeEach(() => begin(placement))

  describe('who is blocked', () => {
    const attempts: [string, (visitor: Visit, file: string) => ReturnType<typeof call>][] = [
      ['a session', ({ token }) => enter({ visitor_token: token })],
      ['their conversations', ({ token }) => call('GET', 'conversations', token)],
      ['what was said', ({ token, conversation: id }) => call('GET', `conversations/${id}/messages`, token)],
      ['a first message', ({ token }) => call('POST', 'conversations', token, { client_id: 'x', text: 'spam' })],
      ['an answer in an open conversation', (visitor) => post(visitor, 'spam')],
      ['a retry of what was taken', (visitor) => post(visitor, 'Oi', visitor.first)],
      [
        'an offline message',
        ({ token }) =>
          call('POST', 'offline-messages', token, { client_id: 'x', text: 'spam', email: 'a@exemplo.com.br' }),
      ],
      ['having read', ({ token, conversation: id }) => call('POST', `conversations/${id}/read`, token, { seq: 1 })],
      ['having got', ({ token, conversation: id }) => call('POST', `conversations/${id}/delivered`, token, { seq: 1 })],
      [
        'a new file',
        ({ token, conversation }) =>
          call('POST', 'attachments', token, {
            ...{ conversation_id: conversation, kind: 'document', name: 'a.txt' },
            ...{ content_type: 'text/plain', size_bytes: 4 },
          }),
      ],
      ['a part', ({ token }, file) => call('PUT', `attachments/${file}/parts?offset=0`, token, Buffer.from('spam'))],
      ['the end of a file', ({ token }, file) => call('POST', `attachments/${file}/finish`, token)],
      ['a file', ({ token }, file) => call('GET', `attachments/${file}`, token)],
    ]

    test('is refused everything with a clear problem, leaves nothing, and goes on once unblocked', async () => {
      const visitor = await visit()
      const file = await beginUpload(visitor, Buffer.from('spam'))
      expect((await act(visitor.contact, 'block')).status).toBe(200)
      const before = await countRows()
      for (const [what, attempt] of attempts) {
        const answer = await attempt(visitor, file)
        expect([answer.status, answer.body.code], what).toEqual([403, 'visitor_blocked'])
      }
      expect(await countRows()).toEqual(before)
      // Somebody else at the same widget is not.
      expect(await bodiesOf(await visit('Bom dia'))).toEqual(['Bom dia'])

      expect((await act(visitor.contact, 'unblock')).status).toBe(200)
      expect((await enter({ visitor_token: visitor.token })).status).toBe(201)
      expect((await post(visitor, 'Voltei')).status).toBe(201)
      expect(await bodiesOf(visitor)).toEqual(['Oi', 'Voltei'])
    })

    test('is so in every browser where the site names them, and no other proof lets them in', async () => {
      await scene.run((scope) =>
        scope.db
          .updateTable('inboxes')
          .set({ sealed_identity_secret: sealIdentitySecret(house.services.keyring, scene.tenant.id, SECRET) })
          .where('tenant_id', '=', scope.tenant.id)
          .execute(),
      )
      const sign = (id: string) => ({ user_id: id, hash: createHmac('sha256', SECRET).update(id).digest('hex') })
      const named = await visit('Oi', sign('u-1'))
      const anonymous = await visit('Oi')
      for (const { contact } of [named, anonymous]) expect((await act(contact, 'block')).status).toBe(200)
      const before = await countRows()
      for (const session of [
        { identity: sign('u-1') },
        { identity: sign('u-1'), visitor_token: anonymous.token },
        // A browser that is blocked does not become somebody new by signing in.
        { identity: sign('u-2'), visitor_token: anonymous.token },
      ]) {
        expect(await enter(session)).toMatchObject({ status: 403, body: { code: 'visitor_blocked' } })
      }
      // A forged name is refused as such, whoever is blocked.
      expect(await enter({ identity: { user_id: 'u-1', hash: sign('u-2').hash } })).toMatchObject({
        status: 401,
        body: { code: 'visitor_identity_forged' },
      })
      expect(await countRows()).toEqual(before)
    })
  })

  test('who is merged goes on as the one who stays: history, retries, and a file on its way', async () => {
    const [one, two] = [await visit('Sou eu'), await visit('Eu também')]
    await post(one, 'em trânsito', 'repetida')
    const bytes = Buffer.from('meu contrato')
    const file = await beginUpload(one, bytes)
    expect((await act(one.contact, 'merge', { into: two.contact })).status).toBe(200)

    const again = await enter({ visitor_token: one.token })
    expect(again.body).toMatchObject({ returning: true, contact: { id: two.contact } })
    for (const { token } of [one, two]) {
      const { body } = await call('GET', 'conversations', token)
      const ids = body.items.map(({ id }: { id: string }) => id)
      expect(ids.toSorted()).toEqual([one.conversation, two.conversation].toSorted())
    }
    // The answers to these were lost with the merge in between.
    expect(await post(one, 'em trânsito', 'repetida')).toMatchObject({ status: 201, body: { seq: 2 } })
    const first = await call('POST', 'conversations', one.token, { client_id: two.first, text: 'Eu também' })
    expect(first).toMatchObject({ status: 201, body: { message: { seq: 1 } } })
    expect((await call('PUT', `attachments/${file}/parts?offset=0`, one.token, bytes)).status).toBe(200)
    expect((await call('POST', `attachments/${file}/finish`, one.token)).body.status).toBe('ready')
    const sent = await call('POST', `conversations/${one.conversation}/messages`, one.token, {
      ...{ client_id: 'arquivo', attachment_ids: [file] },
    })
    expect(sent).toMatchObject({ status: 201, body: { seq: 3, attachments: [{ id: file }] } })
    expect((await post(two, 'E daqui?')).status).toBe(201)
    const authors = await scene.run((scope) =>
      scope.db
        .selectFrom('conversations')
        .select('contact_id')
        .distinct()
        .where('tenant_id', '=', scope.tenant.id)
        .execute(),
    )
    expect(authors.map(({ contact_id }) => encodeId('ctc', contact_id))).toEqual([two.contact])
  })

  test('a merge with somebody blocked blocks both', async () => {
    const [one, two] = [await visit(), await visit()]
    await act(one.contact, 'block')
    expect((await act(one.contact, 'merge', { into: two.contact })).status).toBe(200)
    for (const visitor of [one, two]) expect((await post(visitor, 'spam')).body.code).toBe('visitor_blocked')
  })

  test('who is erased is a stranger on the same browser, asked anew, and sees nothing of before', async () => {
    await scene.run((scope) =>
      scope.db
        .updateTable('inboxes')
        .set({
          settings: JSON.stringify(
            InboxSettings.parse({ pre_chat: [{ key: 'name', label: 'Nome', kind: 'text', required: true }] }),
          ),
        })
        .where('tenant_id', '=', scope.tenant.id)
        .execute(),
    )
    const token = (await enter()).body.visitor_token as string
    const hello = { client_id: 'primeira', text: 'segredo', pre_chat: { name: 'Rita' } }
    const { conversation } = (await call('POST', 'conversations', token, hello)).body
    const old = (await enter({ visitor_token: token })).body.contact
    expect(old.name).toBe('Rita')
    expect((await act(old.id, 'erase')).status).toBe(202)

    const again = await enter({ visitor_token: token })
    expect(again).toMatchObject({ status: 201, body: { contact: null } })
    expect((await call('GET', 'conversations', token)).body.items).toEqual([])
    const path = `conversations/${conversation.id}/messages`
    expect((await call('GET', path, token)).status).toBe(404)
    expect((await call('POST', path, token, { client_id: 'x', text: 'x' })).status).toBe(404)
    // The first message was erased too: its client_id is free, and the questions are asked again.
    const bare = { client_id: 'primeira', text: 'Olá' }
    expect((await call('POST', 'conversations', token, bare)).body.code).toBe('pre_chat_incomplete')
    const fresh = await call('POST', 'conversations', token, { ...bare, pre_chat: { name: 'Outra' } })
    expect(fresh).toMatchObject({ status: 201, body: { message: { seq: 1, body: 'Olá' } } })
    expect(fresh.body.conversation.id).not.toBe(conversation.id)
    const now = (await enter({ visitor_token: token })).body.contact
    expect(now.name).toBe('Outra')
    expect(now.id).not.toBe(old.id)
    await house.drain()
    expect(await bodiesOf({ token, conversation: fresh.body.conversation.id })).toEqual(['Olá'])
  })

  test('who was deleted and writes in their open conversation is back', async () => {
    const visitor = await visit()
    const gone = await send(house, 'DELETE', `/api/v1/contacts/${visitor.contact}`, { headers: owner.headers })
    expect(gone.status).toBe(204)
    const look = () => send(house, 'GET', `/api/v1/contacts/${visitor.contact}`, { headers: owner.headers })
    expect(await bodiesOf(visitor)).toEqual(['Oi'])
    expect((await look()).status).toBe(404)
    expect((await post(visitor, 'Ainda estou aqui')).status).toBe(201)
    expect((await look()).status).toBe(200)
  })
})

describe('an agent', () => {
  beforeEach(() => begin('shared'))
  const start = (contact: string) =>
    send<{ code: string }>(house, 'POST', '/api/v1/conversations', {
      headers: owner.headers,
      body: { inbox_id: encodeId('inb', scene.inboxId), contact_id: contact },
    })

  test.each([
    ['blocked', 'block', 409, 'contact_blocked'],
    ['erased', 'erase', 404, 'contact_not_found'],
  ])('does not begin a conversation with somebody %s', async (_what, how, status, code) => {
    const { contact } = await visit()
    await act(contact, how)
    const answer = await start(contact)
    expect([answer.status, answer.body.code]).toEqual([status, code])
  })
})
