import { z } from 'zod'

/** WhatsApp's own limit for a text, in characters. */
export const WHATSAPP_TEXT_MAX = 65_536

const Text = z.string().max(WHATSAPP_TEXT_MAX)
const Caption = z.string().max(WHATSAPP_TEXT_MAX).default('')
const Name = z.string().max(1_000)

/** Why the bytes of a file did not come along. The message does, and says so. */
export const MediaProblem = z.enum(['too_large', 'expired', 'unavailable'])
export type MediaProblem = z.output<typeof MediaProblem>

/**
 * A file that came with a message. The bot uploads its bytes under `ref` (`BOT_PATHS.media`) before the message that names
 * it; with a `problem` there are none.
 */
export const ReceivedMedia = z.object({
  ref: z.string().regex(/^[A-Za-z0-9_-]{8,64}$/),
  mime: z.string().max(200),
  name: Name.nullable(),
  bytes: z.number().int().nonnegative().nullable(),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
  duration_s: z.number().nonnegative().nullable(),
  problem: MediaProblem.nullable(),
})
export type ReceivedMedia = z.output<typeof ReceivedMedia>

/** A file to send: the bot fetches it, with its token, when the message is due; the address is good for a day at least. */
export const MediaToSend = z.strictObject({
  url: z.url({ protocol: /^https?$/ }).max(2_000),
  mime: z.string().max(200),
  name: Name.optional(),
})

const Location = z.object({
  kind: z.literal('location'),
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  name: Name.default(''),
  address: Name.default(''),
})
const Contacts = z.object({
  kind: z.literal('contacts'),
  contacts: z
    .array(z.object({ name: Name, phones: z.array(z.string().max(100)).max(20) }))
    .min(1)
    .max(257),
})

function withMedia<Media extends z.ZodType>(media: Media) {
  return [
    z.object({ kind: z.literal('image'), media, caption: Caption }),
    z.object({ kind: z.literal('video'), media, caption: Caption }),
    z.object({ kind: z.literal('audio'), media }),
    /** Recorded, and shown as such: OGG with Opus. */
    z.object({ kind: z.literal('voice'), media }),
    z.object({ kind: z.literal('document'), media, caption: Caption }),
    z.object({ kind: z.literal('sticker'), media }),
  ] as const
}

const Pictures = z.discriminatedUnion('kind', [withMedia(ReceivedMedia)[0], withMedia(ReceivedMedia)[1]])

/** What a message that arrived says. `unknown` is shown as such; nothing is dropped because it is new to us. */
export const ReceivedContent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: Text }),
  ...withMedia(ReceivedMedia),
  Location.extend({ live: z.boolean().default(false) }),
  Contacts,
  /** Pictures sent together, as one message; `expected` more than there are: the rest did not come in time. */
  z.object({
    kind: z.literal('album'),
    expected: z.number().int().min(1),
    items: z
      .array(z.object({ message_id: z.string().max(200), content: Pictures }))
      .min(1)
      .max(200),
  }),
  /** A button or row that was picked. */
  z.object({ kind: z.literal('reply'), option_id: z.string().max(300), title: z.string().max(1_000) }),
  z.object({ kind: z.literal('unknown'), original_type: z.string().max(200), text: Text.default('') }),
])
export type ReceivedContent = z.output<typeof ReceivedContent>

const Target = z.string().min(1).max(200)

/** What the server asks a bot to send. Buttons and lists degrade to words before they come here. */
export const ContentToSend = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: Text.min(1) }),
  ...withMedia(MediaToSend),
  Location,
  Contacts,
  /** `emoji` null takes a reaction away. `from_me`: whether the message that is reacted to is ours. */
  z.object({
    kind: z.literal('reaction'),
    message_id: Target,
    from_me: z.boolean(),
    emoji: z.string().max(64).nullable(),
  }),
  z.object({ kind: z.literal('edit'), message_id: Target, text: Text.min(1) }),
  z.object({ kind: z.literal('deletion'), message_id: Target }),
])
export type ContentToSend = z.output<typeof ContentToSend>
