import type { ReceivedContent } from '@recado/contracts/bot-content'
import { MESSAGE_BODY_MAX } from '@recado/contracts/messages'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { blockContact } from '../../src/chat/contacts/index.ts'
import { sendMessage } from '../../src/chat/conversations/index.ts'
import { tenantKeys } from '../../src/platform/storage/index.ts'
import { openTestHouse, type TestHouse } from '../support/test-house.ts'
import { type BotScene, openBotScene } from './bot-scene.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const ana = { lid: '204896315@lid', phone: '+5511987654321' }

async function only(scene: BotScene) {
  const messages = await scene.messages()
  expect(messages).toHaveLength(1)
  return messages[0] as NonNullable<(typeof messages)[0]>
}

const media = (problem: 'too_large' | 'expired' | 'unavailable', name: string | null = null) => ({
  ...{ ref: 'med_none_at_all', mime: 'image/jpeg', name, bytes: 10, sha256: null, duration_s: null, problem },
})

describe('words', () => {
  test.each<[string, ReceivedContent, string, object]>([
    ['text', { kind: 'text', text: 'Tem o Onix 2020? 🚗' }, 'Tem o Onix 2020? 🚗', {}],
    ['control characters', { kind: 'text', text: 'a\u0007b\u0000c\ud83d' }, 'abc\ufffd', {}],
    ['nothing that is seen', { kind: 'text', text: '\u200b \u2060' }, '[Mensagem vazia.]', {}],
    [
      'a place',
      { kind: 'location', latitude: -23.5, longitude: -46.6, name: 'Loja', address: 'Rua A, 1', live: false },
      '📍 Localização: Loja, Rua A, 1\nhttps://www.google.com/maps/search/?api=1&query=-23.5,-46.6',
      { whatsapp: { location: { latitude: -23.5, longitude: -46.6, name: 'Loja', address: 'Rua A, 1', live: false } } },
    ],
    [
      'cards',
      {
        kind: 'contacts',
        contacts: [
          { name: 'Bia 🌸', phones: ['+55 11 98888-7777'] },
          { name: 'Zé', phones: [] },
        ],
      },
      '👤 Contato: Bia 🌸 · +55 11 98888-7777\n👤 Contato: Zé',
      {
        whatsapp: {
          contacts: [
            { name: 'Bia 🌸', phones: ['+55 11 98888-7777'] },
            { name: 'Zé', phones: [] },
          ],
        },
      },
    ],
    [
      'what was picked',
      { kind: 'reply', option_id: 'sim', title: 'Sim, quero' },
      'Sim, quero',
      { option: { id: 'sim' } },
    ],
    [
      'what is not known',
      { kind: 'unknown', original_type: 'pollCreationMessageV9', text: '' },
      '[Mensagem que só aparece no WhatsApp do celular.]',
      { whatsapp: { unknown: 'pollCreationMessageV9' } },
    ],
    [
      'a file that is too large',
      { kind: 'image', media: media('too_large'), caption: 'Meu carro' },
      '[Foto que não chegou: é grande demais. Está no WhatsApp do celular.]\nMeu carro',
      { whatsapp: { files: [{ as: 'image', problem: 'too_large' }] } },
    ],
    [
      'a file that is gone',
      { kind: 'document', media: media('expired', 'CRLV.pdf'), caption: '' },
      '[Arquivo “CRLV.pdf” que não chegou: o WhatsApp já não guarda. Peça para enviar de novo.]',
      {},
    ],
  ])('%s', async (_, content, body, data) => {
    const scene = await openBotScene(house)
    expect(await scene.outcomes(scene.message(ana, { content, name: 'Ana 🌻' }))).toEqual(['stored'])
    const message = await only(scene)
    expect(message).toMatchObject({ body, direction: 'in', author_kind: 'contact', author_name: 'Ana 🌻', data })
  })

  test('64 kB are several messages, which make it up again', async () => {
    const scene = await openBotScene(house)
    const text = `${'Sou a Ana e quero saber tudo do carro 🚗👩‍👩‍👧 '.repeat(2_000)}`.slice(0, 65_536).toWellFormed()
    expect(await scene.outcomes(scene.message(ana, { content: { kind: 'text', text } }))).toEqual(['stored'])
    const messages = await scene.messages()
    expect(messages.map(({ body }) => body).join('')).toBe(text)
    expect(messages.every(({ body }) => body.length <= MESSAGE_BODY_MAX)).toBe(true)
    expect(messages.map(({ data }) => (data.whatsapp as { part: object }).part)).toEqual(
      messages.map((_, n) => ({ n: n + 1, of: messages.length })),
    )
  })

  test('one word of 64 kB is cut between two characters', async () => {
    const scene = await openBotScene(house)
    const text = '👩‍👩‍👧'.repeat(8_192).slice(0, 65_536)
    await scene.deliver(scene.message(ana, { content: { kind: 'text', text } }))
    const messages = await scene.messages()
    expect(messages.map(({ body }) => body).join('')).toBe(text.toWellFormed())
    expect(messages.slice(1).every(({ body }) => body.startsWith('👩'))).toBe(true)
  })

  test('quoted, forwarded, and the ad that brought them', async () => {
    const scene = await openBotScene(house)
    const referral = {
      ctwa_clid: 'clid-1',
      source_id: '12',
      source_url: 'https://fb.me/x',
      headline: 'Onix',
      body: 'Venha',
    }
    const first = scene.message(ana, { referral })
    const second = scene.message(ana, { quoted: { message_id: first.message_id, body: 'Olá' }, forwarded: true })
    const third = scene.message(ana, { quoted: { message_id: 'nunca-vista', body: 'De ontem' } })
    await scene.deliver(first, second, third)
    const [a, b, c] = await scene.messages()
    expect(a?.data).toMatchObject({ whatsapp: { id: first.message_id, referral } })
    expect(b).toMatchObject({ reply_to_seq: a?.seq, data: { whatsapp: { forwarded: true } } })
    expect(c).toMatchObject({ reply_to_seq: null, data: { whatsapp: { quoted: { body: 'De ontem' } } } })
    const chats = await scene.within((scope) =>
      scope.db
        .selectFrom('whatsapp_chats')
        .select(['referral', 'last_inbound_at'])
        .where('tenant_id', '=', scope.tenant.id)
        .execute(),
    )
    expect(chats).toEqual([{ referral, last_inbound_at: c?.created_at }])
  })

  test('a clock that is wrong makes no message of the future', async () => {
    const scene = await openBotScene(house)
    await scene.deliver(
      scene.message(ana, { at: '2099-01-01T00:00:00.000Z' }),
      scene.message(ana, { at: '1970-01-01T00:00:00.000Z' }),
    )
    const now = house.services.clock.now()
    for (const { created_at } of await scene.messages()) expect(Math.abs(+now - +created_at)).toBeLessThan(600_000)
  })
})

