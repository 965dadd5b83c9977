import { z } from 'zod'
import { Instant } from './wire.ts'

/** From sent to played only forward; `failed` ends what was not delivered. `uncertain`: it may or may not have gone out. */
export const AckState = z.enum(['uncertain', 'failed', 'sent', 'delivered', 'read', 'played'])
export type AckState = z.output<typeof AckState>

/**
 * The last line are the server's own: its bot did not hear of the message. `partly_sent`: of a text in several pieces some
 * arrived and one did not.
 */
export const SendProblem = z.enum([
  ...(['not_on_whatsapp', 'new_chats_limited', 'media_unreachable', 'media_refused', 'too_large'] as const),
  ...(['group_not_allowed', 'window_closed', 'refused', 'partly_sent', 'unknown'] as const),
  ...(['bot_unreachable', 'company_suspended', 'connection_ended', 'no_phone'] as const),
])
export type SendProblem = z.output<typeof SendProblem>

/** What became of a message of ours on WhatsApp, as `data.delivery` of it; absent: it waits to be taken by the bot. */
export const Delivery = z.object({
  state: z.enum(['waiting', 'handed', ...AckState.options]),
  problem: SendProblem.nullable(),
  /** It has not gone out for more than a minute: the connection's state or reason, or what the bot says. */
  stuck: z.string().max(100).optional(),
  at: Instant,
})
export type Delivery = z.output<typeof Delivery>

/**
 * Whether a message in one state goes over to the next that is heard of, in whatever order these come: forward only, and a
 * receipt proves that an uncertain or failed one arrived after all. A refusal ends what was not delivered.
 * @param from undefined: it has not left
 */
export function advances(from: AckState | undefined, to: AckState): boolean {
  if (from === undefined) return true
  const order = AckState.options
  if (to === 'failed') return order.indexOf(from) <= order.indexOf('sent') && from !== 'failed'
  if (from === 'failed') return order.indexOf(to) >= order.indexOf('delivered')
  return order.indexOf(to) > order.indexOf(from)
}
