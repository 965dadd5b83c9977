import type { FlowChannel } from '@recado/contracts/flow-channels'
import { CHANNELS, type ChannelCapabilities, type Content, render } from '@recado/flow'
import type { Block } from '@recado/flow/schemas'
import type { ChannelFault, Check } from './check.ts'

/**
 * What a channel will show otherwise than it is drawn here: a menu that is no longer buttons, a text in several messages. Asked
 * of the renderer that will show it; what variables hold is not known yet.
 */
export function checkChannels(body: string, block: Block, channels: readonly FlowChannel[]): Check[] {
  const content = shownBy(block)
  if (content === undefined) return []
  return channels.flatMap((channel) =>
    faultsOf(content, CHANNELS[channel]).map(
      ({ fault, limit }): Check => ({
        ...{ kind: 'channel', severity: 'hint', body, block: block.id, channel, fault, detail: String(limit) },
      }),
    ),
  )
}

interface Found {
  fault: ChannelFault
  limit: number
}

function faultsOf(content: Content, limits: ChannelCapabilities): Found[] {
  const messages = render({ id: '', type: 'send', content }, limits)
  const shown = messages.at(-1)?.kind
  const degraded = content.kind === 'options' ? menuFault(content, shown, limits) : undefined
  if (degraded !== undefined) return [degraded]
  // An audio carries no words anywhere, however few.
  if (content.kind === 'media' && (content.caption ?? '').length <= limits.caption) return []
  return messages.length > 1 ? [{ fault: 'long', limit: longest(content, shown, limits) }] : []
}

type Options = Extract<Content, { kind: 'options' }>

function menuFault({ options, style }: Options, shown: string | undefined, limits: ChannelCapabilities) {
  const { buttons, list } = limits
  if (shown === 'buttons') return undefined
  if (list === null || buttons === null) return { fault: 'no_buttons', limit: 0 } satisfies Found
  const over = (most: number) => options.some(({ title }) => title.length > most)
  if (shown === 'list') {
    if (style === 'list' || options.some(({ description }) => description)) return undefined
    if (options.length > buttons.count) return { fault: 'list', limit: buttons.count } satisfies Found
    return over(buttons.title) ? ({ fault: 'list_title', limit: buttons.title } satisfies Found) : undefined
  }
  if (options.length > list.count) return { fault: 'numbered', limit: list.count } satisfies Found
  return { fault: 'title', limit: list.title } satisfies Found
}

function longest(content: Content, shown: string | undefined, { text, buttons, list, caption }: ChannelCapabilities) {
  if (content.kind === 'media') return caption
  if (shown === 'buttons') return buttons?.body ?? text
  return shown === 'list' ? (list?.body ?? text) : text
}

function shownBy(block: Block): Content | undefined {
  if (block.type === 'ask') {
    const { answer, text } = block
    if (answer.kind === 'choice' && answer.options.length > 0) {
      return optionsOf(text, answer.options, answer.style ?? 'auto')
    }
    return { kind: 'text', text }
  }
  if (block.type !== 'send') return undefined
  const { content } = block
  return 'options' in content ? optionsOf(content.text, content.options, content.kind) : content
}

function optionsOf(text: string, options: Options['options'], style: Options['style']): Options {
  return { ...{ kind: 'options', text, options, style, list_label: '', number_hint: '' } }
}
