import { BotEvent } from '@recado/contracts/bots'
import { advances } from '@recado/contracts/delivery'
import { NOBODY, type WhatsappIdentity } from '@recado/contracts/whatsapp-identity'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { DriverContent, ReceivedMessage } from '../src/driver/driver.ts'
import { ALBUM_PATIENCE_MS } from '../src/inbound/gather-album.ts'
import { type ChatEvent, receive } from '../src/inbound/receive.ts'
import { acceptSend } from '../src/sending/accept-send.ts'
import { openStore, type Store } from '../src/store/open-store.ts'
import { leftAs } from '../src/store/send-queue.ts'

const LID = { ...NOBODY, lid: '1001@lid' }
const PHONE = { ...NOBODY, phone: '+5511987654321' }
const BOTH = { ...LID, phone: PHONE.phone }

let store: Store
let now: number
beforeEach(() => {
  store = openStore(':memory:')
  now = 1_800_000_000_000
})
afterEach(() => store.close())

const options = () => ({ store, now: () => now, groups: 'ignore' as const, historyDays: 30 })
const take = (event: ChatEvent) => receive(options(), event)

function message(identity: WhatsappIdentity, id: string, more: Partial<ReceivedMessage> = {}): ReceivedMessage {
  const address = identity.lid ?? `${identity.phone?.slice(1)}@s.whatsapp.net`
  return {
    ...{ event: 'message', messageId: id, from: address, fromMe: false, sender: undefined, at: new Date(now) },
    ...{ chat: { kind: 'person', address, identity, name: 'Ana' }, content: { kind: 'text', text: id } },
    ...{ quoted: undefined, referral: undefined, forwarded: false, history: false, ...more },
  }
}

/** What waits to be delivered, checked against the contract. */
function waiting(after = 0): BotEvent[] {
  return store.within(() => store.events.takeBatch(now + after, 100, 1e9)).map(({ payload }) => BotEvent.parse(payload))
}
const ids = (events: BotEvent[]) => events.flatMap((event) => (event.event === 'message' ? [event.message_id] : []))

test('one message under a LID and under a phone is one, whether or not the two are known to be one person', () => {
  expect(take(message(LID, 'A'))).toBe(true)
  expect(take(message(PHONE, 'A'))).toBe(false)
  expect(take(message(BOTH, 'B'))).toBe(true)
  expect(take(message(LID, 'B'))).toBe(false)
  expect(take(message(PHONE, 'B'))).toBe(false)
  expect(ids(waiting())).toEqual(['A', 'B'])
})

test('the same id with other words is somebody else’s message', () => {
  expect(take(message(LID, 'A'))).toBe(true)
  expect(take(message(PHONE, 'A', { content: { kind: 'text', text: 'outra' } }))).toBe(true)
  expect(ids(waiting())).toEqual(['A', 'A'])
})

test('what was learned of somebody is told before what they say, and joins their lanes', () => {
  take(message(LID, 'A'))
  take(message(PHONE, 'B'))
  take(message(BOTH, 'C'))
  const events = waiting()
  expect(events.map(({ event }) => event)).toEqual(['message', 'message', 'identity', 'message'])
  expect(events[2]).toMatchObject({ chat: { identity: BOTH } })
  store.events.hold('p1', now + 1_000)
  expect(waiting()).toEqual([])
})

test('a group is ignored unless it is wanted', () => {
  const group = message(LID, 'A', {
    chat: { kind: 'group', address: '120363022222222222@g.us', name: 'Vendas' },
    sender: { identity: LID, name: 'Ana' },
  })
  expect(take(group)).toBe(false)
  expect(receive({ ...options(), groups: 'read' }, group)).toBe(true)
  expect(waiting()).toMatchObject([{ chat: { kind: 'group' }, sender: { identity: LID } }])
})

test('an album is one message at the place of its first; who comes late stands alone', () => {
  const picture = (id: string, caption = ''): ReceivedMessage => {
    const media = { source: id, mime: 'image/jpeg', name: undefined, bytes: 10, durationS: undefined }
    return message(LID, id, { content: { kind: 'image', media, caption }, album: { id: 'ALB', expected: 3 } })
  }
  take(picture('1', 'olha'))
  take(message(LID, 'between'))
  take(picture('2'))
  expect(waiting()).toEqual([])
  expect(waiting(ALBUM_PATIENCE_MS + 1)).toEqual([]) // its files have not been uploaded
  take(picture('3'))
  const [album] = store.events.listWithMedia(now, 10)
  expect(album?.media.map(({ source }) => source)).toEqual(['1', '2', '3'])
  store.events.rewrite(album?.seq ?? 0, album?.payload as object, [])
  const events = waiting()
  expect(ids(events)).toEqual(['1', 'between'])
  expect(events[0]).toMatchObject({ type: 'album', body: 'olha', content: { kind: 'album', expected: 3 } })
  take(picture('4'))
  expect(store.events.listWithMedia(now + ALBUM_PATIENCE_MS + 1, 10)).toHaveLength(1)
})

test('history comes behind what is new, as far back as it is wanted', () => {
  const at = (days: number) => new Date(now - days * 86_400_000)
  take(message(LID, 'old', { history: true, at: at(29) }))
  take(message(LID, 'older', { history: true, at: at(31) }))
  take(message(LID, 'new'))
  const events = waiting()
  expect(ids(events)).toEqual(['new', 'old'])
  expect(events[1]).toMatchObject({ history: true })
})

