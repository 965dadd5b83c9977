import { z } from 'zod'
import { Instant } from './wire.ts'

/** From sent to played only forward; `failed` ends what was not delivered. `uncertain`: it may or may not have gone out. */
export const AckState = z.enum(['uncertain', 'failed', 'sent', 'delivered', 'read', 'played'])
export type AckState = z.output<typeof AckState>

export const SendProblem = z.enum([
  ...(['not_on_whatsapp', 'new_chats_limited', 'media_unreachable', 'media_refused', 'too_large'] as const),
  ...(['group_not_allowed', 'window_closed', 'refused', 'unknown'] as const),
])
export type SendProblem = z.output<typeof SendProblem>

/** What became of a message of ours on WhatsApp, as `data.delivery` of it; absent: it waits to be taken by the bot. */
export const Delivery = z.object({
  state: z.enum(['handed', ...AckState.options]),
  problem: SendProblem.nullable(),
  at: Instant,
})
export type Delivery = z.output<typeof Delivery>
