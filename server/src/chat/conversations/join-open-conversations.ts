import type { ContactId, ConversationId, InboxId } from '@recado/contracts/ids'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { authorOf } from './author-of.ts'
import { markResolved } from './change-status.ts'
import { lockOpenConversations } from './conversations.sql.ts'
import { recordHappening } from './send-message.ts'

/**
 * Of two people who turned out to be one, one conversation goes on: the one that began first. The others end, and say where
 * it goes on.
 */
export async function joinOpenConversations(
  scope: TenantScope,
  by: { inboxId: InboxId; contactId: ContactId },
): Promise<void> {
  const [kept, ...others] = await lockOpenConversations(scope, by)
  if (kept === undefined) return
  for (const other of others) {
    await recordHappening(scope, {
      conversationId: other.id,
      author: authorOf(scope.actor),
      data: { event: 'joined', protocol: kept.protocol, conversation_id: kept.id satisfies ConversationId },
    })
    await markResolved(scope, other)
  }
}
