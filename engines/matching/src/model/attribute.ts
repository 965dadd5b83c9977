import { z } from 'zod'
import { valueFunctionSchema } from './value-function.ts'

export const keySchema = z.string().regex(/^[a-z][a-z0-9_]*$/)

/** One thing known about an item. Numbers and booleans live in numeric columns, categories in coded ones. */
export const attributeSchema = z.object({
  key: keySchema,
  kind: z.enum(['number', 'category', 'boolean']),
  /** Which way is better. Constrains value functions and learning, so that better never ranks lower. */
  direction: z.enum(['lower', 'higher']).optional(),
  /** How people read it: brl_cents, km, year, km_per_litre, litres, horsepower, ratio, count. */
  unit: z.string().optional(),
  /** A row without a usable value is rejected instead of ranked with lower confidence. */
  required: z.boolean().default(false),
  /** Plausible values, both ends included; what lies outside is reported and not used. */
  range: z.tuple([z.number(), z.number()]).optional(),
  integer: z.boolean().default(false),
  /** Closed list of categories; absent means any text. */
  options: z.array(z.string()).optional(),
  /** Weight before any answer; 0 takes part only when wishes say so. */
  weight: z.number().min(0).default(0),
  value: valueFunctionSchema.optional(),
  /** One notch of relaxation: a fixed amount, or a share of the limit (0.05 = 5 %). */
  notch: z
    .union([z.object({ amount: z.number().positive() }), z.object({ share: z.number().positive() })])
    .default({ share: 0.1 }),
  /** Computed when both others are known: first divided by second (price ÷ reference price). */
  ratioOf: z.tuple([keySchema, keySchema]).optional(),
})

export type Attribute = z.infer<typeof attributeSchema>
export type AttributeInput = z.input<typeof attributeSchema>
