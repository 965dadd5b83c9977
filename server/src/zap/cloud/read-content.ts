import type { ReceivedContent } from '@recado/contracts/bot-content'
import { fileRef } from './file-ref.ts'
import type { CloudMessage } from './webhook.ts'

/** What a message says. Of files the ref under which its bytes are to be fetched and kept before the message is taken. */
export function readCloudContent(message: CloudMessage): ReceivedContent {
  const { type, text, location, contacts, interactive, button } = message
  switch (type) {
    case 'text':
      return { kind: 'text', text: text?.body ?? '' }
    case 'image':
    case 'video':
    case 'audio':
    case 'document':
    case 'sticker': {
      const file = message[type]
      return file === undefined ? unknown(message) : fileOf(type, file)
    }
    case 'location':
      if (location === undefined || !isPlace(location)) return unknown(message)
      return {
        kind: 'location',
        latitude: location.latitude,
        longitude: location.longitude,
        name: location.name?.slice(0, 1_000) ?? '',
        address: location.address?.slice(0, 1_000) ?? '',
        live: false,
      }
    case 'contacts': {
      const cards = (contacts ?? []).slice(0, 257).map(({ name, phones }) => ({
        name: name?.formatted_name?.slice(0, 1_000) ?? '',
        phones: (phones ?? []).flatMap(({ phone, wa_id }) => (phone ?? wa_id ?? []).slice(0, 100)).slice(0, 20),
      }))
      return cards.length === 0 ? unknown(message) : { kind: 'contacts', contacts: cards }
    }
    case 'interactive': {
      const picked = interactive?.button_reply ?? interactive?.list_reply
      if (picked !== undefined)
        return { kind: 'reply', option_id: picked.id.slice(0, 300), title: picked.title.slice(0, 1_000) }
      const form = interactive?.nfm_reply
      return unknown(message, form?.body ?? form?.response_json ?? '')
    }
    case 'button': {
      const title = button?.text ?? ''
      return { kind: 'reply', option_id: (button?.payload || title).slice(0, 300), title: title.slice(0, 1_000) }
    }
    default:
      return unknown(message, message.system?.body ?? message.errors?.[0]?.title ?? '')
  }
}

function unknown({ type }: CloudMessage, text = ''): ReceivedContent {
  return { kind: 'unknown', original_type: type.slice(0, 200), text: text.slice(0, 65_536) }
}

function fileOf(
  type: 'image' | 'video' | 'audio' | 'document' | 'sticker',
  file: NonNullable<CloudMessage['image']>,
): ReceivedContent {
  const media = {
    ref: fileRef(file.id),
    mime: file.mime_type.slice(0, 200),
    name: file.filename?.slice(0, 1_000) ?? null,
    bytes: null,
    sha256: null,
    duration_s: null,
    problem: null,
  }
  const caption = file.caption ?? ''
  switch (type) {
    case 'audio':
      return { kind: file.voice === true ? 'voice' : 'audio', media }
    case 'sticker':
      return { kind: type, media }
    default:
      return { kind: type, media, caption }
  }
}

function isPlace({ latitude, longitude }: { latitude: number; longitude: number }): boolean {
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180
}
