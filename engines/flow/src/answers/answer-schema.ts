import { z } from 'zod'
import { idSchema, shortTemplate } from '../language/names.ts'

const bound = z.number().finite()
const day = z.union([z.literal('today'), z.string().regex(/^\d{4}-\d{2}-\d{2}$/)])

export const optionSchema = z.strictObject({
  id: idSchema,
  title: shortTemplate.min(1),
  description: shortTemplate.optional(),
  /** Other words for this option that people type. */
  also: z.array(z.string().max(60)).max(20).optional(),
})
export type FlowOption = z.infer<typeof optionSchema>

export const FILE_KINDS = ['image', 'audio', 'video', 'document'] as const

/** What an `ask` block expects, and the one form in which each answer is stored. */
export const answerSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('text'),
    min_length: z.int().min(1).max(4_096).optional(),
    max_length: z.int().min(1).max(4_096).optional(),
    /** RE2 expression the whole or a part of the text must match. */
    pattern: z.string().max(500).optional(),
  }),
  z.strictObject({
    kind: z.literal('number'),
    min: bound.optional(),
    max: bound.optional(),
    whole: z.boolean().optional(),
  }),
  /** Stored as integer centavos; the bounds are centavos. */
  z.strictObject({ kind: z.literal('money'), min: z.int().optional(), max: z.int().optional() }),
  z.strictObject({ kind: z.literal('email') }),
  /** Stored as E.164. */
  z.strictObject({
    kind: z.literal('phone'),
    area_code: z
      .string()
      .regex(/^\d{2}$/)
      .optional(),
  }),
  z.strictObject({ kind: z.literal('cpf') }),
  z.strictObject({ kind: z.literal('cnpj') }),
  /** A CPF or a CNPJ. */
  z.strictObject({ kind: z.literal('tax_id') }),
  z.strictObject({ kind: z.literal('cep') }),
  /** Stored as `YYYY-MM-DD`. */
  z.strictObject({
    kind: z.literal('date'),
    prefer: z.enum(['future', 'past']).optional(),
    min: day.optional(),
    max: day.optional(),
  }),
  /** Stored as the option's id; with `multiple` a list of ids. */
  z.strictObject({
    kind: z.literal('choice'),
    options: z.array(optionSchema).max(50),
    multiple: z.boolean().optional(),
    style: z.enum(['auto', 'buttons', 'list']).optional(),
  }),
  /** Stored as true or false. */
  z.strictObject({ kind: z.literal('yes_no') }),
  /** Stored as `{ media, url, name, mime, size }`. */
  z.strictObject({
    kind: z.literal('file'),
    accept: z.array(z.enum(FILE_KINDS)).min(1).optional(),
    /** Bytes. */
    max_size: z.int().positive().optional(),
  }),
  z.strictObject({
    kind: z.literal('rating'),
    min: z.int().min(0).max(10).default(1),
    max: z.int().min(1).max(10).default(5),
  }),
  /** Stored as `{ latitude, longitude, name }`; with `text_allowed` a typed address is `{ name }`. */
  z.strictObject({ kind: z.literal('location'), text_allowed: z.boolean().optional() }),
])
export type Answer = z.infer<typeof answerSchema>
export type AnswerKind = Answer['kind']
export type ChoiceAnswer = Extract<Answer, { kind: 'choice' }>
