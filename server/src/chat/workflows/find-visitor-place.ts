import type { ConversationId } from '@recado/contracts/ids'
import { record } from '../../core/billing/index.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { findOpenConversation, startConversation } from '../conversations/index.ts'
import { isAnsweredByBot } from '../inboxes/index.ts'
import { findWhereWritten, type VisitorPlace } from '../visitors/index.ts'

/**
 * Where a visitor's message belongs: where it is already, else in their open conversation, else in a new one. The caller
 * holds `lockVisitor`, so that two messages do not begin two.
 */
export async function findVisitorPlace(
  scope: TenantScope,
  place: VisitorPlace,
  clientId: string,
): Promise<ConversationId> {
  const written = await findWhereWritten(scope, place, clientId)
  if (written !== undefined) return written
  const open = await findOpenConversation(scope, place)
  if (open !== undefined) return open.id
  // Until a bot calls people, nobody of them is asked to act.
  const status = (await isAnsweredByBot(scope, place.inboxId)) ? 'pending' : 'open'
  const { id } = await startConversation(scope, { ...place, status })
  // Counted, never refused: it came from outside.
  await record(scope, 'conversations', 1, { transactionId: id })
  return id
}
