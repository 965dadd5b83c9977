import { z } from 'zod'

/** What an erased contact left behind: the contact where the merges ended. */
export const ERASE_JOB = 'contacts.erase'
export const ErasePayload = z.object({ contact_id: z.uuid() })