test('edits, deletions, reactions are taken once each', () => {
  const chat = message(LID, 'A').chat
  const common = { chat, messageId: 'A', fromMe: false, at: new Date(now) }
  expect(take({ ...common, event: 'edit', text: 'corrigido' })).toBe(true)
  expect(take({ ...common, event: 'edit', text: 'corrigido' })).toBe(false)
  expect(take({ ...common, event: 'edit', text: 'de novo', at: new Date(now + 1) })).toBe(true)
  expect(take({ ...common, event: 'deletion' })).toBe(true)
  expect(take({ ...common, event: 'deletion' })).toBe(false)
  expect(take({ ...common, event: 'reaction', sender: undefined, emoji: '❤️', id: 'R1' })).toBe(true)
  expect(take({ ...common, event: 'reaction', sender: undefined, emoji: undefined, id: 'R2' })).toBe(true)
  expect(waiting().map(({ event }) => event)).toEqual(['edit', 'edit', 'deletion', 'reaction', 'reaction'])
})

const odd: [string, DriverContent, object][] = [
  ['64 kB of text', { kind: 'text', text: 'á'.repeat(70_000) }, { kind: 'text', text: 'á'.repeat(65_536) }],
  ['half a character and a NUL', { kind: 'text', text: 'a\ud83d\u0000b' }, { kind: 'text', text: 'a\ufffdb' }],
  [
    'a place nowhere',
    { kind: 'location', latitude: 400, longitude: 0, name: '', address: '', live: false },
    { kind: 'unknown' },
  ],
  ['nobody’s card', { kind: 'contacts', contacts: [] }, { kind: 'unknown' }],
  ['what is new', { kind: 'unknown', original_type: 'pollV9', text: '' }, { kind: 'unknown', original_type: 'pollV9' }],
]
test.each(odd)('bad input is kept in a form that can be stored: %s', (_, content, kept) => {
  take(message(LID, 'A', { content }))
  expect(waiting()).toMatchObject([{ content: kept }])
})

test('absurd sizes and names of files do not come through', () => {
  const media = { source: 'x', mime: 'image/jpeg', name: '🎉'.repeat(900), bytes: Number.NaN, durationS: -1 }
  take(message(LID, 'A', { content: { kind: 'document', media, caption: '' } }))
  const [event] = store.events.listWithMedia(now, 1)
  store.events.rewrite(event?.seq ?? 0, event?.payload as object, [])
  const [stored] = waiting()
  expect(stored).toMatchObject({ content: { media: { bytes: null, duration_s: null } } })
})

test('a bot’s own message does not come back as one of the phone’s', () => {
  acceptSend({ store, now: () => now, groups: 'ignore', queueMax: 10 }, { id: 'm1', to: LID, message: 'oi' })
  const [row] = store.sends.listReady(now, 1)
  store.sends.begin(row?.seq ?? 0, 'OUT1')
  expect(take(message(LID, 'OUT1', { fromMe: true }))).toBe(false)
  expect(take(message(LID, 'PHONE1', { fromMe: true }))).toBe(true)
})

test('a receipt proves that an uncertain message arrived; nothing goes back', () => {
  acceptSend({ store, now: () => now, groups: 'ignore', queueMax: 10 }, { id: 'm1', to: LID, message: 'oi' })
  const [row] = store.sends.listReady(now, 1)
  store.sends.begin(row?.seq ?? 0, 'OUT1')
  store.sends.setState(row?.seq ?? 0, 'uncertain')
  const ack = (state: 'sent' | 'delivered' | 'read' | 'failed') =>
    take({ event: 'ack', chat: message(LID, 'A').chat, messageId: 'OUT1', state, at: new Date(now) })
  expect([ack('read'), ack('delivered'), ack('failed'), ack('read')]).toEqual([true, false, false, false])
  expect(waiting()).toMatchObject([{ event: 'ack', id: 'm1', state: 'read' }])
})

test.each([
  ['sending', 'sent', true],
  ['uncertain', 'delivered', true],
  ['sent', 'failed', true],
  ['delivered', 'failed', false],
  ['failed', 'sent', false],
  ['failed', 'delivered', true],
  ['read', 'delivered', false],
  ['read', 'played', true],
  ['sent', 'uncertain', false],
] as const)('from %s to %s: %s', (from, to, goes) => expect(advances(leftAs(from), to)).toBe(goes))

test('a message is taken once under its id; another under it is refused; a full queue says so', () => {
  const accept = (body: object) => acceptSend({ store, now: () => now, groups: 'ignore', queueMax: 2 }, body)
  expect(accept({ id: 'm1', to: '5511987654321', message: 'oi' }).status).toBe(202)
  expect(accept({ id: 'm1', to: '+55 11 98765-4321', message: 'oi' }).status).toBe(400)
  // The same person without the ninth digit, and by JID.
  expect(accept({ id: 'm1', to: '551187654321', message: 'oi' }).status).toBe(200)
  expect(accept({ id: 'm1', to: '5511987654321@s.whatsapp.net', message: 'oi' }).status).toBe(200)
  expect(accept({ id: 'm1', to: '5511987654321', message: 'tchau' }).status).toBe(409)
  expect(accept({ id: 'm2', to: { group: '120363022222222222@g.us' }, message: 'oi' }).status).toBe(403)
  expect(accept({ id: 'm2', to: LID, message: { kind: 'text', text: 'oi' } }).status).toBe(202)
  expect(accept({ id: 'm3', to: LID, message: 'oi' })).toMatchObject({ status: 503, body: { error: 'queue_full' } })
  expect(accept({ id: 'm1', to: '5511987654321', message: 'oi' }).status).toBe(200)
})
