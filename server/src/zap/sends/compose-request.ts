import type { ContentToSend } from '@recado/contracts/bot-content'
import { WHATSAPP_TEXT_MAX } from '@recado/contracts/bot-content'
import type { Recipient, SendBody } from '@recado/contracts/bots'
import { readInteractive } from '@recado/contracts/interactive'
import type { MessageAttachment } from '@recado/contracts/messages'
import { guessType } from './guess-type.ts'
import type { MessageToSend, NamedMessage } from './send-facts.sql.ts'
import type { SendRow } from './send-row.ts'

export interface SendFacts {
  send: Pick<SendRow, 'id' | 'part' | 'kind' | 'emoji'>
  message: MessageToSend
  to: Recipient
  /** Of what a change is of: what WhatsApp calls it. */
  target: Pick<NamedMessage, 'message_id' | 'from_me'> | undefined
  /** Signed addresses of the message's files, by their ids. */
  links: ReadonlyMap<string, string>
  /** Where the bot has a flow's picture or file from, instead of the address that the flow names. */
  pictureUrl?: string | undefined
}

/** What a bot is asked for a send. Undefined: not now, since WhatsApp has not named yet what it is of. */
export function composeRequest({ send, message, to, target, links, pictureUrl }: SendFacts): SendBody | undefined {
  const content = contentOf(send, message, target, { links, pictureUrl })
  if (content === undefined) return undefined
  const { quoted } = message
  const isFirst = send.kind === 'message' && send.part === 0
  const quote =
    isFirst && quoted !== null ? { quoted: { ...quoted, body: quoted.body.slice(0, WHATSAPP_TEXT_MAX) } } : {}
  return { id: send.id, to, message: content, ...quote }
}

function contentOf(
  { part, kind, emoji }: SendFacts['send'],
  message: MessageToSend,
  target: SendFacts['target'],
  files: Pick<SendFacts, 'links' | 'pictureUrl'>,
): ContentToSend | undefined {
  if (kind === 'message') return partsOf(message, files)[part]
  if (target === undefined) return undefined
  const { message_id, from_me } = target
  switch (kind) {
    case 'edit':
      return { kind, message_id, text: message.body }
    case 'deletion':
      return { kind, message_id }
    case 'reaction':
      return { kind, message_id, from_me, emoji }
  }
}

/** One a send: as many as the trigger `send_by_whatsapp` counts. */
function partsOf(
  message: MessageToSend,
  { links, pictureUrl }: Pick<SendFacts, 'links' | 'pictureUrl'>,
): ContentToSend[] {
  const { body, attachments, data } = message
  const text: ContentToSend = { kind: 'text', text: body }
  const [first] = attachments
  if (first === undefined) return [mediaOf(data, pictureUrl) ?? text]
  const speaks = body !== '' && first.kind === 'audio'
  const files = attachments.map((file, n) => fileOf(file, n === 0 && !speaks ? body : '', links.get(file.id) ?? ''))
  return speaks ? [text, ...files] : files
}

/** What browsers record; what is no Opus in the end leaves as an audio file all the same. */
const RECORDINGS: readonly string[] = ['audio/webm', 'audio/ogg', 'audio/mp4']

function fileOf(file: MessageAttachment, caption: string, url: string): ContentToSend {
  const media = { url, mime: file.content_type, name: file.name.slice(0, 1_000) }
  if (file.kind === 'image') return { kind: 'image', media, caption }
  if (file.kind === 'audio') return { kind: RECORDINGS.includes(file.content_type) ? 'voice' : 'audio', media }
  // WhatsApp plays MP4 alone in its place.
  return { kind: file.content_type === 'video/mp4' ? 'video' : 'document', media, caption }
}

/** A flow's picture or file by its address; buttons, lists and cards are in the body in words. */
function mediaOf(data: Readonly<Record<string, unknown>>, pictureUrl: string | undefined): ContentToSend | undefined {
  const shown = readInteractive(data)
  if (shown?.kind !== 'media') return undefined
  const { media: kind, url, text: caption, name } = shown
  const media = { url: pictureUrl ?? url, mime: guessType(url, kind), ...(name === undefined ? {} : { name }) }
  return kind === 'audio' ? { kind, media } : { kind, media, caption }
}
