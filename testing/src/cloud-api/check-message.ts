import { z } from 'zod'

/**
 * What Meta's published document takes as the body of `POST /{phone number id}/messages` (Business Messaging, v23), and what
 * came after it: `recipient`, `biz_opaque_callback_data`, `typing_indicator`. Objects that the document closes are closed.
 */
const link = z.url({ protocol: /^https?$/ })
const file = z.union([
  z.strictObject({ id: z.string(), caption: z.string().optional(), filename: z.string().optional() }),
  z.strictObject({ link, caption: z.string().optional(), filename: z.string().optional() }),
])
const bare = z.union([z.strictObject({ id: z.string() }), z.strictObject({ link })])
const base = {
  messaging_product: z.literal('whatsapp'),
  recipient_type: z.enum(['individual', 'group']),
  to: z.string().optional(),
  recipient: z.string().optional(),
  context: z.looseObject({ message_id: z.string().min(1) }).optional(),
  biz_opaque_callback_data: z.string().max(512).optional(),
}
const reply = z.strictObject({
  type: z.literal('reply'),
  reply: z.strictObject({ id: z.string().min(1).max(256), title: z.string().min(1).max(20) }),
})
const row = z.strictObject({
  id: z.string().min(1).max(200),
  title: z.string().min(1).max(24),
  description: z.string().max(72).optional(),
})
const words = z.strictObject({ text: z.string().min(1).max(1_024) })
const interactive = z.discriminatedUnion('type', [
  z.looseObject({
    type: z.literal('button'),
    body: words,
    action: z.strictObject({ buttons: z.array(reply).min(1).max(3) }),
  }),
  z.looseObject({
    type: z.literal('list'),
    body: words,
    action: z.strictObject({
      button: z.string().min(1).max(20),
      sections: z
        .array(z.strictObject({ title: z.string().max(24).optional(), rows: z.array(row).min(1).max(10) }))
        .min(1)
        .max(10),
    }),
  }),
])

/** Of a template's components what is sent: the words of its body. Meta takes no line breaks or tabs in them. */
const bodyComponent = z.strictObject({
  type: z.literal('body'),
  parameters: z
    .array(
      z.strictObject({
        type: z.literal('text'),
        parameter_name: z.string().optional(),
        text: z
          .string()
          .min(1)
          .regex(/^[^\n\t]*$/),
      }),
    )
    .min(1),
})

const Message = z.discriminatedUnion('type', [
  z.strictObject({
    ...base,
    type: z.literal('text'),
    text: z.strictObject({ body: z.string().min(1).max(4_096), preview_url: z.boolean().optional() }),
  }),
  z.strictObject({ ...base, type: z.literal('image'), image: file }),
  z.strictObject({ ...base, type: z.literal('video'), video: file }),
  z.strictObject({ ...base, type: z.literal('document'), document: file }),
  z.strictObject({ ...base, type: z.literal('audio'), audio: bare }),
  z.strictObject({ ...base, type: z.literal('sticker'), sticker: bare }),
  z.strictObject({
    ...base,
    type: z.literal('location'),
    location: z.strictObject({
      latitude: z.number(),
      longitude: z.number(),
      name: z.string().optional(),
      address: z.string().optional(),
    }),
  }),
  z.strictObject({
    ...base,
    type: z.literal('reaction'),
    reaction: z.strictObject({ message_id: z.string(), emoji: z.string() }),
  }),
  z.strictObject({
    ...base,
    type: z.literal('contacts'),
    contacts: z
      .array(
        z.looseObject({
          name: z.looseObject({ formatted_name: z.string() }),
          phones: z.array(z.looseObject({ phone: z.string() })).optional(),
        }),
      )
      .min(1),
  }),
  z.strictObject({ ...base, type: z.literal('interactive'), interactive }),
  z.strictObject({
    ...base,
    type: z.literal('template'),
    template: z.strictObject({
      name: z.string(),
      language: z.strictObject({ code: z.string(), policy: z.literal('deterministic').optional() }),
      components: z.array(bodyComponent).min(1).optional(),
    }),
  }),
])

const ReadMark = z.strictObject({
  messaging_product: z.literal('whatsapp'),
  status: z.literal('read'),
  message_id: z.string().min(1),
  typing_indicator: z.strictObject({ type: z.literal('text') }).optional(),
})

export type CheckedBody =
  | { kind: 'message'; message: z.output<typeof Message> }
  | { kind: 'read'; messageId: string; typing: boolean }
  | { kind: 'fault'; fault: string }

export function checkMessage(body: unknown): CheckedBody {
  if (typeof body === 'object' && body !== null && 'status' in body) {
    const read = ReadMark.safeParse(body)
    if (!read.success) return { kind: 'fault', fault: z.prettifyError(read.error) }
    return { kind: 'read', messageId: read.data.message_id, typing: read.data.typing_indicator !== undefined }
  }
  const message = Message.safeParse(body)
  if (!message.success) return { kind: 'fault', fault: z.prettifyError(message.error) }
  if (message.data.to === undefined && message.data.recipient === undefined)
    return { kind: 'fault', fault: 'to or recipient is required' }
  return { kind: 'message', message: message.data }
}
