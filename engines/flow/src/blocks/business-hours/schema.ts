import { z } from 'zod'
import { type BlockFacts, blockBase, factsOf } from '../block-facts.ts'

const time = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/)

/** Follows `open` or `closed` by the clock of the flow's (or its own) time zone. */
export const businessHoursSchema = z.strictObject({
  ...blockBase,
  type: z.literal('business_hours'),
  time_zone: z.string().max(60).optional(),
  /** Weekday 0 = Sunday. `to` is the first minute that is closed; past midnight, use two entries. */
  hours: z.array(z.strictObject({ weekday: z.int().min(0).max(6), from: time, to: time })).max(50),
  /** Days closed whatever the hours, `YYYY-MM-DD`, or `MM-DD` for every year. */
  holidays: z
    .array(z.string().regex(/^(\d{4}-)?\d{2}-\d{2}$/))
    .max(200)
    .optional(),
})
export type BusinessHoursBlock = z.infer<typeof businessHoursSchema>

export function businessHoursFacts(_block: BusinessHoursBlock): BlockFacts {
  return factsOf({ outputs: ['open', 'closed'] })
}
