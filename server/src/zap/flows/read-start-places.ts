import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import type { StartPlaces } from './find-problems.ts'
import { listLabelIds, listOpenInboxes } from './flow-publications.sql.ts'

/** What starts may name now, for saying what is wrong with them. */
export async function readStartPlaces(scope: TenantScope): Promise<StartPlaces> {
  const inboxIds = await listOpenInboxes(scope)
  const labelIds = await listLabelIds(scope)
  return { inboxIds, labelIds, now: scope.clock.now() }
}
