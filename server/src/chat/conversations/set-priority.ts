import type { ConversationId } from '@recado/contracts/ids'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { updateConversationRow } from './conversations.sql.ts'
import { emitConversation } from './emit-conversation.ts'
import { lockConversation } from './lock-conversation.ts'

/** 0 none to 3 urgent. @throws conversation_not_found (404) */
export async function setPriority(scope: TenantScope, id: ConversationId, priority: number): Promise<void> {
  const before = await lockConversation(scope, id)
  if (before.priority === priority) return
  await updateConversationRow(scope, id, { priority })
  await emitConversation(scope, 'conversation.updated', id)
}
