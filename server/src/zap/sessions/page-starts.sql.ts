import type { ConversationId, FlowId, InboxId } from '@recado/contracts/ids'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { toStart } from './publications.sql.ts'
import type { PublishedStart } from './select-start.ts'

/** A flow that spoke first to a visitor is quiet for so long, whatever is reloaded, clicked or opened in another tab. */
export const QUIET_MS = 86_400_000

/** A start of the kind `page_url` that is live in an inbox. */
export async function findPageStart(
  scope: TenantScope,
  of: { flowId: FlowId; startId: string; inboxId: InboxId },
): Promise<PublishedStart | undefined> {
  const row = await scope.db
    .selectFrom('flow_publications')
    .select(['flow_id', 'flow_version_id', 'start', 'published_at'])
    .where('tenant_id', '=', scope.tenant.id)
    .where('flow_id', '=', of.flowId)
    .where('start_id', '=', of.startId)
    .where('inbox_id', '=', of.inboxId)
    .where('kind', '=', 'page_url')
    .executeTakeFirst()
  return row === undefined ? undefined : toStart(row)
}

/** Where a flow spoke first to a visitor since an instant. */
export async function findSpokenTo(
  scope: TenantScope,
  of: { visitorId: string; flowId: FlowId; since: Date },
): Promise<ConversationId | undefined> {
  const row = await scope.db
    .selectFrom('flow_page_starts')
    .select('conversation_id')
    .where('tenant_id', '=', scope.tenant.id)
    .where('visitor_id', '=', of.visitorId)
    .where('flow_id', '=', of.flowId)
    .where('started_at', '>', of.since)
    .executeTakeFirst()
  return row?.conversation_id
}

export async function noteSpokenTo(
  scope: TenantScope,
  of: { visitorId: string; flowId: FlowId; conversationId: ConversationId },
): Promise<void> {
  const now = { conversation_id: of.conversationId, started_at: scope.clock.now() }
  await scope.db
    .insertInto('flow_page_starts')
    .values({ tenant_id: scope.tenant.id, visitor_id: of.visitorId, flow_id: of.flowId, ...now })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'visitor_id', 'flow_id']).doUpdateSet(now))
    .execute()
}
