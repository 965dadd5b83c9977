import { z } from 'zod'

/** What an erased contact wrote and sent: the contact and those that had been merged into it. */
export const ERASE_JOB = 'contacts.erase'
export const ErasePayload = z.object({ contact_ids: z.array(z.uuid()).min(1) })
