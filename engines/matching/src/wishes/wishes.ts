import { z } from 'zod'
import { constraintSchema } from '../model/constraint.ts'
import { valueFunctionSchema } from '../model/value-function.ts'

/** What one person wants, apart from how they were asked. All of it optional: no wishes rank by the model's weights. */
export const wishesSchema = z.object({
  constraints: z.array(constraintSchema).default([]),
  /** Weights that replace the model's, by attribute. Only their proportions matter. */
  weights: z.record(z.string(), z.number().min(0)).default({}),
  /** Value functions that replace the model's, by attribute. */
  values: z.record(z.string(), valueFunctionSchema).default({}),
})

export type Wishes = z.infer<typeof wishesSchema>
export type WishesInput = z.input<typeof wishesSchema>
