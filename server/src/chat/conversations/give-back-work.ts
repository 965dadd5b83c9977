import type { MemberId } from '@recado/contracts/ids'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { releaseConversation } from './assign-conversation.ts'
import { lockInHands } from './conversations.sql.ts'

/**
 * What somebody who leaves has in hand is nobody's again, and its team's turn. What they have resolved stays theirs: it is
 * what happened. Call it before anything locks a member's row.
 */
export async function giveBackWork(scope: TenantScope, memberId: MemberId): Promise<void> {
  for (const conversation of await lockInHands(scope, memberId)) await releaseConversation(scope, conversation)
}
