import { z } from 'zod'

/** Written by the relay for a batch of a tenant's events: tell endpoints of the numbers `from` to `to`. */
export const DISPATCH_JOB = 'webhooks.dispatch'
export const DispatchPayload = z.object({ from: z.number().int(), to: z.number().int() })

/** `attempt` is how many attempts the delivery had when this one was planned. */
export const DELIVER_JOB = 'webhooks.deliver'
export const DeliverPayload = z.object({ delivery_id: z.string(), attempt: z.number().int() })
export type DeliverPayload = z.output<typeof DeliverPayload>

export const REPLAY_JOB = 'webhooks.replay'
export const ReplayPayload = z.object({ endpoint_id: z.string(), since: z.iso.datetime(), until: z.iso.datetime() })
