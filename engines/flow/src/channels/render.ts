import type { Card, Content, ContentOption, MediaKind } from '../session/content.ts'
import type { AnswerInput, AskEffect, Effect, SendEffect } from '../session/effect.ts'
import type { ChannelCapabilities } from './capabilities.ts'
import { shorten, splitText } from './split-text.ts'

/** One message as a channel's driver sends it, within the channel's limits. */
export type OutgoingMessage =
  | { kind: 'text'; text: string }
  | { kind: 'buttons'; text: string; buttons: { id: string; title: string }[] }
  | { kind: 'list'; text: string; label: string; rows: ContentOption[] }
  | { kind: 'media'; media: MediaKind; url: string; caption?: string; name?: string }
  | { kind: 'cards'; cards: Card[] }
  | { kind: 'input'; text: string; input: AnswerInput }

/**
 * Turns something to say into messages of a channel. Options become buttons where they fit, else a list, else numbered
 * text: a title is never cut, since it is what the contact answers with. Effects that say nothing give no message.
 */
export function render(effect: Effect, channel: ChannelCapabilities): OutgoingMessage[] {
  if (!saysSomething(effect)) return []
  const messages = renderContent(effect.content, channel)
  const last = messages.at(-1)
  if (effect.type !== 'ask' || !effect.input || last?.kind !== 'text') return messages
  if (!channel.inputs.has(effect.input.kind)) return messages
  return [...messages.slice(0, -1), { kind: 'input', text: last.text, input: effect.input }]
}

function saysSomething(effect: Effect): effect is SendEffect | AskEffect {
  return effect.type === 'send' || effect.type === 'ask'
}

function renderContent(content: Content, channel: ChannelCapabilities): OutgoingMessage[] {
  switch (content.kind) {
    case 'text':
      return texts(content.text, channel)
    case 'media':
      return renderMedia(content, channel)
    case 'options':
      return renderOptions(content, channel)
    case 'cards':
      return renderCards(content.cards, channel)
  }
}

function texts(text: string, channel: ChannelCapabilities): OutgoingMessage[] {
  return splitText(text, channel.text).map((part) => ({ kind: 'text', text: part }))
}

function renderMedia(content: Extract<Content, { kind: 'media' }>, channel: ChannelCapabilities): OutgoingMessage[] {
  const { media, url, caption = '', name } = content
  if (!channel.media.has(media)) return texts([caption, url].filter(Boolean).join('\n'), channel)
  const named = name === undefined ? {} : { name }
  if (caption === '') return [{ kind: 'media', media, url, ...named }]
  // A voice or a sticker carries no words on WhatsApp, and a caption past the limit would be refused.
  const fits = caption.length <= channel.caption && media !== 'audio' && media !== 'sticker'
  if (fits) return [{ kind: 'media', media, url, caption, ...named }]
  return [{ kind: 'media', media, url, ...named }, ...texts(caption, channel)]
}

type OptionsContent = Extract<Content, { kind: 'options' }>

function renderOptions(content: OptionsContent, channel: ChannelCapabilities): OutgoingMessage[] {
  const { text, options, style } = content
  const { buttons, list } = channel
  if (buttons && style !== 'list' && fitsButtons(options, buttons)) {
    const [before, body] = lastPart(text, buttons.body)
    const pressed = options.map(({ id, title }) => ({ id, title }))
    return [...texts(before, channel), { kind: 'buttons', text: body, buttons: pressed }]
  }
  if (list && options.length <= list.count && options.every(({ title }) => title.length <= list.title)) {
    const [before, body] = lastPart(text, list.body)
    const label = shorten(content.list_label, list.label)
    const rows = options.map((option) => ({ ...option, ...shortDescription(option, list.description) }))
    return [...texts(before, channel), { kind: 'list', text: body, label, rows }]
  }
  return texts(numbered(content), channel)
}

/** Buttons have no place for a description, so options that have one go into a list where there is one. */
function fitsButtons(options: ContentOption[], limits: NonNullable<ChannelCapabilities['buttons']>): boolean {
  return (
    options.length <= limits.count &&
    options.every(({ title, description }) => title.length <= limits.title && !description)
  )
}

function shortDescription({ description }: ContentOption, limit: number): { description?: string } {
  return description === undefined ? {} : { description: shorten(description, limit) }
}

function numbered({ text, options, number_hint: hint }: OptionsContent): string {
  const lines = options.map(
    ({ title, description }, index) => `${index + 1}. ${title}${description ? `: ${description}` : ''}`,
  )
  return [text, '', ...lines, ...(hint ? ['', hint] : [])].join('\n')
}

/** What goes ahead as plain text, and the last part, which fits beside the options. */
function lastPart(text: string, limit: number): [string, string] {
  const parts = splitText(text, limit)
  return [parts.slice(0, -1).join('\n'), parts.at(-1) ?? '']
}

function renderCards(cards: Card[], channel: ChannelCapabilities): OutgoingMessage[] {
  if (channel.cards && cards.length <= channel.cards.count) return [{ kind: 'cards', cards }]
  return cards.flatMap((card, index) => {
    const title = `${index + 1}. ${[card.title, card.subtitle].filter(Boolean).join(' · ')}`
    const text = [title, ...card.lines, ...(card.url ? [card.url] : [])].join('\n')
    if (!card.image_url || !channel.media.has('image')) return texts(text, channel)
    return renderMedia({ kind: 'media', media: 'image', url: card.image_url, caption: text }, channel)
  })
}
