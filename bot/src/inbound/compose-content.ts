import { type ReceivedContent, type ReceivedMedia, WHATSAPP_TEXT_MAX } from '@recado/contracts/bot-content'
import type { DriverContent, RemoteMedia } from '../driver/driver.ts'
import { newId } from '../new-id.ts'
import type { PendingMedia } from '../store/event-queue.ts'
import { cleanText } from './clean-text.ts'

/** What the server is told of a message's content, and the files that must be uploaded first. */
export function composeContent(content: DriverContent): {
  content: Exclude<ReceivedContent, { kind: 'album' }>
  media: PendingMedia[]
} {
  switch (content.kind) {
    case 'image':
    case 'video':
    case 'document': {
      const { media, pending } = pend(content.media)
      return { content: { kind: content.kind, media, caption: text(content.caption) }, media: [pending] }
    }
    case 'audio':
    case 'voice':
    case 'sticker': {
      const { media, pending } = pend(content.media)
      return { content: { kind: content.kind, media }, media: [pending] }
    }
    case 'text':
      return { content: { kind: 'text', text: text(content.text) }, media: [] }
    case 'unknown': {
      const original = cleanText(content.original_type, 200)
      return { content: { kind: 'unknown', original_type: original, text: text(content.text) }, media: [] }
    }
    case 'location': {
      const { latitude, longitude } = content
      // What is no place on Earth is shown as what it is: not understood.
      if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) return composeContent(unknown('location'))
      return { content: { ...content, name: name(content.name), address: name(content.address) }, media: [] }
    }
    case 'contacts': {
      if (content.contacts.length === 0) return composeContent(unknown('contacts'))
      const contacts = content.contacts.slice(0, 257).map((one) => ({
        name: name(one.name),
        phones: one.phones.slice(0, 20).map((phone) => cleanText(phone, 100)),
      }))
      return { content: { kind: 'contacts', contacts }, media: [] }
    }
    case 'reply':
      return {
        content: {
          kind: 'reply',
          option_id: cleanText(content.option_id, 300),
          title: cleanText(content.title, 1_000),
        },
        media: [],
      }
  }
}

function pend(remote: RemoteMedia): { media: ReceivedMedia; pending: PendingMedia } {
  const ref = newId('med')
  const media = {
    ref,
    mime: cleanText(remote.mime, 200),
    name: remote.name === undefined ? null : name(remote.name),
    bytes: size(remote.bytes),
    sha256: null,
    duration_s: remote.durationS !== undefined && remote.durationS >= 0 ? remote.durationS : null,
    problem: null,
  }
  return { media, pending: { ref, source: remote.source } }
}

/** A sender may claim any size. */
function size(bytes: number | undefined): number | null {
  return bytes !== undefined && Number.isSafeInteger(bytes) && bytes >= 0 ? bytes : null
}

function text(value: string): string {
  return cleanText(value, WHATSAPP_TEXT_MAX)
}

function name(value: string): string {
  return cleanText(value, 1_000)
}

function unknown(type: string): DriverContent {
  return { kind: 'unknown', original_type: type, text: '' }
}