describe('files', () => {
  const picture = () =>
    sharp({ create: { width: 640, height: 480, channels: 3, background: '#336699' } })
      .jpeg()
      .toBuffer()

  test('a picture with its words, kept once, counted, with a thumbnail', async () => {
    const scene = await openBotScene(house)
    const bytes = await picture()
    const received = await scene.media(bytes, 'image/jpeg')
    const message = scene.message(ana, { content: { kind: 'image', media: received, caption: 'Olha' } })
    expect(await scene.outcomes(message, { ...message, event_id: 'evt_other_1' })).toEqual(['stored', 'duplicate'])
    const stored = await only(scene)
    expect(stored).toMatchObject({ kind: 'image', body: 'Olha' })
    expect(stored.attachments).toMatchObject([
      {
        kind: 'image',
        name: 'Foto.jpg',
        content_type: 'image/jpeg',
        size_bytes: bytes.length,
        width: 640,
        height: 480,
      },
    ])
    const rows = await scene.within((scope) =>
      scope.db.selectFrom('attachments').selectAll().where('tenant_id', '=', scope.tenant.id).execute(),
    )
    expect(rows).toMatchObject([{ status: 'sent', received_bytes: bytes.length }])
    const keys = tenantKeys(scene.tenant.id)
    const { stream } = await house.services.storage.get(keys.own(rows[0]?.storage_key ?? ''))
    expect(Buffer.concat(await stream.toArray()).equals(bytes)).toBe(true)
    expect((await house.services.storage.head(keys.own(rows[0]?.thumbnail_key ?? '')))?.contentType).toBe('image/webp')
    expect((await house.services.storage.list(keys.allReceived)).items).toEqual([])
    const usage = await scene.within((scope) =>
      scope.db
        .selectFrom('usage_counters')
        .select(['metric', 'used'])
        .where('tenant_id', '=', scope.tenant.id)
        .execute(),
    )
    expect(usage).toContainEqual({ metric: 'storage_bytes', used: bytes.length })
    expect(usage).toContainEqual({ metric: 'conversations', used: 1 })
  })

  test.each(['voice', 'audio', 'video', 'document', 'sticker'] as const)('%s', async (kind) => {
    const scene = await openBotScene(house)
    const file = FILES[kind]
    const bytes =
      kind === 'sticker'
        ? await sharp(await picture())
            .webp()
            .toBuffer()
        : file.bytes
    const received = await scene.media(bytes, file.mime, file.name)
    const caption = kind === 'video' || kind === 'document' ? { caption: '' } : {}
    await scene.deliver(scene.message(ana, { content: { kind, media: received, ...caption } as ReceivedContent }))
    const stored = await only(scene)
    expect(stored).toMatchObject({ body: '', kind: file.kept, data: { whatsapp: { files: [{ as: kind }] } } })
    expect(stored.attachments).toMatchObject([{ kind: file.kept, name: file.shown, content_type: file.type }])
  })

  test('what is other than it says is not kept, and said', async () => {
    const scene = await openBotScene(house)
    const program = Buffer.from(`MZ${'\u0000'.repeat(100)}This program cannot be run in DOS mode`)
    const page = Buffer.from('<!doctype html><script>alert(1)</script>')
    const asPicture = await scene.media(page, 'image/png')
    const asFile = await scene.media(program, 'application/x-msdownload', 'foto.exe')
    await scene.deliver(
      scene.message(ana, { content: { kind: 'image', media: asPicture, caption: 'Veja' } }),
      scene.message(ana, { content: { kind: 'document', media: asFile, caption: '' } }),
    )
    expect(
      (await scene.messages()).map(({ body, attachments }) => [body.split('\n').at(-1), attachments.length]),
    ).toEqual([
      ['Veja', 0],
      ['[Arquivo “foto.exe” que não guardamos por segurança: não é um tipo de arquivo que aceitamos.]', 0],
    ])
    expect((await house.services.storage.list(tenantKeys(scene.tenant.id).uploads())).items).toEqual([])
  })

  test('absurd media: bytes that never came, a name of 1,000 letters, a picture that nobody can draw', async () => {
    const scene = await openBotScene(house)
    const broken = (await picture()).subarray(0, 300)
    const cut = await scene.media(broken, 'image/jpeg')
    const named = await scene.media(
      Buffer.from('%PDF-1.4 é um arquivo'),
      'application/pdf',
      `${'../'.repeat(300)}a.pdf`,
    )
    const never = { ...named, ref: 'med_never_came_1' }
    const content = (received: typeof cut): ReceivedContent => ({ kind: 'document', media: received, caption: '' })
    expect(
      await scene.outcomes(
        scene.message(ana, { content: content(never) }),
        scene.message(ana, { content: content(named) }),
        scene.message(ana, {
          content: { kind: 'image', media: { ...cut, bytes: Number.MAX_SAFE_INTEGER }, caption: '' },
        }),
        scene.message(ana, { content: { kind: 'sticker', media: { ...cut, mime: '' } } }),
      ),
    ).toEqual(['stored', 'stored', 'stored', 'stored'])
    const [gone, long] = await scene.messages()
    expect(gone).toMatchObject({ attachments: [], body: expect.stringContaining('que não chegou') })
    expect(long?.attachments[0]?.name).toMatch(/^[^/]{1,196}\.pdf$/)
  })

  test('an album is one message, and beyond ten pictures the next', async () => {
    const scene = await openBotScene(house)
    const bytes = await picture()
    const items = await Promise.all(
      Array.from({ length: 12 }, async (_, n) => ({
        message_id: `3EB0ALBUM${n}`,
        content: {
          kind: 'image' as const,
          media: await scene.media(bytes, 'image/jpeg'),
          caption: n === 0 ? 'Meu carro' : '',
        },
      })),
    )
    const album = scene.message(ana, { content: { kind: 'album', expected: 13, items }, message_id: '3EB0ALBUM0' })
    await scene.deliver(album)
    const messages = await scene.messages()
    expect(messages.map(({ body, attachments }) => [body, attachments.length])).toEqual([
      ['Meu carro\n[Álbum de 13: chegaram 12.]', 10],
      ['', 2],
    ])
    // Each picture is found by its own id.
    const reply = scene.message(ana, { quoted: { message_id: '3EB0ALBUM11', body: '' } })
    await scene.deliver(reply, scene.message(ana, { message_id: '3EB0ALBUM11' }))
    expect((await scene.messages()).slice(2)).toMatchObject([{ reply_to_seq: 2 }])
  })
})

