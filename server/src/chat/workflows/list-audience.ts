import type { ConversationId, MemberId } from '@recado/contracts/ids'
import { listReaders } from '../../core/members/index.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { listWhoSee } from '../conversations/index.ts'

/**
 * Who of the company may read a conversation, by their roles, their teams and whose it is: whom a note reaches.
 * @throws conversation_not_found (404), also for who may not see it
 */
export async function listAudience(scope: TenantScope, id: ConversationId): Promise<MemberId[]> {
  return listWhoSee(scope, id, await listReaders(scope))
}
