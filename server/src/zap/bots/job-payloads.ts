import { z } from 'zod'

/** Of a tenant: its connection changed in something that may concern its bot, or a person wants a new start. */
export const RECONCILE_JOB = 'bots.reconcile'
export const ReconcilePayload = z.object({ connection_id: z.uuid(), restart: z.boolean().default(false) })

export const ALERT_CHANNELS = ['mail', 'webhook', 'telegram'] as const

/** One channel of one alert, so that each is repeated by itself. */
export const TELL_ALERT_JOB = 'bots.tell_alert'
export const TellAlertPayload = z.object({
  alert_id: z.uuid(),
  channel: z.enum(ALERT_CHANNELS),
  over: z.boolean(),
})
export type TellAlertPayload = z.output<typeof TellAlertPayload>
