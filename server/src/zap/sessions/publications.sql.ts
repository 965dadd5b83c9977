import type { FlowStart } from '@recado/contracts/flow-starts'
import type { FlowId, FlowVersionId, InboxId } from '@recado/contracts/ids'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import type { PublishedStart } from './select-start.ts'

/** Starts that a message may call for, of one inbox; the table is written by the flows alone. */
export async function listMessageStarts(scope: TenantScope, inboxId: InboxId): Promise<PublishedStart[]> {
  const rows = await scope.db
    .selectFrom('flow_publications')
    .select(['flow_id', 'flow_version_id', 'start', 'published_at'])
    .where('tenant_id', '=', scope.tenant.id)
    .where('inbox_id', '=', inboxId)
    .where('kind', 'in', ['message', 'keyword', 'button'])
    .execute()
  return rows.map(toStart)
}

function toStart(row: {
  flow_id: string
  flow_version_id: string
  start: unknown
  published_at: Date
}): PublishedStart {
  return {
    flow_id: row.flow_id as FlowId,
    flow_version_id: row.flow_version_id as FlowVersionId,
    start: row.start as FlowStart,
    published_at: row.published_at,
  }
}
