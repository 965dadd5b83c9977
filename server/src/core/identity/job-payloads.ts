import { z } from 'zod'

export const RESET_LINK_JOB = 'identity.send_reset_link'

export const ResetRequest = z.object({
  email: z.string(),
  /** On whose host it was asked; null for the platform's. */
  tenant_id: z.string().nullable(),
})
export type ResetRequest = z.output<typeof ResetRequest>

/** The photo's file goes, unless a member names it by then. */
export const DISCARD_PHOTO_JOB = 'identity.discard_photo'
export const DiscardPhotoPayload = z.object({ photo: z.string() })
export type DiscardPhotoPayload = z.output<typeof DiscardPhotoPayload>
