import type { ConversationEventData } from '@recado/contracts/events'
import type { ConversationId } from '@recado/contracts/ids'
import type { RatingView } from '@recado/contracts/ratings'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { readEventData } from './conversations.sql.ts'

type Told = 'conversation.created' | 'conversation.updated' | 'conversation.resolved' | 'conversation.reopened'

/** Tells what became of a conversation, as it stands now in this transaction. */
export async function emitConversation(
  scope: TenantScope,
  name: Told | 'conversation.snoozed',
  conversationId: ConversationId,
): Promise<void> {
  await scope.events.emit(name, { ...(await readEventData(scope, conversationId)) })
}

/** The same when it went from one to another. */
export async function emitAssigned(
  scope: TenantScope,
  conversationId: ConversationId,
  previous: Pick<ConversationEventData<'conversation.assigned'>, 'previous_assignee_id' | 'previous_team_id'>,
): Promise<void> {
  await scope.events.emit('conversation.assigned', { ...(await readEventData(scope, conversationId)), ...previous })
}

/** The same when its customer rated it. */
export async function emitRated(
  scope: TenantScope,
  conversationId: ConversationId,
  { at, ...rating }: RatingView,
): Promise<void> {
  const data = await readEventData(scope, conversationId)
  await scope.events.emit('conversation.rated', { ...data, rating: { ...rating, at: at.toISOString() } })
}
