import { expect, test } from 'vitest'
import { ReceivedContent } from './bot-content.ts'
import { BotEvent, type BotEventInput, BotState, FINAL_STATES, IncomingBody, SendBody, StatusWebhook } from './bots.ts'
import { NOBODY } from './whatsapp-identity.ts'

const lid = { ...NOBODY, lid: '204896315@lid' }
const media = {
  ref: 'med_0123456789',
  mime: 'image/jpeg',
  name: null,
  bytes: 3,
  sha256: 'a'.repeat(64),
  duration_s: null,
  problem: null,
}

const message: BotEventInput & { event: 'message' } = {
  event_id: 'evt_00000001',
  event: 'message',
  chat: { kind: 'person', identity: lid, name: '🚗 Zé 👨‍👩‍👧' },
  at: '2026-11-30T12:00:00.000Z',
  message_id: '3EB0C431C26A1916E07A',
  from: '204896315@lid',
  body: 'oi',
  timestamp: 1_795_000_000,
  type: 'text',
  from_me: false,
  sender: null,
  content: { kind: 'text', text: 'oi' },
  quoted: null,
  referral: null,
  forwarded: false,
  history: false,
}

test.each([
  { kind: 'text', text: 'x'.repeat(65_536) },
  { kind: 'text', text: '' },
  { kind: 'image', media, caption: 'olha' },
  { kind: 'image', media: { ...media, bytes: null, sha256: null, problem: 'expired' }, caption: '' },
  { kind: 'voice', media: { ...media, mime: 'audio/ogg; codecs=opus', duration_s: 3.2 } },
  { kind: 'document', media: { ...media, mime: 'application/pdf', name: '../../etc/passwd' }, caption: '' },
  { kind: 'sticker', media },
  { kind: 'location', latitude: -23.5, longitude: -46.6, name: '', address: '', live: true },
  { kind: 'contacts', contacts: [{ name: 'Ana', phones: ['+55 11 98765-4321'] }] },
  { kind: 'album', expected: 2, items: [{ message_id: 'A', content: { kind: 'image', media, caption: '' } }] },
  { kind: 'reply', option_id: 'sim', title: 'Sim' },
  { kind: 'unknown', original_type: 'pollCreationMessageV9', text: '' },
])('a message may be: $kind', (content) => {
  expect(ReceivedContent.parse(content)).toMatchObject({ kind: content.kind })
  expect(BotEvent.safeParse({ ...message, content }).success).toBe(true)
})

test.each([
  ['a text beyond what WhatsApp knows', { content: { kind: 'text', text: 'x'.repeat(65_537) } }],
  ['a place outside of the world', { content: { kind: 'location', latitude: 91, longitude: 0 } }],
  ['a file under a path', { content: { kind: 'image', media: { ...media, ref: '../../x' }, caption: '' } }],
  ['a kind nobody knows', { content: { kind: 'hologram' } }],
  ['a chat with nobody', { chat: { kind: 'person', identity: NOBODY, name: null } }],
  ['a LID as a phone', { chat: { kind: 'person', identity: { ...lid, phone: '204896315@lid' }, name: null } }],
  ['a group that is a person', { chat: { kind: 'group', id: '5511987654321@s.whatsapp.net', name: null } }],
])('a message is refused: %s', (_, wrong) => {
  expect(BotEvent.safeParse({ ...message, ...wrong }).success).toBe(false)
})

test('every other event stands beside it in one batch', () => {
  const { event_id, chat, at, message_id } = message
  const common = { event_id, chat, at }
  const events = [
    message,
    { ...common, event: 'edit', message_id, from_me: false, text: 'olá' },
    { ...common, event: 'deletion', message_id, from_me: true },
    { ...common, event: 'reaction', message_id, from_me: false, sender: null, emoji: '👍🏽' },
    { ...common, event: 'reaction', message_id, from_me: false, sender: lid, emoji: null },
    { ...common, event: 'ack', message_id, id: 'msg_1', state: 'uncertain', problem: null, detail: '' },
    { ...common, event: 'ack', message_id: null, id: 'msg_2', state: 'failed', problem: 'not_on_whatsapp', detail: '' },
    { ...common, event: 'identity', replaces: lid },
  ]
  expect(IncomingBody.parse({ events }).events).toHaveLength(events.length)
})

test('what is sent may be the form of the specification, or ours; a typo is no message', () => {
  const accepts = (body: unknown) => SendBody.safeParse(body).success
  expect(accepts({ token: 't', to: '5511987654321', message: 'Olá' })).toBe(true)
  expect(accepts({ id: 'msg_1', to: lid, message: { kind: 'text', text: 'Olá' } })).toBe(true)
  expect(accepts({ id: 'msg_1', to: { group: '120363022222222222@g.us' }, message: 'Olá' })).toBe(true)
  expect(accepts({ to: '5511987654321', mesage: 'Olá' })).toBe(false)
  expect(accepts({ to: '5511987654321', message: '' })).toBe(false)
  expect(accepts({ to: NOBODY, message: 'Olá' })).toBe(false)
  expect(accepts({ id: 'a b', to: lid, message: 'Olá' })).toBe(false)
  const file = (url: string) => ({ kind: 'image', media: { url, mime: 'image/png' }, caption: '' })
  expect(accepts({ to: lid, message: file('https://app.example/f') })).toBe(true)
  expect(accepts({ to: lid, message: file('file:///etc/passwd') })).toBe(false)
})

test('a status has one of the twelve states, and those that are over are among them', () => {
  expect(BotState.options).toHaveLength(12)
  expect(BotState.options).toEqual(expect.arrayContaining([...FINAL_STATES]))
  const status = {
    ...{ status: 'restricted', seq: 3, since: message.at, reason: 'new_chats_limited', detail: '' },
    ...{ number: '+5511987654321', lid: null, name: 'RobustCar', until: '2026-12-01T00:00:00Z' },
    ...{ new_chats: { used: 20, limit: 20 }, driver: 'baileys', wa_version: '2.3000.1', timestamp: message.at },
    queues: { to_deliver: 0, to_send: 0, refused: 0, full: false, stuck: null },
  }
  expect(StatusWebhook.parse(status).until).toEqual(new Date('2026-12-01T00:00:00Z'))
  expect(StatusWebhook.safeParse({ ...status, status: 'fine' }).success).toBe(false)
})
