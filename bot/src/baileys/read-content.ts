import type { AdReferral } from '@recado/contracts/bots'
import { getContentType, normalizeMessageContent, type proto, toNumber } from 'baileys'
import type { DriverContent, RemoteMedia } from '../driver/driver.ts'
import { phonesOfCard } from '../driver/phones-of-card.ts'
import { describeSource, type MediaKind } from './media-source.ts'

export interface ReadContent {
  content: DriverContent
  context: proto.IContextInfo | undefined
  /** Set on each picture of an album. */
  album: string | undefined
}

/** What a message says; undefined where it says nothing to people (keys, settings, the frame of an album). */
export function readContent(message: proto.IMessage | null | undefined): ReadContent | undefined {
  const inner = normalizeMessageContent(message)
  const type = getContentType(inner)
  if (inner === undefined || type === undefined || SILENT.has(type)) return undefined
  const value = inner[type]
  const context = hasContext(value) ? (value.contextInfo ?? undefined) : undefined
  const parent = (inner.messageContextInfo ?? message?.messageContextInfo)?.messageAssociation?.parentMessageKey?.id
  return { content: contentOf(inner, type), context, album: parent ?? undefined }
}

const SILENT: ReadonlySet<string> = new Set([
  ...(['protocolMessage', 'senderKeyDistributionMessage', 'messageContextInfo', 'reactionMessage'] as const),
  ...(['albumMessage', 'encReactionMessage', 'pollUpdateMessage', 'keepInChatMessage', 'placeholderMessage'] as const),
])

function contentOf(inner: proto.IMessage, type: keyof proto.IMessage): DriverContent {
  const { imageMessage, videoMessage, audioMessage, documentMessage, stickerMessage } = inner
  if (typeof inner.conversation === 'string') return { kind: 'text', text: inner.conversation }
  if (inner.extendedTextMessage) return { kind: 'text', text: inner.extendedTextMessage.text ?? '' }
  if (imageMessage) return { kind: 'image', media: media(imageMessage, 'image'), caption: imageMessage.caption ?? '' }
  const video = videoMessage ?? inner.ptvMessage
  if (video) return { kind: 'video', media: media(video, 'video'), caption: video.caption ?? '' }
  if (audioMessage) return { kind: audioMessage.ptt ? 'voice' : 'audio', media: media(audioMessage, 'audio') }
  if (documentMessage) {
    return { kind: 'document', media: media(documentMessage, 'document'), caption: documentMessage.caption ?? '' }
  }
  if (stickerMessage) return { kind: 'sticker', media: media(stickerMessage, 'sticker') }
  const place = inner.locationMessage ?? inner.liveLocationMessage
  if (place) {
    return {
      ...{ kind: 'location', latitude: place.degreesLatitude ?? 0, longitude: place.degreesLongitude ?? 0 },
      ...{ name: inner.locationMessage?.name ?? '', address: inner.locationMessage?.address ?? '' },
      live: inner.liveLocationMessage !== undefined && inner.liveLocationMessage !== null,
    }
  }
  const cards = inner.contactsArrayMessage?.contacts ?? (inner.contactMessage ? [inner.contactMessage] : undefined)
  if (cards) return { kind: 'contacts', contacts: cards.map(readCard) }
  return replyOf(inner) ?? { kind: 'unknown', original_type: type, text: '' }
}

function replyOf(inner: proto.IMessage): DriverContent | undefined {
  const { buttonsResponseMessage: button, listResponseMessage: list, templateButtonReplyMessage: template } = inner
  if (button) return reply(button.selectedButtonId, button.selectedDisplayText)
  if (list) return reply(list.singleSelectReply?.selectedRowId, list.title)
  if (template) return reply(template.selectedId, template.selectedDisplayText)
  return undefined
}

function reply(id: string | null | undefined, title: string | null | undefined): DriverContent {
  return { kind: 'reply', option_id: id ?? '', title: title ?? '' }
}

function media(
  message: Parameters<typeof describeSource>[0] & {
    mimetype?: string | null
    fileName?: string | null
    fileLength?: Parameters<typeof toNumber>[0]
    seconds?: number | null
  },
  kind: MediaKind,
): RemoteMedia {
  return {
    source: describeSource(message, kind),
    mime: message.mimetype ?? 'application/octet-stream',
    name: message.fileName ?? undefined,
    bytes: message.fileLength === undefined || message.fileLength === null ? undefined : toNumber(message.fileLength),
    durationS: message.seconds ?? undefined,
  }
}

function readCard({ displayName, vcard }: proto.Message.IContactMessage): { name: string; phones: string[] } {
  return { name: displayName ?? '', phones: phonesOfCard(vcard ?? '') }
}

/** The ad that a customer came from, as it hangs on their first message. */
export function readReferral(context: proto.IContextInfo | undefined): AdReferral | undefined {
  const ad = context?.externalAdReply
  if (!ad || !(ad.ctwaClid || ad.sourceType === 'ad' || ad.showAdAttribution)) return undefined
  const cut = (text: string | null | undefined, max: number) => text?.slice(0, max).toWellFormed() ?? null
  return {
    ctwa_clid: cut(ad.ctwaClid, 1_000),
    source_id: cut(ad.sourceId, 500),
    source_url: cut(ad.sourceUrl, 2_000),
    headline: cut(ad.title, 1_000),
    body: cut(ad.body, 5_000),
  }
}

function hasContext(value: unknown): value is { contextInfo?: proto.IContextInfo | null } {
  return typeof value === 'object' && value !== null && 'contextInfo' in value
}
