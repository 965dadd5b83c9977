import { z } from 'zod'

/** Units a value may be written in. Periods (`per`) and magnitudes (`scale`) stand apart, so that they can be normalised. */
export const unitSchema = z.enum([
  'BRL',
  'USD',
  'EUR',
  'percent',
  'fraction',
  'pp',
  'times',
  'count',
  'day',
  'week',
  'month',
  'quarter',
  'year',
])
export const periodSchema = z.enum(['day', 'week', 'month', 'quarter', 'year'])

/** A number as somebody stated it. `low` alone is a point; `high` makes it a range; `bound` opens one end. */
export const valueSchema = z.object({
  low: z.number(),
  high: z.number().optional(),
  unit: unitSchema,
  scale: z.number().positive().optional(),
  per: periodSchema.optional(),
  /** When the value held: ISO year-month or date. */
  asOf: z.string().optional(),
  bound: z.enum(['at_least', 'at_most']).optional(),
  approximate: z.boolean().optional(),
})

export const horizonSchema = z.object({ amount: z.number().positive(), unit: periodSchema })

/** Where a claim comes from: the person's text, a node of the calculation, or only a model's word. */
export const evidenceSchema = z.object({
  source: z.enum(['user', 'calculation', 'model']),
  ref: z.string(),
})

export const assumptionSchema = z.object({
  key: z.string().min(1),
  value: z.union([valueSchema, z.string(), z.boolean()]),
})

/** `months` says for how long a periodic need lasts; a need without `per` is spent once. */
export const needSchema = z.object({
  resource: z.string().min(1),
  value: valueSchema,
  months: z.number().positive().optional(),
})

export const claimSchema = z.object({
  id: z.string(),
  agent: z.string(),
  subject: z.string(),
  metric: z.string(),
  /** `object.verb`, for example `price.raise`; see opposite-options.ts. */
  option: z.string().optional(),
  horizon: horizonSchema.optional(),
  scenario: z.string().optional(),
  kind: z.enum(['fact', 'estimate', 'recommendation', 'risk']),
  value: valueSchema.optional(),
  stance: z.number().int().min(-2).max(2).optional(),
  confidence: z.number().min(0).max(1),
  assumptions: z.array(assumptionSchema).default([]),
  evidence: z.array(evidenceSchema).default([]),
  needs: z.array(needSchema).default([]),
  after: z.array(z.string()).default([]),
  /** True when nothing but a model supports the value: it is shown as a hypothesis and settles nothing. */
  hypothesis: z.boolean().optional(),
})

export type Unit = z.infer<typeof unitSchema>
export type Period = z.infer<typeof periodSchema>
export type Value = z.infer<typeof valueSchema>
export type Horizon = z.infer<typeof horizonSchema>
export type Evidence = z.infer<typeof evidenceSchema>
export type Assumption = z.infer<typeof assumptionSchema>
export type Claim = z.infer<typeof claimSchema>
