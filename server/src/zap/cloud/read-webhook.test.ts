import { describe, expect, it } from 'vitest'
import { readWebhook } from './read-webhook.ts'
import { CloudWebhook } from './webhook.ts'

const metadata = { phone_number_id: '106540352242922', display_phone_number: '551130000000' }
const at = '1764500000'

function read(value: object, field = 'messages') {
  return readWebhook(webhookOf([{ field, value: { messaging_product: 'whatsapp', metadata, ...value } }]))
}

function webhookOf(...entries: { field: string; value: unknown }[][]) {
  return CloudWebhook.parse({
    object: 'whatsapp_business_account',
    entry: entries.map((changes, n) => ({ id: `${n}`, changes })),
  })
}

const text = (id: string, more: object = {}) => ({
  ...{ id, from: '5511987654321', timestamp: at, type: 'text', text: { body: `diz ${id}` } },
  ...more,
})

describe('what Meta delivers', () => {
  it('is read message by message, of every change of every entry', () => {
    const change = (...ids: string[]) => ({
      field: 'messages',
      value: { metadata, messages: ids.map((id) => text(id)) },
    })
    const { news, unread } = readWebhook(webhookOf([change('a', 'b'), change('c')], [change('d')], []))
    expect(news.map(({ event }) => event.event === 'message' && event.body)).toEqual([
      ...['diz a', 'diz b', 'diz c', 'diz d'],
    ])
    expect(unread).toEqual([])
  })

  it('loses nothing else by what it cannot read', () => {
    const { news, unread } = readWebhook(
      webhookOf(
        [{ field: 'messages', value: { metadata, messages: [text('a'), { id: 7 }, text('b', { from: undefined })] } }],
        [{ field: 'messages', value: 'what' }],
        [{ field: 'account_update', value: { event: 'VOLUME_BASED_PRICING_TIER_UPDATE' } }],
        [{ field: 'messages', value: { metadata, messages: [text('c')] } }],
      ),
    )
    expect(news.map(({ event }) => event.event === 'message' && event.message_id)).toEqual(['a', 'c'])
    expect(unread.map(({ why }) => why)).toEqual(['malformed', 'names nobody', 'no value that is known'])
  })

  it('knows a sender by user id alone, and finds their entry among several by id', () => {
    const { news } = read({
      contacts: [
        { user_id: 'BR.222', profile: { name: 'Outra' } },
        { user_id: 'BR.111', profile: { name: 'Ana', username: 'ana.sp' }, wa_id: '551187654321' },
      ],
      messages: [text('a', { from: undefined, from_user_id: 'BR.111' })],
    })
    expect(news[0]?.event.chat).toEqual({
      kind: 'person',
      name: 'Ana',
      identity: { lid: null, phone: '+5511987654321', bsuid: 'BR.111', parent_bsuid: null, username: 'ana.sp' },
    })
  })

  it('says who has another number or id from now on', () => {
    const system = { type: 'user_changed_number', body: 'mudou', wa_id: '5521999990000' }
    const { news } = read({ messages: [{ id: 's', type: 'system', timestamp: at, from: '5511987654321', system }] })
    expect(news[0]?.event).toMatchObject({
      event: 'identity',
      chat: { identity: { phone: '+5521999990000' } },
      replaces: { phone: '+5511987654321' },
    })
  })

  it('reads what was picked, quoted, forwarded and whence somebody came', () => {
    const { news } = read({
      messages: [
        text('a', {
          type: 'interactive',
          interactive: { type: 'list_reply', list_reply: { id: 'suv', title: 'SUV', description: '' } },
          context: { id: 'wamid.q', forwarded: true },
          referral: { ctwa_clid: 'clid', source_id: '77', source_url: 'https://fb.me/1', source_type: 'ad' },
        }),
        text('b', { type: 'button', button: { payload: 'sim', text: 'Sim' } }),
      ],
    })
    expect(news[0]?.event).toMatchObject({
      content: { kind: 'reply', option_id: 'suv', title: 'SUV' },
      quoted: { message_id: 'wamid.q' },
      forwarded: true,
      referral: { ctwa_clid: 'clid', source_id: '77' },
    })
    expect(news[1]?.event).toMatchObject({ content: { kind: 'reply', option_id: 'sim', title: 'Sim' } })
  })

  it('names the files to fetch, and a recording as one', () => {
    const { news } = read({
      messages: [
        text('a', { type: 'audio', audio: { id: 'm1', mime_type: 'audio/ogg; codecs=opus', voice: true } }),
        text('b', { type: 'document', document: { id: 'm2', mime_type: 'application/pdf', filename: 'ficha.pdf' } }),
      ],
    })
    expect(news.map(({ files }) => files.map(({ mediaId }) => mediaId))).toEqual([['m1'], ['m2']])
    expect(news[0]?.event).toMatchObject({ content: { kind: 'voice', media: { ref: news[0]?.files[0]?.ref } } })
    expect(news[1]?.event).toMatchObject({ content: { kind: 'document', media: { name: 'ficha.pdf' } } })
  })

  it.each(['ephemeral', 'order', 'request_welcome', 'unsupported', 'a_kind_of_next_year'])(
    'drops nothing because it is new: %s',
    (type) => {
      const { news, unread } = read({ messages: [{ id: 'x', from: '5511987654321', timestamp: at, type }] })
      expect(news[0]?.event).toMatchObject({ content: { kind: 'unknown', original_type: type } })
      expect(unread).toEqual([])
    },
  )

  it('reads reactions, edits and deletions', () => {
    const { news } = read({
      messages: [
        text('a', { type: 'reaction', reaction: { message_id: 'w1', emoji: '👍' } }),
        text('b', { type: 'reaction', reaction: { message_id: 'w1', emoji: '' } }),
        text('c', { type: 'edit', edit: { original_message_id: 'w2', message: { text: { body: 'melhor' } } } }),
        text('d', { type: 'revoke', revoke: { original_message_id: 'w3' } }),
      ],
    })
    expect(news.map(({ event }) => event)).toMatchObject([
      { event: 'reaction', message_id: 'w1', emoji: '👍' },
      { event: 'reaction', message_id: 'w1', emoji: null },
      { event: 'edit', message_id: 'w2', text: 'melhor' },
      { event: 'deletion', message_id: 'w3' },
    ])
  })

  it('takes what was typed on the phone for the shop’s own', () => {
    const echo = {
      id: 'e',
      from: '551130000000',
      to: '5511987654321',
      timestamp: at,
      type: 'text',
      text: { body: 'oi' },
    }
    const { news } = read({ message_echoes: [echo] }, 'smb_message_echoes')
    expect(news[0]?.event).toMatchObject({ from_me: true, body: 'oi', chat: { identity: { phone: '+5511987654321' } } })
  })

  it('tells the two sides of a history apart, and marks both', () => {
    const messages = [text('h1'), text('h2', { from: '551130000000' })]
    const { news } = read(
      { history: [{ metadata: { phase: 1 }, threads: [{ id: '5511987654321', messages }] }] },
      'history',
    )
    expect(news.map(({ event }) => event)).toMatchObject([
      { history: true, from_me: false, chat: { identity: { phone: '+5511987654321' } } },
      { history: true, from_me: true, chat: { identity: { phone: '+5511987654321' } } },
    ])
  })

  it('gives the same event the same name at each delivery, and each status its own', () => {
    const status = (state: string) => ({ id: 'w', status: state, timestamp: at, recipient_id: '5511987654321' })
    const ids = [
      ...read({ statuses: [status('sent'), status('read')] }).news,
      ...read({ statuses: [status('sent')] }).news,
    ]
    const [sent, seen, again] = ids.map(({ event }) => event.event_id)
    expect(again).toBe(sent)
    expect(seen).not.toBe(sent)
  })

  it('says why a message failed and what one costs', () => {
    const { news } = read({
      statuses: [
        {
          ...{
            id: 'w',
            status: 'failed',
            timestamp: at,
            recipient_user_id: 'BR.111',
            biz_opaque_callback_data: 'send-1',
          },
          errors: [{ code: 131047, title: 'Re-engagement message', error_data: { details: 'mais de 24 horas' } }],
          pricing: { billable: true, category: 'service', pricing_model: 'PMP' },
        },
      ],
    })
    expect(news[0]).toMatchObject({
      event: { event: 'ack', id: 'send-1', state: 'failed', problem: 'window_closed', detail: 'mais de 24 horas' },
      pricing: { billable: true, category: 'service' },
    })
  })
})
