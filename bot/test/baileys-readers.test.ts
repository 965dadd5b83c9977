import { Boom } from '@hapi/boom'
import { proto } from 'baileys'
import { expect, test } from 'vitest'
import { readClose } from '../src/baileys/read-close.ts'
import { readContent, readReferral } from '../src/baileys/read-content.ts'
import { type Albums, readMessage, readReaction, readUpdate } from '../src/baileys/read-events.ts'
import { toBaileysContent } from '../src/baileys/to-baileys-content.ts'

const file = {
  url: 'https://mmg.whatsapp.net/x',
  directPath: '/x',
  mediaKey: new Uint8Array(32),
  mimetype: 'image/jpeg',
}
const key = { remoteJid: '1001@lid', remoteJidAlt: '551187654321@s.whatsapp.net', id: 'A', fromMe: false }

test.each<[string, proto.IMessage, object]>([
  ['text', { conversation: 'oi' }, { kind: 'text', text: 'oi' }],
  ['text with a link', { extendedTextMessage: { text: 'https://x' } }, { kind: 'text', text: 'https://x' }],
  ['vanishing text', { ephemeralMessage: { message: { conversation: 'oi' } } }, { kind: 'text', text: 'oi' }],
  ['picture', { imageMessage: { ...file, caption: 'olha' } }, { kind: 'image', caption: 'olha' }],
  ['picture seen once', { viewOnceMessageV2: { message: { imageMessage: file } } }, { kind: 'image' }],
  ['round video', { ptvMessage: file }, { kind: 'video' }],
  ['recording', { audioMessage: { ...file, ptt: true, seconds: 3 } }, { kind: 'voice', media: { durationS: 3 } }],
  ['music', { audioMessage: file }, { kind: 'audio' }],
  ['document', { documentMessage: { ...file, fileName: 'CNH.pdf' } }, { kind: 'document', media: { name: 'CNH.pdf' } }],
  [
    'document with a caption',
    { documentWithCaptionMessage: { message: { documentMessage: { ...file, caption: 'CNH' } } } },
    { kind: 'document', caption: 'CNH' },
  ],
  ['sticker', { stickerMessage: file }, { kind: 'sticker' }],
  [
    'place',
    { locationMessage: { degreesLatitude: -23.5, degreesLongitude: -46.6, name: 'Loja' } },
    { kind: 'location', latitude: -23.5, name: 'Loja', live: false },
  ],
  [
    'moving place',
    { liveLocationMessage: { degreesLatitude: 1, degreesLongitude: 2 } },
    { kind: 'location', live: true },
  ],
  [
    'card',
    {
      contactMessage: { displayName: 'Rui', vcard: 'BEGIN:VCARD\nTEL;waid=5511987654321:+55 11 98765-4321\nEND:VCARD' },
    },
    { kind: 'contacts', contacts: [{ name: 'Rui', phones: ['+55 11 98765-4321'] }] },
  ],
  [
    'button',
    { buttonsResponseMessage: { selectedButtonId: 'sim', selectedDisplayText: 'Sim' } },
    { kind: 'reply', option_id: 'sim', title: 'Sim' },
  ],
  [
    'row',
    { listResponseMessage: { title: 'SUV', singleSelectReply: { selectedRowId: 'suv' } } },
    { kind: 'reply', option_id: 'suv', title: 'SUV' },
  ],
  ['poll', { pollCreationMessageV3: { name: '?' } }, { kind: 'unknown', original_type: 'pollCreationMessageV3' }],
])('reads what WhatsApp calls a message: %s', (_, message, content) => {
  expect(readContent(message)?.content).toMatchObject(content)
})

test.each<[string, proto.IMessage]>([
  ['keys', { senderKeyDistributionMessage: {} }],
  ['settings', { protocolMessage: { type: proto.Message.ProtocolMessage.Type.EPHEMERAL_SETTING } }],
  ['the frame of an album', { albumMessage: { expectedImageCount: 2 } }],
])('says nothing to people: %s', (_, message) => expect(readContent(message)).toBeUndefined())

test('a message has who, when, what it quotes, and the ad it came from', () => {
  const contextInfo = {
    ...{ stanzaId: 'Q', quotedMessage: { conversation: 'antes' }, isForwarded: true },
    externalAdReply: { ctwaClid: 'clid', sourceType: 'ad', sourceId: '1', title: 'Onix 2022' },
  }
  const message = {
    key,
    pushName: 'Ana',
    messageTimestamp: 1_795_000_000,
    message: { extendedTextMessage: { text: 'oi', contextInfo } },
  }
  expect(readMessage(message, false, new Map())).toMatchObject({
    chat: { kind: 'person', name: 'Ana', identity: { lid: '1001@lid', phone: '+5511987654321' } },
    ...{ messageId: 'A', from: '1001@lid', at: new Date(1_795_000_000_000), forwarded: true, history: false },
    ...{ quoted: { messageId: 'Q', body: 'antes' }, referral: { ctwa_clid: 'clid', headline: 'Onix 2022' } },
  })
  expect(readReferral({ externalAdReply: { title: 'um link qualquer' } })).toBeUndefined()
})

