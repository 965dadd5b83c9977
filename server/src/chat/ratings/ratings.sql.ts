import type { ContactId, ConversationId, InboxId, MemberId } from '@recado/contracts/ids'
import { newId } from '../../platform/ids.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

export interface RatingRow {
  stars: number
  comment: string | null
  created_at: Date
  updated_at: Date
}

const COLUMNS = ['stars', 'comment', 'created_at', 'updated_at'] as const

export async function findRating(scope: TenantScope, conversationId: ConversationId): Promise<RatingRow | undefined> {
  return scope.db
    .selectFrom('ratings')
    .select(COLUMNS)
    .where('tenant_id', '=', scope.tenant.id)
    .where('conversation_id', '=', conversationId)
    .executeTakeFirst()
}

export async function insertRating(
  scope: TenantScope,
  rating: {
    conversation_id: ConversationId
    contact_id: ContactId
    inbox_id: InboxId
    assignee_id: MemberId | null
    stars: number
    comment: string | null
  },
): Promise<RatingRow> {
  const now = scope.clock.now()
  return scope.db
    .insertInto('ratings')
    .values({ tenant_id: scope.tenant.id, id: newId<string>(), ...rating, created_at: now, updated_at: now })
    .returning(COLUMNS)
    .executeTakeFirstOrThrow()
}

export async function changeRating(
  scope: TenantScope,
  conversationId: ConversationId,
  rating: Pick<RatingRow, 'stars' | 'comment'>,
): Promise<RatingRow> {
  return scope.db
    .updateTable('ratings')
    .set({ ...rating, updated_at: scope.clock.now() })
    .where('tenant_id', '=', scope.tenant.id)
    .where('conversation_id', '=', conversationId)
    .returning(COLUMNS)
    .executeTakeFirstOrThrow()
}

/** Of a rating the stars stay, which say nothing of a person. */
export async function eraseComments(scope: TenantScope, contactIds: readonly ContactId[]): Promise<void> {
  await scope.db
    .updateTable('ratings')
    .set({ comment: null })
    .where('tenant_id', '=', scope.tenant.id)
    .where('contact_id', 'in', contactIds)
    .where('comment', 'is not', null)
    .execute()
}

/** What was said by a contact that became another. */
export async function moveRatings(scope: TenantScope, from: ContactId, to: ContactId): Promise<void> {
  await scope.db
    .updateTable('ratings')
    .set({ contact_id: to })
    .where('tenant_id', '=', scope.tenant.id)
    .where('contact_id', '=', from)
    .execute()
}
