import type { ConversationId } from '@recado/contracts/ids'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { type ConversationRow, findVisible, lockVisible } from './conversations.sql.ts'
import { errors } from './errors.ts'

/** Locked until the transaction ends; always before any member's row. @throws conversation_not_found (404) */
export async function lockConversation(scope: TenantScope, id: ConversationId): Promise<ConversationRow> {
  const conversation = await lockVisible(scope, id)
  if (conversation === undefined) throw errors.conversation_not_found()
  return conversation
}

/** @throws conversation_not_found (404) also for one that the actor may not see. */
export async function getConversation(scope: TenantScope, id: ConversationId): Promise<ConversationRow> {
  const conversation = await findVisible(scope, id)
  if (conversation === undefined) throw errors.conversation_not_found()
  return conversation
}
