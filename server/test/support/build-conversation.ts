import type { ContactId, ConversationId, InboxId, MemberId } from '@recado/contracts/ids'
import { newId } from '../../src/platform/ids.ts'
import type { TenantScope } from '../../src/tenancy/tenant-scope.ts'

let counter = 0

/** A conversation's row as it lies in the table, for tests of what hangs on conversations. */
export async function buildConversation(
  scope: TenantScope,
  of: { inboxId: InboxId; contactId: ContactId; assigneeId?: MemberId },
): Promise<ConversationId> {
  const id = newId<ConversationId>()
  const now = scope.clock.now()
  counter += 1
  await scope.db
    .insertInto('conversations')
    .values({
      ...{ tenant_id: scope.tenant.id, id, inbox_id: of.inboxId, contact_id: of.contactId },
      ...{ assignee_id: of.assigneeId ?? null, protocol: `20261121-${counter}` },
      ...{ last_message_at: now, opened_at: now, created_at: now, updated_at: now },
    })
    .execute()
  return id
}
