import type { ConversationId, LabelId } from '@recado/contracts/ids'
import { listDeleted } from '../../tenancy/list-deleted.sql.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import type { ConversationRow } from '../conversations/index.ts'
import { emitConversation, lockConversation } from '../conversations/index.ts'
import { deleteConversationLabels, insertConversationLabels, labelErrors, readLabelRule } from '../labels/index.ts'

/**
 * Takes labels away and gives others; the rest stay as they are, whoever gave them. One in both is there afterwards.
 * @throws conversation_not_found (404), label_unknown (400) when one that is to be given never was
 */
export async function changeLabels(
  scope: TenantScope,
  id: ConversationId,
  { add = [], remove = [] }: { add?: readonly LabelId[]; remove?: readonly LabelId[] },
): Promise<void> {
  await lockConversation(scope, id)
  const kept = new Set(add)
  const removed = await deleteConversationLabels(
    scope,
    id,
    remove.filter((labelId) => !kept.has(labelId)),
  )
  const added = await addLabels(scope, id, add)
  if (added + removed > 0) await emitConversation(scope, 'conversation.updated', id)
}

/**
 * One that was deleted is left out: a screen that still shows it spoils neither the others nor what is done with them.
 * @returns how many it did not have before. @throws label_unknown (400) when one never was
 */
export async function addLabels(scope: TenantScope, id: ConversationId, labelIds: readonly LabelId[]): Promise<number> {
  const wanted = new Set(labelIds)
  if (wanted.size === 0) return 0
  const { known, added } = await insertConversationLabels(scope, id, [...wanted])
  const missing = wanted.difference(new Set(known))
  const deleted = await listDeleted(scope, 'label', [...missing])
  if (deleted.size < missing.size) throw labelErrors.label_unknown()
  return added
}

/** The rule of a required label, kept or not asked for. */
export async function hasRequiredLabel(scope: TenantScope, conversation: ConversationRow): Promise<boolean> {
  const { required, labelled } = await readLabelRule(scope, conversation.id)
  return labelled || !required
}
