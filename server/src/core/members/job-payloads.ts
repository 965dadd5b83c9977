import { z } from 'zod'

/** The photo's file goes, unless a member names it by then. */
export const DISCARD_PHOTO_JOB = 'identity.discard_photo'
export const DiscardPhotoPayload = z.object({ photo: z.string() })
export type DiscardPhotoPayload = z.output<typeof DiscardPhotoPayload>
