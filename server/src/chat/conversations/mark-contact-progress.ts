import type { ConversationId } from '@recado/contracts/ids'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { raiseContactMarks } from './conversations.sql.ts'

export interface ContactProgress {
  conversationId: ConversationId
  by: 'contact'
  /** Everything up to this number; more than there is counts as all there is. */
  seq: number
}

/** The customer's device has the messages up to `seq`. Never goes back; says nothing when nothing changed. */
export function markDelivered(scope: TenantScope, progress: ContactProgress): Promise<void> {
  return raise(scope, progress, { delivered: progress.seq, read: 0 })
}

/** The customer has seen the messages up to `seq`, so they were delivered too. */
export function markRead(scope: TenantScope, progress: ContactProgress): Promise<void> {
  return raise(scope, progress, { delivered: progress.seq, read: progress.seq })
}

async function raise(
  scope: TenantScope,
  { conversationId }: ContactProgress,
  marks: { delivered: number; read: number },
): Promise<void> {
  const raised = await raiseContactMarks(scope, conversationId, marks)
  if (raised === undefined) return
  const { delivered, read, ...place } = raised
  const [name, seq] = marks.read > 0 ? ['conversation.read', read] : ['conversation.delivered', delivered]
  await scope.events.emit(String(name), { conversation_id: conversationId, ...place, seq })
}
