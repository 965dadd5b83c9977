import type { ConversationId, MemberId } from '@recado/contracts/ids'
import { listWhoSee } from '../modules/conversations/index.ts'
import { listReaders } from '../modules/identity/index.ts'
import type { TenantScope } from '../tenancy/tenant-scope.ts'

/**
 * Who of the company may read a conversation, by their roles, their teams and whose it is: whom a note reaches.
 * @throws conversation_not_found (404), also for who may not see it
 */
export async function listAudience(scope: TenantScope, id: ConversationId): Promise<MemberId[]> {
  return listWhoSee(scope, id, await listReaders(scope))
}
