import { z } from 'zod'
import { AdReferral } from './bots.ts'
import { Delivery } from './delivery.ts'

/** A part that another version wrote otherwise is left out; nothing else of the message is lost for it. */
const part = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined)

/** `data.reactions`: one has one reaction a message. */
export const WhatsappReaction = z.object({
  key: z.string(),
  from: z.enum(['contact', 'company']),
  name: z.string(),
  emoji: z.string(),
})
export type WhatsappReaction = z.output<typeof WhatsappReaction>

/** `data.whatsapp`: what a message says beside words and files, and where it came from. */
export const WhatsappAbout = z.object({
  location: part(
    z.object({
      latitude: z.number(),
      longitude: z.number(),
      name: z.string(),
      address: z.string(),
      live: z.boolean(),
      url: z.url({ protocol: /^https$/ }),
    }),
  ),
  contacts: part(z.array(z.object({ name: z.string(), phones: z.array(z.string()) }))),
  /** The network's name of a kind that is not known here. */
  unknown: part(z.string()),
  forwarded: part(z.boolean()),
  /** What it answers, where that is no message of ours (`reply_to_seq` names one that is). */
  quoted: part(z.object({ body: z.string() })),
  referral: part(AdReferral),
})
export type WhatsappAbout = z.output<typeof WhatsappAbout>

/** What `data` of a message of WhatsApp may hold, each where it applies. */
export const WhatsappData = z.object({
  delivery: part(Delivery),
  /** Written on the shop's own phone, and not here. */
  own_phone: part(z.boolean()),
  /** Imported when the phone was linked. */
  history: part(z.boolean()),
  /** Of a group: who of it wrote. */
  group: part(z.object({ sender: z.object({ name: z.string(), phone: z.string().nullable() }) })),
  reactions: part(z.array(WhatsappReaction)),
  /** Who took it back; absent: somebody of the company, or on its phone. */
  deleted_by: part(z.literal('contact')),
  whatsapp: part(WhatsappAbout),
})
export type WhatsappData = z.output<typeof WhatsappData>
