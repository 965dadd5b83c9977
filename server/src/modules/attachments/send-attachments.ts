import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { type Attachment, markSent } from './attachments.sql.ts'
import { errors } from './errors.ts'

/**
 * Gives files to a message, in the transaction that stores it: all of them, whole, of that conversation and of whoever
 * sends, each once. In the order of `ids`.
 * @throws attachment_not_ready (409)
 */
export async function sendAttachments(
  scope: TenantScope,
  of: { ids: readonly string[]; conversationId: string; uploader: string },
): Promise<Attachment[]> {
  if (of.ids.length === 0) return []
  const sent = new Map((await markSent(scope, of)).map((attachment) => [attachment.id as string, attachment]))
  return of.ids.map((id) => {
    const attachment = sent.get(id)
    if (attachment === undefined) throw errors.attachment_not_ready()
    return attachment
  })
}
