import type { AttachmentId } from '@recado/contracts/ids'
import { ConversationId, encodeId } from '@recado/contracts/ids'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { resolveConversation } from '../../src/chat/workflows/resolve-conversation.ts'
import { newId } from '../../src/platform/ids.ts'
import { buildScene, type Scene } from '../conversations/scene.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'

let house: TestHouse
let scene: Scene
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())
beforeEach(async () => {
  scene = await buildScene(house)
})

async function call(method: 'GET' | 'POST' | 'PUT', path: string, token?: string, payload?: object | Buffer) {
  const answer = await house.app.inject({
    method,
    url: `/api/v1/widget/${path}`,
    headers: {
      'x-tenant': scene.tenant.slug,
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(Buffer.isBuffer(payload) ? { 'content-type': 'application/octet-stream' } : {}),
    },
    ...(payload === undefined ? {} : { payload }),
  })
  return { status: answer.statusCode, body: answer.json() }
}

async function visit() {
  const token = (await call('POST', 'sessions', undefined, { inbox_key: scene.inboxId })).body.visitor_token as string
  const begun = await call('POST', 'conversations', token, { client_id: newId<string>(), text: 'Oi' })
  return { token, conversationId: begun.body.conversation.id as string }
}

async function upload({ token, conversationId }: Awaited<ReturnType<typeof visit>>, bytes: Buffer, type = 'image/png') {
  const begun = await call('POST', 'attachments', token, {
    ...{ conversation_id: conversationId, kind: 'image', name: 'carro.png' },
    ...{ content_type: type, size_bytes: bytes.length },
  })
  expect(begun.status, JSON.stringify(begun.body)).toBe(201)
  await call('PUT', `attachments/${begun.body.id}/parts?offset=0`, token, bytes)
  return begun.body.id as string
}

const picture = () =>
  sharp({ create: { width: 30, height: 20, channels: 3, background: '#336699' } })
    .png()
    .toBuffer()

test('a visitor sends a picture, and reads it by an address that expires', async () => {
  const visitor = await visit()
  const id = await upload(visitor, await picture())
  const ended = await call('POST', `attachments/${id}/finish`, visitor.token)
  expect(ended.body).toMatchObject({ status: 'ready', width: 30, height: 20 })
  const path = `conversations/${visitor.conversationId}/messages`
  const sent = await call('POST', path, visitor.token, { client_id: 'foto', attachment_ids: [id] })
  expect(sent).toMatchObject({ status: 201, body: { kind: 'image', attachments: [{ id, name: 'carro.png' }] } })
  const file = await call('GET', `attachments/${id}`, visitor.token)
  expect(file.body.links.url).toMatch(/^http/)
})

test('where what is resolved stays so, a message to it begins another with its file, once; elsewhere it is reopened', async () => {
  const visitor = await visit()
  const old = `conversations/${visitor.conversationId}`
  const setUp = (after_resolve: string) =>
    scene.run(async ({ db, tenant }) => {
      await db
        .updateTable('inboxes')
        .set({ settings: JSON.stringify({ after_resolve }) })
        .where('tenant_id', '=', tenant.id)
        .where('id', '=', scene.inboxId)
        .execute()
    })
  const resolve = () => scene.run((scope) => resolveConversation(scope, ConversationId.decode(visitor.conversationId)))
  const statuses = async () =>
    (await call('GET', 'conversations', visitor.token)).body.items.map(({ status }: { status: string }) => status)
  await setUp('start_new')
  const id = await upload(visitor, await picture())
  await call('POST', `attachments/${id}/finish`, visitor.token)
  await resolve()
  const body = { client_id: 'depois', text: 'Mais uma coisa', attachment_ids: [id], reply_to_seq: 1 }
  const [sent, again] = await Promise.all([1, 2].map(() => call('POST', `${old}/messages`, visitor.token, body)))
  expect(sent).toMatchObject({ status: 201, body: { body: 'Mais uma coisa', seq: 1, reply_to_seq: null } })
  expect(again?.body).toEqual(sent?.body)
  expect(sent?.body.attachments).toMatchObject([{ id }])
  expect(sent?.body.conversation_id).not.toBe(visitor.conversationId)
  const more = await call('POST', `${old}/messages`, visitor.token, { client_id: 'mais-outra', text: 'E mais outra' })
  expect(more.body.conversation_id).toBe(sent?.body.conversation_id)
  expect((await statuses()).toSorted()).toEqual(['open', 'resolved'])
  await setUp('reopen')
  const back = await call('POST', `${old}/messages`, visitor.token, { client_id: 'volta', text: 'Voltei' })
  expect(back.body.conversation_id).toBe(visitor.conversationId)
  expect(await statuses()).toEqual(['open', 'open'])
})

test('what is no picture is refused, and a message without text and files too', async () => {
  const visitor = await visit()
  const id = await upload(visitor, Buffer.from('<svg onload="alert(1)"></svg>'))
  expect((await call('POST', `attachments/${id}/finish`, visitor.token)).status).toBe(415)
  const path = `conversations/${visitor.conversationId}/messages`
  expect(await call('POST', path, visitor.token, { client_id: 'x', attachment_ids: [id] })).toMatchObject({
    status: 409,
    body: { code: 'attachment_not_ready' },
  })
  expect((await call('POST', path, visitor.token, { client_id: 'y' })).body.code).toBe('message_empty')
})

test('another visitor’s file, and one that went with a note, are nobody else’s to see or to send', async () => {
  const [mine, other] = [await visit(), await visit()]
  const id = await upload(mine, await picture())
  await call('POST', `attachments/${id}/finish`, mine.token)
  expect((await call('GET', `attachments/${id}`, other.token)).status).toBe(404)
  expect((await call('POST', `attachments/${id}/finish`, other.token)).status).toBe(404)
  const stolen = await call('POST', `conversations/${other.conversationId}/messages`, other.token, {
    client_id: 'x',
    attachment_ids: [id],
  })
  expect(stolen.body.code).toBe('attachment_not_ready')

  const noted = await scene.run(async (scope) => {
    const { conversation_id } = await scope.db
      .selectFrom('attachments')
      .select('conversation_id')
      .where('tenant_id', '=', scope.tenant.id)
      .executeTakeFirstOrThrow()
    const row = {
      tenant_id: scope.tenant.id,
      id: newId<AttachmentId>(),
      conversation_id,
      uploader: `member:${newId<string>()}`,
    }
    const file = {
      kind: 'image',
      name: 'interno.png',
      content_type: 'image/png',
      size_bytes: 10,
      received_bytes: 10,
    } as const
    await scope.db
      .insertInto('attachments')
      .values({ ...row, ...file, storage_key: 'x', status: 'sent', created_at: scope.clock.now() })
      .execute()
    return row.id
  })
  expect((await call('GET', `attachments/${encodeId('att', noted)}`, mine.token)).status).toBe(404)
})
