import { z } from 'zod'
import { type BlockFacts, blockBase, factsOf } from '../block-facts.ts'

/** A year, also a leap year. */
export const MAX_WAIT_SECONDS = 366 * 86_400

/** Goes on later. The timer is an effect, so it survives a restart. */
export const waitSchema = z.strictObject({
  ...blockBase,
  type: z.literal('wait'),
  until: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('delay'), seconds: z.int().min(1).max(MAX_WAIT_SECONDS) }),
    /** The next time the clock shows this, in the flow's time zone; on one weekday only where given (0 = Sunday). */
    z.strictObject({
      kind: z.literal('time'),
      time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
      weekday: z.int().min(0).max(6).optional(),
    }),
  ]),
})
export type WaitBlock = z.infer<typeof waitSchema>

export function waitFacts(_block: WaitBlock): BlockFacts {
  return factsOf({ waits: 'service' })
}
