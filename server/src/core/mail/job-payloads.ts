import { Locale } from '@recado/contracts/wire'
import { z } from 'zod'

export const MAIL_JOB = 'mail.send'

export const MailPayload = z.object({
  /** First part of its texts' keys in mail.json. */
  kind: z.string().regex(/^[a-z][a-z0-9_]*$/),
  to: z.string(),
  locale: Locale,
  /** Null for mails of the platform itself. */
  tenant_id: z.string().nullable(),
  /** What the texts name; `url` is where the button leads, `name` whom the greeting names. */
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type MailPayload = z.output<typeof MailPayload>
