import type { ConnectionId } from '@recado/contracts/ids'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { listWaitingConversations, planSend } from '../sends/index.ts'

/** Beyond these the next are found by the watch, which looks every ten minutes. */
const MOST = 2_000

/** A bot is back: what waits for it leaves now, and not only when its time comes. */
export async function wakeSends(scope: TenantScope, connectionId: ConnectionId): Promise<void> {
  const waiting = await listWaitingConversations(scope, { connectionId, limit: MOST })
  for (const conversationId of waiting) await planSend(scope, { connectionId, conversationId }, { due: true })
}
