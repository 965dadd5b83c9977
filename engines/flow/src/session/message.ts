import { z } from 'zod'

const url = z.string().max(2_000)

/** One message of the contact, whatever the channel. A host keeps only what the flow can use. */
export const messageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string().max(65_536) }),
  /** A pressed button or list row: the id that `render` gave it. */
  z.object({ kind: z.literal('reply'), option_id: z.string().max(300), title: z.string().max(1_000).optional() }),
  z.object({
    kind: z.literal('media'),
    media: z.enum(['image', 'audio', 'video', 'document', 'sticker']),
    url: url.optional(),
    name: z.string().max(500).optional(),
    mime: z.string().max(200).optional(),
    /** Bytes. */
    size: z.number().nonnegative().optional(),
    caption: z.string().max(65_536).optional(),
    /** What was said, where the host transcribes voice notes; read as if it had been typed. */
    transcript: z.string().max(65_536).optional(),
  }),
  z.object({
    kind: z.literal('location'),
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
    name: z.string().max(1_000).optional(),
  }),
])
export type Message = z.infer<typeof messageSchema>

/** Longest text of one message that a flow reads; WhatsApp's own limit. */
export const MAX_MESSAGE_TEXT = 4_096

/** The words of a message: typed, on the pressed button, under the picture, or spoken. */
export function messageText(message: Message): string {
  if (message.kind === 'text') return message.text.slice(0, MAX_MESSAGE_TEXT).trim()
  if (message.kind === 'reply') return (message.title ?? '').slice(0, MAX_MESSAGE_TEXT).trim()
  if (message.kind === 'media') return (message.transcript ?? message.caption ?? '').slice(0, MAX_MESSAGE_TEXT).trim()
  return (message.name ?? '').slice(0, MAX_MESSAGE_TEXT)
}

/** The words of a burst, one line per message, oldest first. */
export function burstText(messages: readonly Message[]): string {
  if (messages.length === 1) return messageText(messages[0]!)
  return messages.map(messageText).filter(Boolean).join('\n').slice(0, MAX_MESSAGE_TEXT)
}
