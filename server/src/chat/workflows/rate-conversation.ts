import type { ConversationId } from '@recado/contracts/ids'
import type { RatingView } from '@recado/contracts/ratings'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { emitRated, lockConversation, recordHappening } from '../conversations/index.ts'
import type { Inbox } from '../inboxes/index.ts'
import { errors, saveRating } from '../ratings/index.ts'
import type { VisitorContact } from '../visitors/index.ts'

/**
 * What a visitor says of a conversation of theirs once it is resolved: kept, written into the thread for the team, told as
 * `conversation.rated`. Sent again it is the same rating, and nothing is said twice.
 *
 * @throws rating_not_asked (409) where the inbox does not ask, rating_too_early (409) before it is resolved, rating_final
 * (409) a day after it was given
 */
export async function rateConversation(
  scope: TenantScope,
  { inbox, contact }: { inbox: Inbox; contact: VisitorContact },
  { id, ...said }: { id: ConversationId; stars: number; comment: string | null },
): Promise<RatingView> {
  if (inbox.settings.ask_rating === false) throw errors.rating_not_asked()
  const { status, assignee_id: assigneeId } = await lockConversation(scope, id)
  if (status !== 'resolved') throw errors.rating_too_early()
  const of = { conversationId: id, contactId: contact.id, inboxId: inbox.id, assigneeId }
  const { rating, changed } = await saveRating(scope, of, said)
  if (!changed) return rating
  await recordHappening(scope, {
    conversationId: id,
    author: { kind: 'contact', id: contact.id, name: contact.name },
    data: { event: 'rated', ...said },
  })
  await emitRated(scope, id, rating)
  return rating
}
