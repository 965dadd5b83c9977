import type { ContactId, ConversationId, InboxId, MemberId } from '@recado/contracts/ids'
import type { RatingView } from '@recado/contracts/ratings'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { errors } from './errors.ts'
import { changeRating, findRating, insertRating, type RatingRow } from './ratings.sql.ts'

/** For so long somebody may change their mind; then figures may count on it. */
const CHANGEABLE_MS = 24 * 3_600_000

/**
 * Keeps what a customer says of a conversation, which the caller has locked. The same again changes nothing, at any time.
 * @returns the rating, and whether it is news. @throws rating_final (409) a day after it was given
 */
export async function saveRating(
  scope: TenantScope,
  of: { conversationId: ConversationId; contactId: ContactId; inboxId: InboxId; assigneeId: MemberId | null },
  said: { stars: number; comment: string | null },
): Promise<{ rating: RatingView; changed: boolean }> {
  const before = await findRating(scope, of.conversationId)
  if (before === undefined) {
    const row = await insertRating(scope, {
      conversation_id: of.conversationId,
      contact_id: of.contactId,
      inbox_id: of.inboxId,
      assignee_id: of.assigneeId,
      stars: said.stars,
      comment: said.comment,
    })
    return { rating: present(row), changed: true }
  }
  if (before.stars === said.stars && before.comment === said.comment) return { rating: present(before), changed: false }
  const age = scope.clock.now().getTime() - before.created_at.getTime()
  if (age > CHANGEABLE_MS) throw errors.rating_final()
  return { rating: present(await changeRating(scope, of.conversationId, said)), changed: true }
}

function present({ stars, comment, updated_at: at }: RatingRow): RatingView {
  return { stars, comment, at }
}
