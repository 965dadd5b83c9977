import { z } from 'zod'
import { IdentityId, MailId, MemberId } from './ids.ts'
import { PhotoUrl } from './photo-url.ts'
import { Instant, Revision } from './wire.ts'

export const MemberView = z.object({
  id: MemberId,
  identity_id: IdentityId,
  name: z.string(),
  email: z.string(),
  role: z.string(),
  status: z.enum(['active', 'disabled']),
  photo_url: PhotoUrl,
  /** Of role and status: a name is its bearer's to change. */
  revision: Revision,
  created_at: Instant,
})
export const UpdateMemberBody = z.strictObject({
  role: z.string().max(60).optional(),
  status: z.enum(['active', 'disabled']).optional(),
})

/** A mail in the development mailbox. */
export const MailSummary = z.object({
  id: MailId,
  to: z.string(),
  subject: z.string(),
  kind: z.string(),
  created_at: Instant,
})
export const MailView = MailSummary.extend({ from: z.string(), text: z.string(), html: z.string() })
