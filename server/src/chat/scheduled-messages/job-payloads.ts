import { z } from 'zod'

/** The time of a scheduled message has come. */
export const SEND_SCHEDULED_JOB = 'messages.send_scheduled'
export const SendScheduledPayload = z.object({ scheduled_id: z.string() })
