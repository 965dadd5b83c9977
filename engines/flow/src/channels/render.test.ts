import { describe, expect, it } from 'vitest'
import type { Content } from '../session/content.ts'
import { PLAIN_TEXT, WHATSAPP_CLOUD, WHATSAPP_WEB, WIDGET } from './capabilities.ts'
import { render } from './render.ts'
import { shorten, splitText } from './split-text.ts'

const send = (content: Content) => ({ id: 'e1', type: 'send' as const, content })
const options = (titles: string[], more: Partial<Extract<Content, { kind: 'options' }>> = {}): Content => ({
  kind: 'options',
  text: 'Escolha:',
  options: titles.map((title, n) => ({ id: `q:o${n}`, title })),
  style: 'auto',
  list_label: 'Ver opções',
  number_hint: 'Responda com o número.',
  ...more,
})

describe('options', () => {
  it('are buttons where up to three short ones fit', () => {
    expect(render(send(options(['Sim', 'Não'])), WHATSAPP_CLOUD)).toEqual([
      {
        kind: 'buttons',
        text: 'Escolha:',
        buttons: [
          { id: 'q:o0', title: 'Sim' },
          { id: 'q:o1', title: 'Não' },
        ],
      },
    ])
  })

  it('are a list where there are more, where a title has 21 characters, or where they are described', () => {
    expect(render(send(options(['1', '2', '3', '4'])), WHATSAPP_CLOUD)).toMatchObject([
      { kind: 'list', label: 'Ver opções' },
    ])
    expect(render(send(options(['a'.repeat(21)])), WHATSAPP_CLOUD)).toMatchObject([{ kind: 'list' }])
    const described = options(['A'], { options: [{ id: 'x', title: 'A', description: 'd'.repeat(100) }] })
    const [list] = render(send(described), WHATSAPP_CLOUD)
    expect(list).toMatchObject({ kind: 'list' })
    expect(list?.kind === 'list' && list.rows[0]!.description).toHaveLength(72)
  })

  it('are numbered text where nothing else fits, with no title cut', () => {
    for (const titles of [Array.from({ length: 11 }, (_, n) => `Opção ${n}`), ['a'.repeat(25)]]) {
      const messages = render(send(options(titles)), WHATSAPP_CLOUD)
      expect(messages).toHaveLength(1)
      expect(messages[0]).toMatchObject({ kind: 'text' })
      for (const title of titles) expect(messages[0]!.kind === 'text' && messages[0]!.text).toContain(title)
    }
    expect(render(send(options(['Sim', 'Não'])), PLAIN_TEXT)).toEqual([
      { kind: 'text', text: 'Escolha:\n\n1. Sim\n2. Não\n\nResponda com o número.' },
    ])
    expect(render(send(options(['Sim'])), WHATSAPP_WEB)).toMatchObject([{ kind: 'text' }])
  })

  it('keep a long body within 1,024 by sending the rest before', () => {
    const messages = render(send(options(['Sim'], { text: 'palavra '.repeat(400) })), WHATSAPP_CLOUD)
    const last = messages.at(-1)!
    expect(last.kind === 'buttons' && last.text.length).toBeLessThanOrEqual(1_024)
    expect(messages[0]).toMatchObject({ kind: 'text' })
  })

  it('keep to the style that was asked for', () => {
    expect(render(send(options(['Sim'], { style: 'list' })), WHATSAPP_CLOUD)).toMatchObject([{ kind: 'list' }])
    expect(render(send(options(['Sim'], { style: 'buttons' })), WIDGET)).toMatchObject([{ kind: 'buttons' }])
  })
})

describe('media', () => {
  it('go with their caption, or apart where it is too long or a voice note carries none', () => {
    const image: Content = { kind: 'media', media: 'image', url: 'u', caption: 'c' }
    expect(render(send(image), WHATSAPP_CLOUD)).toEqual([{ kind: 'media', media: 'image', url: 'u', caption: 'c' }])
    expect(render(send({ ...image, caption: 'c'.repeat(1_025) }), WHATSAPP_CLOUD)).toHaveLength(2)
    expect(render(send({ ...image, media: 'audio' }), WHATSAPP_CLOUD)).toEqual([
      { kind: 'media', media: 'audio', url: 'u' },
      { kind: 'text', text: 'c' },
    ])
    expect(render(send(image), PLAIN_TEXT)).toEqual([{ kind: 'text', text: 'c\nu' }])
  })
})

describe('cards', () => {
  const cards = [{ id: 'r:1', title: 'Onix', subtitle: '2022', lines: ['R$ 50.000'], image_url: 'img', url: 'page' }]
  it('are cards in the widget and numbered pictures on WhatsApp', () => {
    expect(render(send({ kind: 'cards', cards }), WIDGET)).toEqual([{ kind: 'cards', cards }])
    expect(render(send({ kind: 'cards', cards }), WHATSAPP_WEB)).toEqual([
      { kind: 'media', media: 'image', url: 'img', caption: '1. Onix · 2022\nR$ 50.000\npage' },
    ])
    expect(render(send({ kind: 'cards', cards }), PLAIN_TEXT)).toEqual([
      { kind: 'text', text: '1. Onix · 2022\nR$ 50.000\npage' },
    ])
  })
})

describe('fields', () => {
  it('are shown where a channel has them, and words where it has none', () => {
    const input = { kind: 'rating' as const, min: 0, max: 10 }
    const ask = {
      id: 'e1',
      type: 'ask' as const,
      content: { kind: 'text' as const, text: 'Nota?' },
      expects: 'rating' as const,
      input,
    }
    expect(render(ask, WIDGET)).toEqual([{ kind: 'input', text: 'Nota?', input }])
    expect(render(ask, WHATSAPP_CLOUD)).toEqual([{ kind: 'text', text: 'Nota?' }])
  })
})

describe('texts', () => {
  it('past the limit become several, cut between words and never inside an emoji', () => {
    const parts = splitText('abc def '.repeat(2_000), 4_096)
    expect(parts.every((part) => part.length <= 4_096)).toBe(true)
    expect(parts.join(' ')).toBe('abc def '.repeat(2_000).trim())
    for (const part of splitText('🚗'.repeat(30), 7)) expect(part.isWellFormed()).toBe(true)
    expect(shorten('🚗🚗🚗', 4).isWellFormed()).toBe(true)
  })
  it('of effects that say nothing are none', () => {
    expect(render({ id: 'e1', type: 'close', reason: 'left' }, WIDGET)).toEqual([])
    expect(render(send({ kind: 'text', text: '  ' }), WIDGET)).toEqual([])
  })
})
