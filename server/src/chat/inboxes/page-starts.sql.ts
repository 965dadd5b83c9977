import type { FlowStart } from '@recado/contracts/flow-starts'
import type { FlowId, InboxId } from '@recado/contracts/ids'
import { PAGE_STARTS_SHOWN, type WidgetPageStart } from '@recado/contracts/widget'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

/** Flows that speak first on pages of an inbox, the highest priority first; the table is the flows' alone to write. */
export async function listPageStarts(scope: TenantScope, inboxId: InboxId): Promise<WidgetPageStart[]> {
  const rows = await scope.db
    .selectFrom('flow_publications')
    .select(['flow_id', 'start_id', 'start', 'opening'])
    .where('tenant_id', '=', scope.tenant.id)
    .where('inbox_id', '=', inboxId)
    .where('kind', '=', 'page_url')
    .orderBy('priority', 'desc')
    .orderBy('published_at', 'desc')
    .limit(PAGE_STARTS_SHOWN)
    .execute()
  return rows.map(({ flow_id, start_id, start, opening }) => {
    const { pages, after_seconds } = start as Extract<FlowStart, { kind: 'page_url' }>
    return { flow_id: flow_id as FlowId, start_id, pages, after_seconds, opening }
  })
}
