import { z } from 'zod'

const shared = {
  /** Names the constraint in reports; setting one with the same id again replaces it. */
  id: z.string().min(1),
  attribute: z.string().min(1),
  /** What a row without the value does. "fails" by default: unknown is not the same as satisfied. */
  unknown: z.enum(['fails', 'passes']).default('fails'),
  /** "never" keeps the constraint out of every relaxation. */
  relax: z.enum(['may', 'never']).default('may'),
  /** Multiplies the cost of relaxing it: 2 means "give up twice as much elsewhere before this". */
  stiffness: z.number().positive().default(1),
}

export const constraintSchema = z.discriminatedUnion('op', [
  z.object({ ...shared, op: z.literal('max'), limit: z.number() }),
  z.object({ ...shared, op: z.literal('min'), limit: z.number() }),
  z.object({ ...shared, op: z.literal('in'), values: z.array(z.string()).min(1) }),
  z.object({ ...shared, op: z.literal('not_in'), values: z.array(z.string()).min(1) }),
  z.object({ ...shared, op: z.literal('is'), value: z.boolean() }),
])

export type Constraint = z.infer<typeof constraintSchema>
export type ConstraintInput = z.input<typeof constraintSchema>
