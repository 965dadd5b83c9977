import type { ConversationId, LabelId } from '@recado/contracts/ids'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import type { ConversationRow } from './conversations.sql.ts'
import { emitConversation } from './emit-conversation.ts'
import { errors } from './errors.ts'
import { deleteOtherLabels, insertConversationLabels, readLabelRule } from './labels.sql.ts'
import { lockConversation } from './lock-conversation.ts'

/** From now on the conversation has these labels and no others. @throws conversation_not_found (404), label_unknown (400) */
export async function setLabels(scope: TenantScope, id: ConversationId, labelIds: readonly LabelId[]): Promise<void> {
  await lockConversation(scope, id)
  await addLabels(scope, id, labelIds)
  await deleteOtherLabels(scope, id, labelIds)
  await emitConversation(scope, 'conversation.updated', id)
}

/** @throws label_unknown (400) */
export async function addLabels(scope: TenantScope, id: ConversationId, labelIds: readonly LabelId[]): Promise<void> {
  const wanted = new Set(labelIds)
  if (wanted.size === 0) return
  if ((await insertConversationLabels(scope, id, [...wanted])) < wanted.size) throw errors.label_unknown()
}

/** The rule of a required label, kept or not asked for. */
export async function hasRequiredLabel(scope: TenantScope, conversation: ConversationRow): Promise<boolean> {
  const { required, labelled } = await readLabelRule(scope, conversation.id)
  return labelled || !required
}
