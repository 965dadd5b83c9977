import type { FlowStarts } from '@recado/contracts/flow-starts'
import type { FlowId, FlowVersionId, InboxId, LabelId } from '@recado/contracts/ids'
import { sql } from 'kysely'
import { newId } from '../../platform/ids.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

/** Inboxes that take conversations, which stay such until the transaction ends. The table is the inboxes' noun's. */
export async function lockOpenInboxes(scope: TenantScope): Promise<Set<InboxId>> {
  const { rows } = await sql<{ id: InboxId }>`
    SELECT id FROM inboxes WHERE tenant_id = ${scope.tenant.id} AND retired_at IS NULL
     ORDER BY id FOR KEY SHARE`.execute(scope.db)
  return new Set(rows.map(({ id }) => id))
}

/** The same without keeping them: for saying what is wrong. */
export async function listOpenInboxes(scope: TenantScope): Promise<Set<InboxId>> {
  const { rows } = await sql<{ id: InboxId }>`
    SELECT id FROM inboxes WHERE tenant_id = ${scope.tenant.id} AND retired_at IS NULL`.execute(scope.db)
  return new Set(rows.map(({ id }) => id))
}

/** The table is the labels' noun's. */
export async function listLabelIds(scope: TenantScope): Promise<Set<LabelId>> {
  const { rows } = await sql<{ id: LabelId }>`SELECT id FROM labels WHERE tenant_id = ${scope.tenant.id}`.execute(
    scope.db,
  )
  return new Set(rows.map(({ id }) => id))
}

/** Takes the place of what the flow had: one row for each start and inbox, those of `inboxIds` only. */
export async function replacePublications(
  scope: TenantScope,
  flowId: FlowId,
  live:
    | { versionId: FlowVersionId; starts: FlowStarts; opening: string | null; inboxIds: ReadonlySet<InboxId> }
    | undefined,
): Promise<void> {
  await scope.db
    .deleteFrom('flow_publications')
    .where('tenant_id', '=', scope.tenant.id)
    .where('flow_id', '=', flowId)
    .execute()
  if (live === undefined) return
  const published_at = scope.clock.now()
  const rows = live.starts.flatMap((start) => {
    const inboxes: (InboxId | null)[] = [...new Set(start.inbox_ids)].filter((id) => live.inboxIds.has(id))
    const places = inboxes.length === 0 && start.inbox_ids.length === 0 && start.kind === 'api' ? [null] : inboxes
    return places.map((inbox_id) => ({
      tenant_id: scope.tenant.id,
      id: newId<string>(),
      flow_id: flowId,
      flow_version_id: live.versionId,
      start_id: start.id,
      inbox_id,
      kind: start.kind,
      priority: start.priority,
      start: JSON.stringify(start),
      opening: start.kind === 'page_url' ? live.opening : null,
      published_at,
    }))
  })
  if (rows.length > 0) await scope.db.insertInto('flow_publications').values(rows).execute()
}

/** When a schedule is due next; null: never again. */
export async function setNextDue(scope: TenantScope, id: string, at: Date | null): Promise<void> {
  await scope.db
    .updateTable('flow_publications')
    .set({ next_due_at: at })
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .execute()
}
