import { z } from 'zod'

/** What leads out of a message: http or https, whatever a flow's variables held. */
const Address = z.url({ protocol: /^https?$/ }).max(2_000)

const option = z.object({
  /** Comes back as the `option_id` of the message that picks it. */
  id: z.string().min(1).max(300),
  title: z.string().min(1).max(1_000),
})

const card = option.extend({
  subtitle: z.string().max(1_000).optional(),
  lines: z.array(z.string().max(1_000)).max(20),
  image_url: Address.optional(),
  url: Address.optional(),
})

/** What to answer with, beside a text field. Days are `YYYY-MM-DD`. */
const input = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('rating'), min: z.number().int(), max: z.number().int() }),
  z.object({ kind: z.literal('date'), min: z.string().optional(), max: z.string().optional() }),
  z.object({ kind: z.literal('file'), accept: z.array(z.enum(['image', 'audio', 'video', 'document'])) }),
])

/**
 * What a bot's message is made of beside words: `data.interactive` of a message whose `body` says the same in words, for
 * lists, searches, mails and programs that do not know it.
 */
export const Interactive = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('buttons'), text: z.string(), options: z.array(option).min(1).max(20) }),
  z.object({
    kind: z.literal('list'),
    text: z.string(),
    /** What opens the list. */
    label: z.string(),
    options: z
      .array(option.extend({ description: z.string().max(1_000).optional() }))
      .min(1)
      .max(50),
  }),
  z.object({ kind: z.literal('cards'), cards: z.array(card).min(1).max(20) }),
  z.object({
    kind: z.literal('media'),
    media: z.enum(['image', 'audio', 'video', 'document']),
    url: Address,
    text: z.string(),
    name: z.string().max(500).optional(),
  }),
  z.object({ kind: z.literal('input'), text: z.string(), input }),
])
export type Interactive = z.output<typeof Interactive>

/** The `interactive` of a stored message's data, where it has one that this version knows. */
export function readInteractive(data: Readonly<Record<string, unknown>>): Interactive | undefined {
  return data.interactive === undefined ? undefined : Interactive.safeParse(data.interactive).data
}

/** What the contact picked, as `data.option` of their message; its body is the title they saw. */
export const PickedOption = z.object({ id: z.string().min(1).max(300) })
