import type { ContactId, ConversationId, InboxId } from '@recado/contracts/ids'
import type { InboxSettings } from '@recado/contracts/inboxes'
import { record } from '../../core/billing/index.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { findLastConversation, findOpenConversation, startConversation } from '../conversations/index.ts'
import { isAnsweredByBot } from '../inboxes/index.ts'

/**
 * Where a contact's message belongs: in their open conversation of the inbox, else in a new one. With `after_resolve: reopen`
 * their last one is taken before a new one begins: the message opens it again. What the company itself wrote elsewhere
 * belongs there as well. The caller lets no second message of the same person look at the same time.
 *
 * @param by who wrote: only a contact's message begins a conversation for a bot
 * @throws contact_blocked (409), inbox_not_found (404)
 */
export async function findInboundPlace(
  scope: TenantScope,
  place: { contactId: ContactId; inboxId: InboxId },
  afterResolve: InboxSettings['after_resolve'],
  by: 'contact' | 'company' = 'contact',
): Promise<ConversationId> {
  const open = await findOpenConversation(scope, place)
  if (open !== undefined) return open.id
  const last = afterResolve === 'reopen' ? await findLastConversation(scope, place) : undefined
  const id = last?.id ?? (await begin(scope, place, by))
  // Counted, never refused: it came from outside. One that is opened again counts no second time, an imported one now.
  await record(scope, 'conversations', 1, { transactionId: id })
  return id
}

async function begin(
  scope: TenantScope,
  place: { contactId: ContactId; inboxId: InboxId },
  by: 'contact' | 'company',
): Promise<ConversationId> {
  // Until a bot calls people, nobody of them is asked to act.
  const status = by === 'contact' && (await isAnsweredByBot(scope, place.inboxId)) ? 'pending' : 'open'
  const { id } = await startConversation(scope, { ...place, status })
  return id
}
