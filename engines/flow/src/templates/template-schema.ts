import { z } from 'zod'
import { flowDocumentSchema } from '../flow/flow-document.ts'
import { idSchema } from '../language/names.ts'

/** What a template is for; the catalogue is grouped by it. */
export const TEMPLATE_CATEGORIES = ['service', 'sales', 'scheduling', 'orders', 'payments', 'feedback'] as const
/** What must be there besides a channel. Without it the template runs too, by its error branches. */
export const TEMPLATE_NEEDS = ['http', 'ai', 'cars'] as const

const word = z.string().min(1).max(60)
/** What begins the flow when nothing else is chosen; the inbox is chosen where it is published. */
const start = z.discriminatedUnion('kind', [
  z.strictObject({ id: idSchema, kind: z.literal('message'), when: z.enum(['first', 'any']) }),
  z.strictObject({
    id: idSchema,
    kind: z.literal('keyword'),
    words: z.array(word).min(1).max(50),
    match: z.enum(['whole', 'begins', 'contains']),
  }),
  z.strictObject({ id: idSchema, kind: z.literal('api') }),
])

/** A flow that comes ready, with what the catalogue says of it. */
export const flowTemplateSchema = z.strictObject({
  id: idSchema,
  name: z.string().min(1).max(120),
  description: z.string().min(1).max(300),
  category: z.enum(TEMPLATE_CATEGORIES),
  needs: z.array(z.enum(TEMPLATE_NEEDS)),
  starts: z.array(start).min(1),
  document: flowDocumentSchema,
})
export type FlowTemplate = z.infer<typeof flowTemplateSchema>
export type TemplateCategory = FlowTemplate['category']
export type TemplateNeed = FlowTemplate['needs'][number]
export type TemplateStart = FlowTemplate['starts'][number]
