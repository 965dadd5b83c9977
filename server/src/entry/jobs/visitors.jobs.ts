import { Locale } from '@recado/contracts/wire'
import { MAIL_JOB, type MailPayload } from '../../modules/mail/index.ts'
import { findUnreadReply, REPLY_JOB, ReplyPayload, type UnreadReply } from '../../modules/visitors/index.ts'
import { consoleUrl } from '../../tenancy/console-url.ts'
import { defineTenantJob } from './define-job.ts'

/** A conversation goes on by e-mail when its visitor is away. The mails commit with the note that this job was handled. */
export const visitorsMailReplies = defineTenantJob(REPLY_JOB, {
  schema: ReplyPayload,
  handler: async ({ payload, tenant, services, once }) => {
    const { publicUrl } = services.config.http
    const home = consoleUrl(publicUrl, services.config.tenancy.baseDomain, tenant.slug)
    await once(async (scope) => {
      for (const { conversation_id: conversationId, seq } of payload.replies) {
        const unread = await findUnreadReply(scope, { conversationId, seq })
        if (unread === undefined || unread.texts.length === 0) continue
        const mail: MailPayload = {
          kind: 'conversation_reply',
          to: unread.email,
          locale: Locale.safeParse(unread.locale).data ?? tenant.locale,
          tenant_id: tenant.id,
          params: paramsOf(unread, home),
        }
        await scope.jobs.enqueue(MAIL_JOB, { ...mail })
      }
    })
  },
})

function paramsOf(unread: UnreadReply, home: string): MailPayload['params'] {
  return {
    name: unread.contact_name,
    author: unread.author_name,
    protocol: unread.protocol,
    text: unread.texts.join('\n\n'),
    url: unread.page_url ?? home,
  }
}