describe('changes', () => {
  test('an edit leaves nothing of what stood there; a deletion a tombstone', async () => {
    const scene = await openBotScene(house)
    const [one, two] = [scene.message(ana, { text: 'Pago 40 mil' }), scene.message(ana, { text: 'Segredo' })]
    await scene.deliver(one, two)
    const changes = [
      scene.change(ana, { event: 'edit' as const, message_id: one.message_id, from_me: false, text: 'Pago 42 mil' }),
      scene.change(ana, { event: 'deletion' as const, message_id: two.message_id, from_me: false }),
      scene.change(ana, { event: 'deletion' as const, message_id: 'nunca-vista', from_me: false }),
      // Not theirs to change.
      scene.change(ana, { event: 'edit' as const, message_id: one.message_id, from_me: true, text: 'Pago 1 real' }),
    ]
    expect(await scene.outcomes(...changes)).toEqual([
      'stored',
      'stored',
      'stored:message_unknown',
      'stored:not_its_author',
    ])
    const [edited, deleted] = await scene.messages()
    expect(edited).toMatchObject({ body: 'Pago 42 mil', edited_at: expect.any(Date) })
    expect(deleted).toMatchObject({ body: '', data: { deleted_by: 'contact' }, deleted_at: expect.any(Date) })
    const late = scene.change(ana, {
      event: 'edit' as const,
      message_id: two.message_id,
      from_me: false,
      text: 'De volta',
    })
    expect(await scene.outcomes(late)).toEqual(['stored:message_deleted'])
    const dump = await scene.whole()
    for (const gone of ['Pago 40', 'Pago 1 real', 'Segredo', 'De volta']) expect(dump).not.toContain(gone)
  })

  test('a long text may become short and longer again', async () => {
    const scene = await openBotScene(house)
    const long = 'palavra '.repeat(6_000)
    const message = scene.message(ana, { content: { kind: 'text', text: long } })
    await scene.deliver(message)
    const edit = (text: string) =>
      scene.change(ana, { event: 'edit' as const, message_id: message.message_id, from_me: false, text })
    await scene.deliver(edit('curta'))
    expect((await scene.messages()).map(({ body }) => body).join('')).toBe('curta')
    const other = scene.message(ana, { text: 'curta' })
    await scene.deliver(other)
    await scene.deliver(
      scene.change(ana, { event: 'edit' as const, message_id: other.message_id, from_me: false, text: long }),
    )
    const [, , , ...rest] = await scene.messages()
    expect(rest.map(({ body }) => body).join('')).toBe(long)
  })

  test('reactions: one a person, taken back by nothing', async () => {
    const scene = await openBotScene(house)
    const message = scene.message(ana)
    await scene.deliver(message)
    const react = (emoji: string | null, from_me = false) =>
      scene.change(ana, { event: 'reaction' as const, message_id: message.message_id, from_me, sender: null, emoji })
    const shown = async () =>
      ((await only(scene)).data.reactions as { from: string; emoji: string }[]).map(({ from, emoji }) => [from, emoji])
    await scene.deliver(react('👍'), react('❤️'), react('🎉', true))
    expect(await shown()).toEqual([
      ['contact', '❤️'],
      ['company', '🎉'],
    ])
    await scene.deliver(react(null))
    expect(await shown()).toEqual([['company', '🎉']])
    expect((await only(scene)).edited_at).toBeNull()
  })
})

