import { z } from 'zod'
import { optionSchema } from '../../answers/answer-schema.ts'
import { shortTemplate, textTemplate } from '../../language/names.ts'
import { type BlockFacts, blockBase, factsOf, present } from '../block-facts.ts'

const sendContent = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), text: textTemplate.min(1) }),
  z.strictObject({
    kind: z.literal('media'),
    media: z.enum(['image', 'audio', 'video', 'document']),
    url: shortTemplate.min(1),
    caption: textTemplate.optional(),
    name: shortTemplate.optional(),
  }),
  /** Buttons that never wait: whenever one is pressed, its output is followed. To wait for the answer, use `ask`. */
  z.strictObject({
    kind: z.literal('buttons'),
    text: textTemplate.min(1),
    options: z.array(optionSchema).min(1).max(10),
  }),
  z.strictObject({
    kind: z.literal('list'),
    text: textTemplate.min(1),
    options: z.array(optionSchema).min(1).max(50),
    button: shortTemplate.optional(),
  }),
])

/** Says something and goes on. */
export const sendSchema = z.strictObject({ ...blockBase, type: z.literal('send'), content: sendContent })
export type SendBlock = z.infer<typeof sendSchema>

export function sendFacts({ content }: SendBlock): BlockFacts {
  if (content.kind === 'text') return factsOf({ texts: [content.text] })
  if (content.kind === 'media') return factsOf({ texts: present(content.url, content.caption, content.name) })
  const outputs = content.options.map((option) => `option:${option.id}`)
  const titles = content.options.flatMap((option) => present(option.title, option.description))
  return factsOf({ outputs: ['next', ...outputs], optional: ['next', ...outputs], texts: [content.text, ...titles] })
}
