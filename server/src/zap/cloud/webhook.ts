import { z } from 'zod'

/**
 * What Meta delivers, as far as it is read; what is not known here is kept. Fields that Meta may leave out are optional: a
 * person with a username has neither `from` nor `wa_id`.
 */
const Text = z.string()
const Seconds = z.coerce.number().int().nonnegative()

const Media = z.looseObject({
  id: Text,
  mime_type: Text.default(''),
  sha256: Text.optional(),
  caption: Text.optional(),
  filename: Text.optional(),
  voice: z.boolean().optional(),
})
const Picked = z.looseObject({ id: Text, title: Text.default('') })

export const CloudMessage = z.looseObject({
  id: Text.min(1).max(200),
  type: Text,
  timestamp: Seconds,
  from: Text.optional(),
  from_user_id: Text.optional(),
  /** Of an echo: to whom the shop wrote. */
  to: Text.optional(),
  to_user_id: Text.optional(),
  text: z.looseObject({ body: Text.default('') }).optional(),
  image: Media.optional(),
  video: Media.optional(),
  audio: Media.optional(),
  document: Media.optional(),
  sticker: Media.optional(),
  location: z
    .looseObject({
      latitude: z.coerce.number(),
      longitude: z.coerce.number(),
      name: Text.optional(),
      address: Text.optional(),
    })
    .optional(),
  contacts: z
    .array(
      z.looseObject({
        name: z.looseObject({ formatted_name: Text.optional() }).optional(),
        phones: z.array(z.looseObject({ phone: Text.optional(), wa_id: Text.optional() })).optional(),
      }),
    )
    .optional(),
  interactive: z
    .looseObject({
      button_reply: Picked.optional(),
      list_reply: Picked.optional(),
      nfm_reply: z.looseObject({ body: Text.optional(), response_json: Text.optional() }).optional(),
    })
    .optional(),
  button: z.looseObject({ payload: Text.optional(), text: Text.optional() }).optional(),
  reaction: z.looseObject({ message_id: Text, emoji: Text.optional() }).optional(),
  edit: z
    .looseObject({
      original_message_id: Text,
      message: z.looseObject({ text: z.looseObject({ body: Text }) }).optional(),
    })
    .optional(),
  revoke: z.looseObject({ original_message_id: Text }).optional(),
  system: z
    .looseObject({
      type: Text.optional(),
      body: Text.optional(),
      wa_id: Text.optional(),
      new_wa_id: Text.optional(),
      user_id: Text.optional(),
      new_user_id: Text.optional(),
      previous_user_id: Text.optional(),
    })
    .optional(),
  context: z
    .looseObject({
      id: Text.optional(),
      forwarded: z.boolean().optional(),
      frequently_forwarded: z.boolean().optional(),
    })
    .optional(),
  referral: z
    .looseObject({
      source_url: Text.optional(),
      source_id: Text.optional(),
      headline: Text.optional(),
      body: Text.optional(),
      ctwa_clid: Text.optional(),
    })
    .optional(),
  errors: z.array(z.looseObject({ code: z.number(), title: Text.optional() })).optional(),
})
export type CloudMessage = z.output<typeof CloudMessage>

export const CloudContact = z.looseObject({
  profile: z.looseObject({ name: Text.optional(), username: Text.optional() }).optional(),
  wa_id: Text.optional(),
  user_id: Text.optional(),
  parent_user_id: Text.optional(),
})
export type CloudContact = z.output<typeof CloudContact>

export const CloudStatus = z.looseObject({
  id: Text,
  status: Text,
  timestamp: Seconds,
  recipient_id: Text.optional(),
  recipient_user_id: Text.optional(),
  /** What we gave with the message: the send's id. */
  biz_opaque_callback_data: Text.optional(),
  pricing: z
    .looseObject({ billable: z.boolean().optional(), category: Text.optional(), pricing_model: Text.optional() })
    .optional(),
  errors: z
    .array(
      z.looseObject({
        code: z.number(),
        title: Text.optional(),
        message: Text.optional(),
        error_data: z.looseObject({ details: Text.optional() }).optional(),
      }),
    )
    .optional(),
})
export type CloudStatus = z.output<typeof CloudStatus>

/** Lists are read item by item (`read-webhook.ts`): one that is malformed must not take the others with it. */
export const CloudValue = z.looseObject({
  metadata: z.looseObject({ phone_number_id: Text, display_phone_number: Text.optional() }).optional(),
  contacts: z.array(z.unknown()).optional(),
  messages: z.array(z.unknown()).optional(),
  statuses: z.array(z.unknown()).optional(),
  message_echoes: z.array(z.unknown()).optional(),
  history: z.array(z.unknown()).optional(),
})

export const CloudWebhook = z.looseObject({
  object: z.literal('whatsapp_business_account'),
  entry: z.array(
    z.looseObject({
      id: Text.optional(),
      changes: z.array(z.looseObject({ field: Text, value: z.unknown() })).default([]),
    }),
  ),
})
export type CloudWebhook = z.output<typeof CloudWebhook>

export const CloudHistory = z.looseObject({
  threads: z.array(z.looseObject({ id: Text.optional(), messages: z.array(z.unknown()).default([]) })).default([]),
})
