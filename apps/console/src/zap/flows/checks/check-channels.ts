import { WHATSAPP_CLOUD } from '@recado/flow'
import type { Block } from '@recado/flow/schemas'
import type { ChannelFault, Check } from './check.ts'

/** What WhatsApp will show otherwise than the widget: a menu that is no longer buttons, a text in two messages. */
export function checkChannels(body: string, block: Block): Check[] {
  const { buttons, list, text } = WHATSAPP_CLOUD
  const hint = (fault: ChannelFault, detail: number | string): Check[] => [
    { kind: 'channel', severity: 'hint', body, block: block.id, fault, detail: String(detail) },
  ]
  const shown = shownBy(block)
  if (shown === undefined || buttons === null || list === null) return []
  if (shown.titles.length === 0) return shown.text.length > text ? hint('whatsapp_long', text) : []
  if (shown.titles.length > list.count) return hint('whatsapp_numbered', list.count)
  const longest = shown.titles.length > buttons.count ? list.title : buttons.title
  const over = shown.titles.find((title) => title.length > longest)
  if (over !== undefined) return hint('whatsapp_title', longest)
  if (shown.titles.length > buttons.count) return hint('whatsapp_list', buttons.count)
  return []
}

function shownBy(block: Block): { text: string; titles: string[] } | undefined {
  if (block.type === 'ask') {
    return { text: block.text, titles: block.answer.kind === 'choice' ? block.answer.options.map(titleOf) : [] }
  }
  if (block.type !== 'send' || block.content.kind === 'media') return undefined
  return { text: block.content.text, titles: 'options' in block.content ? block.content.options.map(titleOf) : [] }
}

function titleOf({ title }: { title: string }): string {
  return title
}
