import type { ContactId, ConversationId, InboxId } from '@recado/contracts/ids'
import { consume } from '../../core/billing/index.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { authorOf, canSee, findOpenConversation, sendMessage, startConversation } from '../conversations/index.ts'

/**
 * Somebody of the company begins: a conversation with a contact, and with a first message its author has it in hand. One
 * that is open in that inbox, and that they see, goes on instead. Without a message it waits as any other.
 *
 * @throws inbox_not_found, contact_not_found (404), contact_blocked, own_capacity_reached, client_id_reused (409)
 */
export async function beginConversation(
  scope: TenantScope,
  {
    inboxId,
    contactId,
    message,
  }: {
    inboxId: InboxId
    contactId: ContactId
    message?: { client_id: string; body: string } | undefined
  },
): Promise<ConversationId> {
  if (message === undefined) return start(scope, { inboxId, contactId })
  const open = await findOpenConversation(scope, { inboxId, contactId })
  const isSeen = open !== undefined && (await canSee(scope, open.id))
  const { actor } = scope
  const assigneeId = actor.kind === 'member' ? actor.memberId : null
  const id = isSeen ? open.id : await start(scope, { inboxId, contactId, assigneeId })
  await sendMessage(scope, {
    conversationId: id,
    clientId: message.client_id,
    kind: 'text',
    direction: 'out',
    author: authorOf(actor),
    body: message.body,
  })
  return id
}

async function start(scope: TenantScope, of: Parameters<typeof startConversation>[1]): Promise<ConversationId> {
  const { id } = await startConversation(scope, of)
  await consume(scope, 'conversations', 1, { transactionId: id })
  return id
}
