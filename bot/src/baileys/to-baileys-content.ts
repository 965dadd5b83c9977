import type { AnyMessageContent, WAMessageKey } from 'baileys'
import { cardOf } from '../driver/card-of.ts'
import type { DriverContentToSend } from '../driver/driver.ts'

/** A message as the library wants it. `keyOf` names another message of the same chat. */
export function toBaileysContent(
  content: DriverContentToSend,
  keyOf: (id: string, fromMe: boolean) => WAMessageKey,
): AnyMessageContent {
  switch (content.kind) {
    case 'text':
      // Without a preview: fetching one would have the bot call addresses that customers and variables name.
      return { text: content.text, linkPreview: null }
    case 'image':
      return { image: bufferOf(content.media.bytes), mimetype: content.media.mime, caption: content.caption }
    case 'video':
      return { video: bufferOf(content.media.bytes), mimetype: content.media.mime, caption: content.caption }
    case 'audio':
      return { audio: bufferOf(content.media.bytes), mimetype: content.media.mime }
    case 'voice': {
      const { bytes, mime, durationS } = content.media
      return { audio: bufferOf(bytes), mimetype: mime, ptt: true, ...(durationS && { seconds: Math.ceil(durationS) }) }
    }
    case 'document': {
      const { bytes, mime, name = 'document' } = content.media
      return { document: bufferOf(bytes), mimetype: mime, fileName: name, caption: content.caption }
    }
    case 'sticker':
      return { sticker: bufferOf(content.media.bytes), mimetype: content.media.mime }
    case 'location': {
      const { latitude, longitude, name, address } = content
      return { location: { degreesLatitude: latitude, degreesLongitude: longitude, name, address } }
    }
    case 'contacts':
      return {
        contacts: {
          displayName: content.contacts[0]?.name ?? '',
          contacts: content.contacts.map(({ name, phones }) => ({ displayName: name, vcard: cardOf(name, phones) })),
        },
      }
    case 'reaction':
      return { react: { text: content.emoji ?? '', key: keyOf(content.message_id, content.from_me) } }
    case 'edit':
      return { text: content.text, edit: keyOf(content.message_id, true) }
    case 'deletion':
      return { delete: keyOf(content.message_id, true) }
  }
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