describe('whose and where', () => {
  test('what the company wrote on its own phone is shown as that, and leaves no second time', async () => {
    const scene = await openBotScene(house, { name: 'Loja Centro' })
    await scene.deliver(scene.message(ana), scene.message(ana, { from_me: true, text: 'Temos {{sim}}!' }))
    const [, own] = await scene.messages()
    expect(own).toMatchObject({
      ...{
        direction: 'out',
        author_kind: 'member',
        author_id: null,
        author_name: 'Loja Centro',
        body: 'Temos {{sim}}!',
      },
      data: { own_phone: true },
    })
    const [conversation] = await scene.conversations()
    expect(conversation).toMatchObject({ waiting_since: null })
    expect(await countSends(scene)).toBe(0)
  })

  test('the echo of what left from here is known', async () => {
    const scene = await openBotScene(house)
    await scene.deliver(scene.message(ana))
    const [conversation] = await scene.conversations()
    await scene.within((scope) =>
      sendMessage(scope, {
        ...{ conversationId: conversation?.id as never, clientId: 'out-1', kind: 'text', direction: 'out' },
        ...{ author: { kind: 'bot', id: null, name: 'Robô' }, body: 'Temos sim' },
      }),
    )
    await scene.within((scope) =>
      scope.db
        .updateTable('whatsapp_sends')
        .set({ message_id: '3EB0NOSSA', state: 'sent' })
        .where('tenant_id', '=', scope.tenant.id)
        .execute(),
    )
    const echo = scene.message(ana, { from_me: true, text: 'Temos sim', message_id: '3EB0NOSSA' })
    expect(await scene.outcomes(echo)).toEqual(['duplicate'])
    const quoting = scene.message(ana, { quoted: { message_id: '3EB0NOSSA', body: 'Temos sim' } })
    await scene.deliver(quoting)
    expect(await scene.messages()).toMatchObject([{ seq: 1 }, { seq: 2 }, { seq: 3, reply_to_seq: 2 }])
  })

  test('what is resolved goes on, or the next begins, as the inbox says', async () => {
    for (const [after_resolve, conversations] of [
      ['reopen', 1],
      ['start_new', 2],
    ] as const) {
      const scene = await openBotScene(house, { inbox: { settings: { after_resolve } as never } })
      await scene.deliver(scene.message(ana))
      await scene.within((scope) =>
        scope.db
          .updateTable('conversations')
          .set({ status: 'resolved', resolved_at: scope.clock.now() })
          .where('tenant_id', '=', scope.tenant.id)
          .execute(),
      )
      await scene.deliver(scene.message(ana))
      const found = await scene.conversations()
      expect(found).toHaveLength(conversations)
      expect(found.at(-1)?.status).toBe('open')
    }
  })

  test('imported messages wake nobody: resolved, read, at their own time, and no newer conversation moves', async () => {
    const scene = await openBotScene(house, { inbox: { assignment: 'rotation' } })
    const now = house.services.clock.now().getTime()
    const day = (n: number) => new Date(now - n * 86_400_000).toISOString()
    const imported = [
      scene.message(ana, { history: true, at: day(6), text: 'Primeira' }),
      scene.message(ana, { history: true, at: day(5), from_me: true, text: 'Resposta' }),
      scene.message(ana, { history: true, at: day(4), text: 'Última' }),
    ]
    const bia = { lid: '7@lid' }
    await scene.deliver(scene.message(bia, { text: 'Agora' }), ...imported)
    const [live, past] = await scene.conversations()
    expect(past).toMatchObject({
      ...{ status: 'resolved', inbound_count: 0, waiting_since: null, first_response_at: null },
      ...{ last_message_preview: 'Última', last_message_at: new Date(day(4)), created_at: new Date(day(6)) },
    })
    expect(live).toMatchObject({ status: 'open', inbound_count: 1 })
    const facts = await scene.within((scope) =>
      scope.db.selectFrom('conversation_facts').selectAll().where('tenant_id', '=', scope.tenant.id).execute(),
    )
    expect(facts).toMatchObject([{ kind: 'opened', conversation_id: live?.id }])
    expect(await countSends(scene)).toBe(0)
    // What comes now goes on in it; what is imported after that is not put behind it.
    await scene.deliver(scene.message(ana, { text: 'De hoje' }))
    await scene.deliver(scene.message(ana, { history: true, at: day(7), text: 'Ainda antes' }))
    const after = await scene.conversations()
    expect(after.find(({ id }) => id === past?.id)).toMatchObject({
      status: 'open',
      inbound_count: 1,
      last_message_preview: 'De hoje',
    })
    expect(after.filter(({ status }) => status === 'resolved')).toMatchObject([{ last_message_preview: 'Ainda antes' }])
  })

  test('groups: ignored, or a conversation with the name of each who writes', async () => {
    const group = { group: '120363001234567890@g.us' }
    const sender = (lid: string, name: string | null, phone: string | null = null) => ({
      sender: { identity: { lid, phone, bsuid: null, parent_bsuid: null, username: null }, name },
    })
    const ignoring = await openBotScene(house)
    expect(await ignoring.outcomes(ignoring.message(group, sender('1@lid', 'Ana')))).toEqual(['stored:group_ignored'])
    expect([await ignoring.messages(), await ignoring.contacts()]).toEqual([[], []])
    const reading = await openBotScene(house, { groups: 'read' })
    await reading.deliver(
      reading.message(group, { ...sender('1@lid', 'Ana'), name: 'Condomínio 🏢' }),
      reading.message(group, { ...sender('204896315@lid', null, '+5511987654321'), name: 'Condomínio 🏢' }),
      reading.message(group, { ...sender('204896315@lid', null), name: 'Condomínio novo' }),
    )
    expect(await reading.contacts()).toMatchObject([{ name: 'Condomínio 🏢', phone: null }])
    const messages = await reading.messages()
    expect(messages.map(({ author_name }) => author_name)).toEqual(['Ana', '+5511987654321', ''])
    expect(messages[0]?.data).toMatchObject({ group: { name: 'Condomínio 🏢', sender: { name: 'Ana' } } })
    expect(JSON.stringify(messages)).not.toContain('204896315')
  })

  test('who is blocked is not heard; suspended companies are written to', async () => {
    const scene = await openBotScene(house)
    await scene.deliver(scene.message(ana))
    const [contact] = await scene.contacts()
    await scene.within((scope) => blockContact(scope, contact?.id ?? '', true))
    expect(await scene.outcomes(scene.message(ana))).toEqual(['stored:contact_blocked'])
    expect(await scene.messages()).toHaveLength(1)
  })
})

