import { z } from 'zod'
import { periodSchema, unitSchema } from '../claims/claim.ts'

/** What a model is asked for. Numbers in texts must be written as {{node_id}}; a value of its own becomes a hypothesis. */
export const modelOpinionSchema = z.object({
  findings: z.array(z.string().min(1).max(600)).max(5),
  stances: z
    .array(
      z.object({
        option: z.string(),
        stance: z.number().int().min(-2).max(2),
        reason: z.string().min(1).max(600),
        confidence: z.number().min(0).max(1),
      }),
    )
    .max(20),
  claims: z
    .array(
      z.object({
        metric: z.string(),
        option: z.string().optional(),
        kind: z.enum(['fact', 'estimate', 'risk']),
        node: z.string().optional(),
        value: z.object({ amount: z.number(), unit: unitSchema, per: periodSchema.optional() }).optional(),
      }),
    )
    .max(12)
    .default([]),
  ideas: z.array(z.string().min(1).max(400)).max(4).default([]),
})
export type ModelOpinion = z.infer<typeof modelOpinionSchema>

export const modelRebuttalSchema = z.object({ concedes: z.boolean(), reason: z.string().min(1).max(600) })
