import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import type { ConversationRow } from './conversations.sql.ts'
import { planDistribution } from './job-payloads.ts'
import { listWaitingTeams } from './rotation.sql.ts'

/** Somebody who had an open conversation has room now: teams of theirs in which customers wait are looked at. */
export async function planForFreed(
  scope: TenantScope,
  before: Pick<ConversationRow, 'status' | 'assignee_id'>,
): Promise<void> {
  if (before.status !== 'open' || before.assignee_id === null) return
  await planForMember(scope, before.assignee_id)
}

/** Somebody came, came back or got more room. */
export async function planForMember(scope: TenantScope, memberId: string): Promise<void> {
  for (const teamId of await listWaitingTeams(scope, memberId)) await planDistribution(scope, teamId)
}