function countSends(scene: BotScene): Promise<number> {
  return scene.within(async (scope) => {
    const rows = await scope.db
      .selectFrom('whatsapp_sends')
      .select('id')
      .where('tenant_id', '=', scope.tenant.id)
      .execute()
    return rows.length
  })
}

const mp4 = Buffer.concat([
  Buffer.from([0, 0, 0, 0x18]),
  Buffer.from('ftypmp42'),
  Buffer.alloc(4),
  Buffer.from('mp42isom'),
  Buffer.alloc(64),
])
const ogg = Buffer.concat([
  ...[Buffer.from('OggS'), Buffer.from([0, 2]), Buffer.alloc(20), Buffer.from([1, 19]), Buffer.from('OpusHead')],
  ...[Buffer.from([1, 1, 0, 0, 0x80, 0xbb, 0, 0, 0, 0, 0]), Buffer.alloc(64)],
])
const FILES = {
  voice: {
    bytes: ogg,
    mime: 'audio/ogg; codecs=opus',
    name: null,
    kept: 'audio',
    shown: 'Áudio.ogg',
    type: 'audio/ogg',
  },
  audio: { bytes: ogg, mime: 'audio/ogg', name: 'música.ogg', kept: 'audio', shown: 'música.ogg', type: 'audio/ogg' },
  video: { bytes: mp4, mime: 'video/mp4', name: null, kept: 'document', shown: 'Vídeo.mp4', type: 'video/mp4' },
  document: {
    ...{ bytes: Buffer.from('%PDF-1.4\n%âãÏÓ'), mime: 'application/pdf', name: 'CRLV do Onix.pdf' },
    ...{ kept: 'document', shown: 'CRLV do Onix.pdf', type: 'application/pdf' },
  },
  sticker: {
    bytes: Buffer.alloc(0),
    mime: 'image/webp',
    name: null,
    kept: 'image',
    shown: 'Figurinha.webp',
    type: 'image/webp',
  },
} as const
