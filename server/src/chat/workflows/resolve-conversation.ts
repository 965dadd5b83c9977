import type { ConversationId, LabelId } from '@recado/contracts/ids'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { lockConversation, markResolved } from '../conversations/index.ts'
import { labelErrors } from '../labels/index.ts'
import { addLabels, hasRequiredLabel } from './label-conversation.ts'

/**
 * Done. Whoever had it keeps it, and has room for another.
 * @throws conversation_not_found (404), label_unknown (400, one that never was), label_required (409)
 */
export async function resolveConversation(
  scope: TenantScope,
  id: ConversationId,
  labelIds: readonly LabelId[] = [],
): Promise<void> {
  const before = await lockConversation(scope, id)
  if (before.status === 'resolved') return
  await addLabels(scope, id, labelIds)
  if (!(await hasRequiredLabel(scope, before))) throw labelErrors.label_required()
  await markResolved(scope, before)
}
