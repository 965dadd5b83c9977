import type { ChangeOnChannel } from '../../chat/conversations/index.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { deleteSend, insertSend, leftAs, listParts, planSend, type SendRow, sendErrors } from '../sends/index.ts'

/** WhatsApp's own limits. */
const EDIT_MINUTES = 15
const DELETE_DAYS = 2

/**
 * Takes an edit or a deletion of a message along to WhatsApp, in the transaction that changes it; the message's row is held.
 * What has not left yet leaves as it is then, or not at all.
 * @throws edit_too_late, edit_text_only, deletion_too_late (409)
 */
export const changeOnWhatsapp: ChangeOnChannel = async (scope, { kind, message }) => {
  const parts = await listParts(scope, { conversationId: message.conversation_id, seq: message.seq })
  const [first] = parts
  if (first === undefined) return
  const gone = parts.filter(hasLeft)
  if (gone.length > 0) {
    const age = scope.clock.now().getTime() - message.created_at.getTime()
    if (kind === 'edit') {
      if (message.attachments.length > 0) throw sendErrors.edit_text_only()
      if (age > EDIT_MINUTES * 60_000) throw sendErrors.edit_too_late({ params: { minutes: EDIT_MINUTES } })
    } else if (age > DELETE_DAYS * 86_400_000) throw sendErrors.deletion_too_late({ params: { days: DELETE_DAYS } })
  }
  if (kind === 'deletion') for (const part of parts) if (isUntouched(part)) await deleteSend(scope, part.id)
  for (const part of gone) await insertChange(scope, kind, part)
  const { connection_id: connectionId, conversation_id: conversationId } = first
  if (gone.length > 0) await planSend(scope, { connectionId, conversationId })
}

async function insertChange(
  scope: TenantScope,
  kind: 'edit' | 'deletion',
  { connection_id, conversation_id, seq, part }: SendRow,
): Promise<void> {
  await insertSend(scope, { connection_id, conversation_id, seq, part, kind })
}

/** No bot has been asked for it. */
function isUntouched({ state, request }: SendRow): boolean {
  return state === 'waiting' && request === null
}

/** What failed is nowhere; what is uncertain may be there, under the name that it was given. */
function hasLeft(part: SendRow): boolean {
  const left = leftAs(part)
  return !isUntouched(part) && left !== 'failed' && (left !== 'uncertain' || part.message_id !== null)
}
