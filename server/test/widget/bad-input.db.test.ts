import { encodeId } from '@recado/contracts/ids'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newId } from '../../src/platform/ids.ts'
import { buildScene, type Scene } from '../conversations/scene.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'

let house: TestHouse
let scene: Scene
let token: string
let conversation: string

beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())
beforeEach(async () => {
  scene = await buildScene(house)
  token = (await call('sessions', { inbox_key: scene.inboxId })).body.visitor_token
  const started = await call('conversations', { client_id: 'primeira', text: 'Oi' })
  conversation = started.body.conversation.id
})

async function call(path: string, payload: object) {
  const answer = await house.app.inject({
    method: 'POST',
    url: `/api/v1/widget/${path}`,
    headers: { 'x-tenant': scene.tenant.slug, ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
    payload,
  })
  return { status: answer.statusCode, body: answer.json() }
}

/** Whatever a visitor can leave behind. */
const read = () =>
  scene.run(async (scope) => {
    const of = (table: 'messages' | 'conversations' | 'contacts' | 'contact_identities' | 'attachments') =>
      scope.db.selectFrom(table).selectAll().where('tenant_id', '=', scope.tenant.id).execute()
    return [await of('messages'), await of('conversations'), await of('contacts'), await of('contact_identities')]
  })

const text = (value: string) => ({ client_id: 'x', text: value })
const answers: [string, object, number, string][] = [
  ['10 MB of text', text('a'.repeat(10_000_000)), 413, 'body_too_large'],
  ['a text one character too long', text('a'.repeat(20_001)), 400, 'validation_failed'],
  ['a NUL', text('oi\u0000'), 400, 'validation_failed'],
  ['control characters', text('\u001b[2Joi\u0007'), 400, 'validation_failed'],
  ['half a character', text('oi \ud83d'), 400, 'validation_failed'],
  ['blanks', text(' \n\t '), 400, 'message_empty'],
  ['nothing', { client_id: 'x' }, 400, 'message_empty'],
  ['no client_id', { text: 'oi' }, 400, 'validation_failed'],
  ['a client_id with blanks', { client_id: 'a b', text: 'oi' }, 400, 'validation_failed'],
  ['a client_id of 101 characters', { client_id: 'a'.repeat(101), text: 'oi' }, 400, 'validation_failed'],
  ['a number for a text', { client_id: 'x', text: 7 }, 400, 'validation_failed'],
  ['an author', { ...text('oi'), author: { kind: 'member' } }, 400, 'validation_failed'],
  ['a direction', { ...text('oi'), direction: 'out' }, 400, 'validation_failed'],
  ['a note', { ...text('oi'), kind: 'note' }, 400, 'validation_failed'],
  ['an answer to nothing', { ...text('oi'), reply_to_seq: 9 }, 400, 'reply_unknown'],
  ['an answer to half a message', { ...text('oi'), reply_to_seq: 0.5 }, 400, 'validation_failed'],
  ['a file of nobody', { ...text('oi'), attachment_ids: [encodeId('att', newId())] }, 409, 'attachment_not_ready'],
  [
    'eleven files',
    { ...text('oi'), attachment_ids: Array(11).fill(encodeId('att', newId())) },
    400,
    'validation_failed',
  ],
  ['the first client_id with other words', { client_id: 'primeira', text: 'Olá' }, 409, 'client_id_reused'],
  ['the first client_id as an answer', { client_id: 'primeira', text: 'Oi', reply_to_seq: 1 }, 409, 'client_id_reused'],
]

test.each(answers)(
  'a visitor’s message with %s is refused, and nothing is stored',
  async (_what, payload, status, code) => {
    const before = await read()
    const answer = await call(`conversations/${conversation}/messages`, payload)
    expect([answer.status, answer.body.code]).toEqual([status, code])
    expect(answer.body).toMatchObject({ title: expect.any(String), detail: expect.any(String) })
    expect(await read()).toEqual(before)
  },
)

const first = (more: object = {}) => ({ client_id: 'x', text: 'oi', ...more })
const beginnings: [string, string, () => object, number, string][] = [
  ['10 MB of text', 'conversations', () => text('a'.repeat(10_000_000)), 413, 'body_too_large'],
  ['control characters', 'conversations', () => text('oi\u0000'), 400, 'validation_failed'],
  ['no words', 'conversations', () => text('  '), 400, 'validation_failed'],
  ['a text one character too long', 'conversations', () => text('a'.repeat(20_001)), 400, 'validation_failed'],
  ['half a character', 'conversations', () => text('\ud800'), 400, 'validation_failed'],
  ['a client_id with blanks', 'conversations', () => first({ client_id: 'a b' }), 400, 'validation_failed'],
  ['fields of ours', 'conversations', () => first({ assignee_id: 'mem_1' }), 400, 'validation_failed'],
  [
    'the first client_id and other words',
    'conversations',
    () => ({ client_id: 'primeira', text: 'Olá' }),
    ...([409, 'client_id_reused'] as const),
  ],
  [
    'a page that is a program',
    'conversations',
    () => first({ page_url: 'javascript:alert(1)' }),
    400,
    'validation_failed',
  ],
  [
    'an answer of an unwritable name',
    'conversations',
    () => first({ pre_chat: { __proto__x: 'a' } }),
    400,
    'validation_failed',
  ],
  ['an answer over two lines', 'conversations', () => first({ pre_chat: { name: 'a\nb' } }), 400, 'validation_failed'],
  [
    'eleven answers',
    'conversations',
    () => first({ pre_chat: Object.fromEntries(Array.from({ length: 11 }, (_, n) => [`campo_${n}`, 'a'])) }),
    ...([400, 'validation_failed'] as const),
  ],
  ['a phone that is none', 'conversations', () => first({ pre_chat: { phone: '123' } }), 422, 'pre_chat_refused'],
  ['an e-mail that is none', 'conversations', () => first({ pre_chat: { email: 'ana@' } }), 422, 'pre_chat_refused'],
  ['no address to answer to', 'offline-messages', () => first(), 400, 'validation_failed'],
  [
    'an address with a second header',
    'offline-messages',
    () => first({ email: 'a@exemplo.com.br\r\nBcc: b@exemplo.com.br' }),
    ...([400, 'validation_failed'] as const),
  ],
  ['an inbox of nobody', 'sessions', () => ({ inbox_key: newId() }), 404, 'widget_unknown'],
  [
    'a hash without a secret to check it by',
    'sessions',
    () => ({ inbox_key: scene.inboxId, identity: { user_id: 'u-1', hash: '00'.repeat(32) } }),
    ...([401, 'visitor_identity_forged'] as const),
  ],
  [
    'a hash of 10 kB',
    'sessions',
    () => ({ inbox_key: scene.inboxId, identity: { user_id: 'u-1', hash: 'a'.repeat(10_000) } }),
    ...([400, 'validation_failed'] as const),
  ],
]

test.each(beginnings)(
  'a beginning with %s is refused (%s), and nothing is stored',
  async (_what, path, payload, status, code) => {
    const before = await read()
    const answer = await call(path, payload())
    expect([answer.status, answer.body.code], JSON.stringify(answer.body)).toEqual([status, code])
    expect(await read()).toEqual(before)
  },
)