test('pictures know their album, by its frame', () => {
  const albums: Albums = new Map()
  const frame = {
    key: { ...key, id: 'F' },
    message: { albumMessage: { expectedImageCount: 2, expectedVideoCount: 1 } },
  }
  expect(readMessage(frame, false, albums)).toBeUndefined()
  const picture = {
    key,
    message: { imageMessage: file, messageContextInfo: { messageAssociation: { parentMessageKey: { id: 'F' } } } },
  }
  expect(readMessage(picture, false, albums)).toMatchObject({ album: { id: 'F', expected: 3 } })
})

test('broadcasts and channels are nobody; what could not be decrypted is shown as such', () => {
  const said = { message: { conversation: 'oi' } }
  for (const remoteJid of ['status@broadcast', '123@newsletter', '0@s.whatsapp.net']) {
    expect(readMessage({ key: { remoteJid, id: 'A' }, ...said }, false, new Map())).toBeUndefined()
  }
  const lost = { key, messageStubType: proto.WebMessageInfo.StubType.CIPHERTEXT }
  expect(readMessage(lost, false, new Map())?.content).toMatchObject({ kind: 'unknown', original_type: 'undecrypted' })
})

test('in a group the chat is the group, and somebody wrote', () => {
  const group = { remoteJid: '120363022222222222@g.us', participant: '1001@lid', id: 'A', fromMe: false }
  expect(readMessage({ key: group, pushName: 'Ana', message: { conversation: 'oi' } }, false, new Map())).toMatchObject(
    {
      chat: { kind: 'group', address: '120363022222222222@g.us' },
      ...{ from: '1001@lid', sender: { name: 'Ana', identity: { lid: '1001@lid' } } },
    },
  )
})

test('receipts, refusals, edits and deletions are told apart', () => {
  const { Status, StubType } = proto.WebMessageInfo
  const ours = { ...key, fromMe: true }
  const update = (change: object, of = ours) => readUpdate({ key: of, update: change })
  expect(update({ status: Status.DELIVERY_ACK })).toMatchObject({ event: 'ack', state: 'delivered', messageId: 'A' })
  expect(update({ status: Status.READ })).toMatchObject({ state: 'read' })
  expect(update({ status: Status.PENDING })).toBeUndefined()
  expect(update({ status: Status.READ }, key)).toBeUndefined()
  expect(update({ status: Status.ERROR, messageStubParameters: ['463'] })).toMatchObject({
    ...{ state: 'failed', problem: 'new_chats_limited' },
  })
  expect(update({ messageStubType: StubType.REVOKE, message: null }, key)).toMatchObject({
    event: 'deletion',
    fromMe: false,
  })
  const edited = { message: { editedMessage: { message: { conversation: 'certo' } } } }
  expect(update(edited, key)).toMatchObject({ event: 'edit', text: 'certo', fromMe: false })
  const reaction = { text: '❤️', key: { ...key, id: 'R' } }
  expect(readReaction({ key: ours, reaction })).toMatchObject({ event: 'reaction', emoji: '❤️', id: 'R', fromMe: false })
  expect(readReaction({ key: ours, reaction: { ...reaction, text: '' } })).toMatchObject({ emoji: undefined })
})

test.each([
  [401, '', 'logged_out', 'logged_out_on_phone'],
  [403, '', 'banned', 'account_banned'],
  [440, '', 'replaced', 'session_taken'],
  [405, '', 'version_outdated', 'version_refused'],
  [515, '', 'disconnected', 'restart_required'],
  [408, 'QR refs attempts ended', 'disconnected', 'qr_expired'],
  [408, 'Connection was lost', 'disconnected', 'timed_out'],
  [411, '', 'failed', 'session_invalid'],
  [428, '', 'disconnected', 'network'],
  [503, '', 'disconnected', 'server_closed'],
])('an end with %i %s is %s', (statusCode, text, state, reason) => {
  expect(readClose(new Boom(text, { statusCode }))).toMatchObject({ state, reason })
})

test('what is sent has no preview of a link, names its target, and no card breaks out of its line', () => {
  const keyOf = (id: string, fromMe: boolean) => ({ remoteJid: 'x@lid', id, fromMe })
  expect(toBaileysContent({ kind: 'text', text: 'https://x' }, keyOf)).toEqual({ text: 'https://x', linkPreview: null })
  expect(toBaileysContent({ kind: 'edit', message_id: 'A', text: 'b' }, keyOf)).toMatchObject({
    edit: { id: 'A', fromMe: true },
  })
  expect(toBaileysContent({ kind: 'reaction', message_id: 'A', from_me: false, emoji: null }, keyOf)).toMatchObject({
    react: { text: '', key: { fromMe: false } },
  })
  const card = toBaileysContent(
    { kind: 'contacts', contacts: [{ name: 'A\nTEL:+1', phones: ['+55 11 98765-4321'] }] },
    keyOf,
  )
  const vcard = 'contacts' in card ? (card.contacts.contacts[0]?.vcard ?? '') : ''
  expect(vcard.split('\n').filter((line) => line.startsWith('TEL'))).toEqual([
    'TEL;type=CELL;waid=5511987654321:+55 11 98765-4321',
  ])
})
