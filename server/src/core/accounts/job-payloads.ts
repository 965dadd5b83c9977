import { z } from 'zod'

export const RESET_LINK_JOB = 'identity.send_reset_link'

export const ResetRequest = z.object({
  email: z.string(),
  /** On whose host it was asked; null for the platform's. */
  tenant_id: z.string().nullable(),
})
export type ResetRequest = z.output<typeof ResetRequest>
