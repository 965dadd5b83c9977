import { z } from 'zod'
import { defineEndpoint } from './endpoint.ts'
import { MailId } from './ids.ts'
import { Instant, PageQuery, pageOf } from './wire.ts'

/** A mail in the development mailbox. */
export const MailSummary = z.object({
  id: MailId,
  to: z.string(),
  subject: z.string(),
  kind: z.string(),
  created_at: Instant,
})
export const MailView = MailSummary.extend({ from: z.string(), text: z.string(), html: z.string() })

const tag = 'Development'

export const mailboxEndpoints = {
  list: defineEndpoint({
    name: 'list-development-mails',
    method: 'GET',
    path: '/api/v1/dev/mails',
    tag,
    summary: 'Mails that would have been sent, newest first. Only in development, and only from this machine.',
    query: PageQuery,
    response: pageOf(MailSummary),
  }),
  get: defineEndpoint({
    name: 'get-development-mail',
    method: 'GET',
    path: '/api/v1/dev/mails/:id',
    tag,
    summary: 'One mail with its texts.',
    params: z.object({ id: MailId }),
    response: MailView,
  }),
}
