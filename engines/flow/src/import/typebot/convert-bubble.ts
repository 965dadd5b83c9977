import { type Conversion, type ConvertedBlock, placeholderFor } from './converted-block.ts'
import { richTextToPlain } from './rich-text.ts'
import { type TypebotBlock, textAt, valueAt } from './typebot-document.ts'

const LONGEST_TEXT = 4_096

/** What the bot says: text, image, video, audio; embedded pages become links. */
export function convertBubble(conversion: Conversion): ConvertedBlock | undefined {
  const { id, source, names, note } = conversion
  const url = names.inText(textAt(source.content, 'url').trim())
  switch (source.type) {
    case 'text':
      return text(id, wordsOf(bubbleText(source), names, note))
    case 'image':
    case 'audio':
      return url ? media(id, source.type, url) : placeholderFor(conversion)
    case 'video': {
      const address = url || names.inText(hostedVideo(source))
      if (!address) return placeholderFor(conversion)
      const isFile = /\.(mp4|webm|mov|m4v)(\?|$)/i.test(address) || textAt(source.content, 'type') === 'url'
      return isFile && !/youtu\.?be|vimeo/i.test(address) ? media(id, 'video', address) : text(id, address)
    }
    case 'embed':
      if (!url) return placeholderFor(conversion)
      note('embed_as_link', 'changed')
      return text(id, url)
    default:
      return undefined
  }
}

/** The words of a text bubble; old exports have them as plain text only. */
export function bubbleText(source: TypebotBlock): string {
  return richTextToPlain(valueAt(source.content, 'richText')) || textAt(source.content, 'plainText')
}

/** What a bubble says, with our names in it; code inside stays as text, and both that and a cut are reported. */
export function wordsOf(written: string, names: Conversion['names'], note: Conversion['note']): string {
  for (const [code] of written.matchAll(/\{\{=.{0,1000}?=\}\}/gs))
    note('expression_not_supported', 'lost', code.slice(0, 200))
  const words = names.inText(written)
  if (words.length <= LONGEST_TEXT) return words
  note('text_cut', 'changed', String(LONGEST_TEXT))
  return names.inText(written, LONGEST_TEXT)
}

/** A `send` of text; an empty bubble stays as a block that says nothing, so that arrows keep their place. */
export function text(id: string, words: string): ConvertedBlock {
  return {
    block: { id, type: 'send', content: { kind: 'text', text: words || ' ' } },
    onward: ['next'],
    stays: true,
  }
}

function media(id: string, kind: 'image' | 'audio' | 'video', url: string): ConvertedBlock {
  return {
    block: { id, type: 'send', content: { kind: 'media', media: kind, url } },
    onward: ['next'],
    stays: true,
  }
}

function hostedVideo(source: TypebotBlock): string {
  const video = textAt(source.content, 'id')
  if (!video) return ''
  return textAt(source.content, 'type') === 'vimeo'
    ? `https://vimeo.com/${video}`
    : `https://www.youtube.com/watch?v=${video}`
}
