import { z } from 'zod'

/** A lead is told to the CRM. */
export const PUSH_JOB = 'crm.push'
export const PushPayload = z.object({ lead_id: z.string(), plan: z.number().int() })

/** Won and lost deals are asked for; it plans its successor. */
export const PULL_JOB = 'crm.pull'
export const PullPayload = z.object({ plan: z.number().int() })

/** One deal is asked for. */
export const LOOK_JOB = 'crm.look'
export const LookPayload = z.object({ deal_ref: z.string() })

/** What was told of somebody who is erased is made nobody's there. */
export const ERASE_JOB = 'crm.erase'
export const ErasePayload = z.object({
  lead_id: z.string(),
  contact_ref: z.string().nullable(),
  deal_ref: z.string().nullable(),
  reference: z.string(),
  attempt: z.number().int(),
})
export type ErasePayload = z.output<typeof ErasePayload>
