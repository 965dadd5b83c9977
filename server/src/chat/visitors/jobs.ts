import { Locale } from '@recado/contracts/wire'
import { z } from 'zod'
import { hasVerifiedPerson } from '../../core/accounts/index.ts'
import { MAIL_JOB, type MailPayload } from '../../core/mail/index.ts'
import { defineTenantJob } from '../../jobs/define-job.ts'
import type { Services } from '../../services.ts'
import type { Tenant } from '../../tenancy/tenant.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { findDueReplies, listUnreadReplies, REPLY_JOB, returnPage, settleReplies, type UnreadReply } from './index.ts'

/**
 * A conversation goes on by e-mail when its visitor is away. One job a tenant, which promises the next: so it is repeated for
 * some 30 hours before it is dead. What it did commits with how far it came, so it needs no other record.
 */
export const visitorsMailReplies = defineTenantJob(REPLY_JOB, {
  schema: z.object({}),
  retryLimit: 200,
  keepFinished: 86_400,
  handler: async ({ services, tenant, source, job, signal }) => {
    const mayMail = await admitMails(services, tenant)
    let more = true
    // Ends: at the last reply that is due, or with the job's signal.
    while (more) {
      signal.throwIfAborted()
      more = await services.withTenant(source, (scope) => mailPage(scope, { tenant, jobId: job.id, mayMail }))
    }
  },
})

/** @returns whether there are more replies whose time has come. */
async function mailPage(
  scope: TenantScope,
  { tenant, jobId, mayMail }: { tenant: Tenant; jobId: string; mayMail(): Promise<boolean> },
): Promise<boolean> {
  const due = await findDueReplies(scope, jobId)
  if (due === undefined) return false
  for (const unread of await listUnreadReplies(scope, due.replies)) {
    if (unread.texts.length === 0 || !(await mayMail())) continue
    const mail: MailPayload = {
      ...contentOf(unread),
      to: unread.email,
      locale: Locale.safeParse(unread.locale).data ?? tenant.locale,
      tenant_id: tenant.id,
    }
    await scope.jobs.enqueue(MAIL_JOB, { ...mail })
  }
  return settleReplies(scope, due)
}

/**
 * Whether one more mail may leave. A visitor's address is whatever a visitor said, so who only tries the platform could write
 * to anybody through a widget of their own: their company needs somebody whose address is proven, and has so many a day.
 */
async function admitMails(
  { control, rateLimiter, ratePolicies }: Services,
  { id, status }: Tenant,
): Promise<() => Promise<boolean>> {
  if (status === 'active') return async () => true
  if (!(await control.asTenant(id, (scope) => hasVerifiedPerson(scope, id)))) return async () => false
  if (status !== 'trial') return async () => true
  const { points, seconds } = ratePolicies.reply_mails_trial
  return async () => (await rateLimiter.consume({ name: 'reply_mails_trial', points, seconds }, id)).allowed
}

/** With a way back to their page, where there is one that is the company's. */
function contentOf(unread: UnreadReply): Pick<MailPayload, 'kind' | 'params'> {
  const params = {
    name: unread.contact_name,
    author: unread.author_name,
    protocol: unread.protocol,
    text: unread.texts.join('\n\n'),
  }
  const url = returnPage(unread.allowed_origins, unread.page_url)
  if (url === undefined) return { kind: 'conversation_reply_unlinked', params }
  return { kind: 'conversation_reply', params: { ...params, url } }
}
