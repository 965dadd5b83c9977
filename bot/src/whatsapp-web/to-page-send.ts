import { cardOf } from '../driver/card-of.ts'
import type { DriverContentToSend, FetchedMedia } from '../driver/driver.ts'
import type { PageSend } from './page-functions.ts'

type Sendable = Exclude<DriverContentToSend, { kind: 'reaction' | 'edit' | 'deletion' }>

/** A message as the library's `sendMessage` takes it within the page. Previews of links are left out: the page would fetch them. */
export function toPageSend(content: Sendable): Pick<PageSend, 'text' | 'options' | 'extra'> {
  const nothing = { text: '', options: {}, extra: {} }
  switch (content.kind) {
    case 'text':
      return { ...nothing, text: content.text }
    case 'image':
    case 'video':
      return { ...nothing, options: { media: mediaOf(content.media), caption: content.caption } }
    case 'document': {
      const options = { media: mediaOf(content.media), caption: content.caption, sendMediaAsDocument: true }
      return { ...nothing, options }
    }
    case 'audio':
      return { ...nothing, options: { media: mediaOf(content.media) } }
    case 'voice':
      return { ...nothing, options: { media: mediaOf(content.media), sendAudioAsVoice: true } }
    case 'sticker':
      return { ...nothing, options: { media: mediaOf(content.media), sendMediaAsSticker: true } }
    case 'location': {
      const { latitude, longitude, name, address } = content
      const description = [name, address].filter((line) => line !== '').join('\n')
      return { ...nothing, options: { location: { latitude, longitude, description, url: '' } } }
    }
    case 'contacts': {
      const cards = content.contacts.map(({ name, phones }) => ({ displayName: name, vcard: cardOf(name, phones) }))
      const [first] = cards
      const extra =
        cards.length === 1 && first !== undefined
          ? { type: 'vcard', body: first.vcard, vcardFormattedName: first.displayName }
          : { type: 'multi_vcard', vcardList: cards, body: null }
      return { ...nothing, extra }
    }
  }
}

function mediaOf({ bytes, mime, name = 'file' }: FetchedMedia): object {
  return {
    data: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'),
    mimetype: mime,
    filename: name,
  }
}
