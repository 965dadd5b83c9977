import type { ConversationId } from '@recado/contracts/ids'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { errors } from './errors.ts'
import type { MessageRow } from './message-row.ts'
import { listThread, type ThreadPart } from './messages.sql.ts'

export interface ThreadPage {
  messages: MessageRow[]
  hasMore: boolean
  lastSeq: number
}

/**
 * A page of a conversation, in its order. After a number: what a client missed, oldest first; before one: what comes
 * above. @throws conversation_not_found (404)
 */
export async function readThread(
  scope: TenantScope,
  id: ConversationId,
  part: ThreadPart,
  limit: number,
): Promise<ThreadPage> {
  const thread = await listThread(scope, id, part, limit + 1)
  if (thread === undefined) throw errors.conversation_not_found()
  const { messages, last_seq: lastSeq } = thread
  const hasMore = messages.length > limit
  const forward = part !== 'end' && 'after' in part
  return { messages: forward ? messages.slice(0, limit) : messages.slice(-limit), hasMore, lastSeq }
}
