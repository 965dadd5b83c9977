import type { AttachmentId } from '@recado/contracts/ids'
import type { MessageAttachment } from '@recado/contracts/messages'
import { NOBODY } from '@recado/contracts/whatsapp-identity'
import { describe, expect, test } from 'vitest'
import { composeRequest, deliveryOf, type MessageToSend, type SendFacts } from '../../src/zap/sends/index.ts'

const to = { ...NOBODY, phone: '+5511987654321' }
const file = (id: string, kind: MessageAttachment['kind'], type: string): MessageAttachment => ({
  ...{ id: id as AttachmentId, kind, name: `${id}.bin`, content_type: type, size_bytes: 1 },
  ...{ width: null, height: null, duration_ms: null },
})
const message = (given: Partial<MessageToSend> = {}): MessageToSend => ({
  ...{ seq: 7, body: 'Bom dia', attachments: [], data: {}, author_kind: 'member', deleted_at: null, quoted: null },
  ...given,
})

function said(given: Partial<MessageToSend>, part = 0, send: Partial<SendFacts['send']> = {}) {
  const links = new Map(
    (given.attachments ?? []).map(({ id }) => [String(id), `https://arquivos.exemplo.com.br/${id}`]),
  )
  const target = { message_id: 'WA1', from_me: false }
  const facts = { send: { id: 's1', part, kind: 'message' as const, emoji: null, ...send }, message: message(given) }
  return composeRequest({ ...facts, to, target, links })
}

describe('a message', () => {
  test('is its words, to whom it is known to be', () => {
    expect(said({})).toEqual({ id: 's1', to, message: { kind: 'text', text: 'Bom dia' } })
  })

  test('with files is a send each; the first carries the words', () => {
    const attachments = [file('a', 'image', 'image/png'), file('b', 'document', 'application/pdf')]
    expect(said({ attachments })?.message).toMatchObject({ kind: 'image', caption: 'Bom dia' })
    expect(said({ attachments }, 1)?.message).toMatchObject({
      ...{ kind: 'document', caption: '', media: { url: 'https://arquivos.exemplo.com.br/b', name: 'b.bin' } },
    })
  })

  test('with a recording says its words ahead, since a recording carries none', () => {
    const attachments = [file('a', 'audio', 'audio/webm')]
    expect(said({ attachments })?.message).toEqual({ kind: 'text', text: 'Bom dia' })
    expect(said({ attachments }, 1)?.message).toMatchObject({ kind: 'voice', media: { mime: 'audio/webm' } })
    expect(said({ attachments, body: '' })?.message).toMatchObject({ kind: 'voice' })
    const song = [file('a', 'audio', 'audio/mpeg')]
    expect(said({ attachments: song, body: '' })?.message).toMatchObject({ kind: 'audio' })
  })

  test('with a film is a film where phones play it, else a file', () => {
    const kindOf = (type: string) => said({ attachments: [file('a', 'document', type)] })?.message
    expect(kindOf('video/mp4')).toMatchObject({ kind: 'video' })
    expect(kindOf('video/webm')).toMatchObject({ kind: 'document' })
  })

  test('of a flow is its picture by its address, or its menu in words', () => {
    const media = (url: string, kind: string) => ({ interactive: { kind: 'media', media: kind, url, text: 'Onix' } })
    const picture = said({ body: 'x', data: media('https://loja.com.br/onix.webp?v=1', 'image') })?.message
    expect(picture).toEqual({
      ...{ kind: 'image', caption: 'Onix', media: { url: 'https://loja.com.br/onix.webp?v=1', mime: 'image/webp' } },
    })
    expect(said({ body: 'x', data: media('https://loja.com.br/onix', 'image') })?.message).toMatchObject({
      media: { mime: 'image/jpeg' },
    })
    const buttons = { kind: 'buttons', text: 'E?', options: [{ id: 'a', title: 'Sim' }] }
    expect(said({ body: 'E?\n• Sim', data: { interactive: buttons } })?.message).toEqual({
      ...{ kind: 'text', text: 'E?\n• Sim' },
    })
  })

  test('quotes what it answers, once', () => {
    const quoted = { message_id: 'WA9', from_me: false, body: 'Ainda tem?' }
    const attachments = [file('a', 'image', 'image/png'), file('b', 'image', 'image/png')]
    expect(said({ quoted })?.quoted).toEqual(quoted)
    expect(said({ quoted, attachments }, 1)?.quoted).toBeUndefined()
  })
})

test('a change names what it is of, and waits until that has a name', () => {
  expect(said({ body: 'Boa tarde' }, 0, { kind: 'edit' })?.message).toEqual({
    ...{ kind: 'edit', message_id: 'WA1', text: 'Boa tarde' },
  })
  expect(said({}, 0, { kind: 'deletion' })?.message).toEqual({ kind: 'deletion', message_id: 'WA1' })
  expect(said({}, 0, { kind: 'reaction', emoji: '👍' })?.message).toEqual({
    ...{ kind: 'reaction', message_id: 'WA1', from_me: false, emoji: '👍' },
  })
  const send = { id: 's1', part: 0, kind: 'edit' as const, emoji: null }
  expect(composeRequest({ send, message: message(), to, target: undefined, links: new Map() })).toBeUndefined()
})

test('a message of several parts shows what failed, then what is uncertain, then the least advanced', () => {
  const at = new Date(0)
  const part = (state: 'waiting' | 'handed' | 'sent' | 'delivered' | 'read' | 'failed' | 'uncertain') => ({
    ...{ state, problem: state === 'failed' ? ('too_large' as const) : null, detail: 'network', alarmed_at: null },
  })
  expect(deliveryOf([part('read'), part('sent')], at)).toEqual({ state: 'sent', problem: null, at })
  expect(deliveryOf([part('read'), part('uncertain')], at)?.state).toBe('uncertain')
  expect(deliveryOf([part('uncertain'), part('failed')], at)).toEqual({ state: 'failed', problem: 'too_large', at })
  expect(deliveryOf([{ ...part('handed'), alarmed_at: at }, part('sent')], at)).toMatchObject({ stuck: 'network' })
  expect(deliveryOf([{ ...part('sent'), alarmed_at: at }], at)).not.toHaveProperty('stuck')
  expect(deliveryOf([], at)).toBeUndefined()
})
