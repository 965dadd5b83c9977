import { Locale } from '@recado/contracts/wire'
import { MAIL_JOB, type MailPayload } from '../../modules/mail/index.ts'
import { findUnreadReply, REPLY_JOB, ReplyPayload, returnPage, type UnreadReply } from '../../modules/visitors/index.ts'
import { defineTenantJob } from './define-job.ts'

/** A conversation goes on by e-mail when its visitor is away. The mails commit with the note that this job was handled. */
export const visitorsMailReplies = defineTenantJob(REPLY_JOB, {
  schema: ReplyPayload,
  handler: async ({ payload, tenant, once }) => {
    await once(async (scope) => {
      for (const { conversation_id: conversationId, seq } of payload.replies) {
        const unread = await findUnreadReply(scope, { conversationId, seq })
        if (unread === undefined || unread.texts.length === 0) continue
        const mail: MailPayload = {
          ...contentOf(unread),
          to: unread.email,
          locale: Locale.safeParse(unread.locale).data ?? tenant.locale,
          tenant_id: tenant.id,
        }
        await scope.jobs.enqueue(MAIL_JOB, { ...mail })
      }
    })
  },
})

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
