import { z } from 'zod'

/** What a portal sent is read. */
export const TAKE_ARRIVAL_JOB = 'leads.take_arrival'
export const TakeArrivalPayload = z.object({ arrival_id: z.string() })
