import { z } from 'zod'

const centavos = z.number().int().nonnegative()

/** One car as a host answers it. Amounts are centavos, distances km. */
export const recommendedItemSchema = z.object({
  id: z.string().min(1).max(100),
  title: z.string().min(1).max(200),
  subtitle: z.string().max(200).optional(),
  price: centavos.optional(),
  /** Estimated instalment, subject to credit. */
  monthly_payment: centavos.optional(),
  kilometres: z.number().int().nonnegative().optional(),
  reasons: z.array(z.string().max(300)).max(5).default([]),
  drawback: z.string().max(300).optional(),
  image_url: z.string().max(2_000).optional(),
  url: z.string().max(2_000).optional(),
})
export type RecommendedItem = z.infer<typeof recommendedItemSchema>

/** What a host answers to a `recommend` effect. */
export const recommendationSchema = z.object({ items: z.array(recommendedItemSchema).max(10) })
