import { z } from 'zod'
import { Instant, text } from './wire.ts'

export const RATING_COMMENT_MAX = 1_000

const Stars = z.number().int().min(1).max(5)

/** What a customer says of a resolved conversation. */
export const RateBody = z.strictObject({
  stars: Stars,
  /** Blank is none. */
  comment: text(RATING_COMMENT_MAX)
    .transform((words) => words.trim() || null)
    .nullable()
    .default(null),
})

export const RatingView = z.object({
  stars: Stars,
  comment: z.string().nullable(),
  /** When it was given, or changed. */
  at: Instant,
})
export type RatingView = z.output<typeof RatingView>
