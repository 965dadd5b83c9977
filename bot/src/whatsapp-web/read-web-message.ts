import type { AdReferral } from '@recado/contracts/bots'
import { joinIdentities, NOBODY, readAddress } from '@recado/contracts/whatsapp-identity'
import type { DriverChat, DriverContent, ReceivedMessage, RemoteMedia } from '../driver/driver.ts'
import { phonesOfCard } from '../driver/phones-of-card.ts'
import type { WhoIs } from './page-functions.ts'
import type { WebMessage } from './web-message.ts'

/** Notices of the page's own, and what says nothing to people. */
const SILENT: ReadonlySet<string> = new Set([
  ...(['ciphertext', 'revoked', 'protocol', 'e2e_notification', 'notification', 'notification_template'] as const),
  ...(['gp2', 'broadcast_notification', 'newsletter_notification', 'call_log', 'debug', 'album', 'reaction'] as const),
  ...(['pinned_message', 'keep_in_chat', 'poll_update', 'biz_content_placeholder', 'unknown'] as const),
])

/** A message as the driver interface has it; undefined where there is nothing for people in it. */
export function readWebMessage(message: WebMessage, who: WhoIs, history: boolean): ReceivedMessage | undefined {
  const chat = readChat(message, who)
  if (chat === undefined || SILENT.has(message.type)) return undefined
  const { id, t, author, notifyName, quotedStanzaID, quotedMsg } = message
  const sender = chat.kind === 'group' && author !== undefined ? readAddress(author) : undefined
  return {
    event: 'message',
    chat,
    messageId: id.id,
    from: author ?? id.remote,
    fromMe: id.fromMe,
    sender: sender && { identity: sender, name: notifyName },
    at: new Date(t * 1_000),
    content: contentOf(message),
    quoted:
      quotedStanzaID === undefined
        ? undefined
        : { messageId: quotedStanzaID, body: quotedMsg?.caption ?? quotedMsg?.body ?? '' },
    referral: referralOf(message),
    forwarded: message.isForwarded === true,
    history,
  }
}

/** The chat of a message: a person under all addresses that the page knows, or a group. Undefined for broadcasts and the like. */
export function readChat(
  { id, notifyName }: Pick<WebMessage, 'id' | 'notifyName'>,
  who: WhoIs,
): DriverChat | undefined {
  const address = toNetwork(id.remote)
  if (address.endsWith('@g.us')) return { kind: 'group', address, name: who.name }
  const known = [id.remote, who.lid ?? '', who.phone ?? ''].map(readAddress).filter((one) => one !== undefined)
  if (known.length === 0) return undefined
  const name = id.fromMe ? who.name : (notifyName ?? who.name)
  return { kind: 'person', address, identity: known.reduce(joinIdentities, NOBODY), name }
}

/** Of a phone WhatsApp Web writes `@c.us`, and everybody else `@s.whatsapp.net`. */
export function toNetwork(address: string): string {
  return address.replace(/@c\.us$/, '@s.whatsapp.net')
}

export function toPage(address: string): string {
  return address.replace(/@s\.whatsapp\.net$/, '@c.us')
}

function contentOf(message: WebMessage): DriverContent {
  const { type, body = '', caption = '' } = message
  switch (type) {
    case 'chat':
      return { kind: 'text', text: body }
    case 'image':
    case 'video':
    case 'document':
      return { kind: type, media: mediaOf(message), caption }
    case 'ptv':
      return { kind: 'video', media: mediaOf(message), caption }
    case 'audio':
      return { kind: 'audio', media: mediaOf(message) }
    case 'ptt':
      return { kind: 'voice', media: mediaOf(message) }
    case 'sticker':
      return { kind: 'sticker', media: mediaOf(message) }
    case 'location': {
      const [name = '', address = ''] = (message.loc ?? '').split('\n')
      const { lat: latitude = 0, lng: longitude = 0, isLive: live = false } = message
      return { kind: 'location', latitude, longitude, name, address, live }
    }
    case 'vcard':
      return { kind: 'contacts', contacts: [readCard(body)] }
    case 'multi_vcard':
      return { kind: 'contacts', contacts: (message.vcardList ?? []).map(({ vcard }) => readCard(vcard)) }
    case 'buttons_response':
    case 'template_button_reply':
      return { kind: 'reply', option_id: message.selectedButtonId ?? '', title: body }
    case 'list_response': {
      const { title = body, singleSelectReply } = message.listResponse ?? {}
      return { kind: 'reply', option_id: singleSelectReply?.selectedRowId ?? '', title }
    }
    default:
      return { kind: 'unknown', original_type: type, text: '' }
  }
}

/** The page fetches and deciphers a file by its message. */
function mediaOf({ id, mimetype = 'application/octet-stream', filename, size, duration }: WebMessage): RemoteMedia {
  return { source: id._serialized, mime: mimetype, name: filename || undefined, bytes: size, durationS: duration }
}

function readCard(vcard: string): { name: string; phones: string[] } {
  return { name: /^FN[^:\n]*:(.+)$/im.exec(vcard)?.[1]?.trim() ?? '', phones: phonesOfCard(vcard) }
}

function referralOf({ ctwaContext: ad }: WebMessage): AdReferral | undefined {
  if (ad === undefined || (ad.ctwaClid ?? ad.sourceId ?? ad.sourceUrl) === undefined) return undefined
  const cut = (text: string | undefined, max: number) => text?.slice(0, max).toWellFormed() ?? null
  return {
    ctwa_clid: cut(ad.ctwaClid, 1_000),
    source_id: cut(ad.sourceId, 500),
    source_url: cut(ad.sourceUrl, 2_000),
    headline: cut(ad.title, 1_000),
    body: cut(ad.description, 5_000),
  }
}
