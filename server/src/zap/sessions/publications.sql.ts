import type { FlowStart } from '@recado/contracts/flow-starts'
import type { ConversationId, FlowId, FlowVersionId, InboxId } from '@recado/contracts/ids'
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

/** A row of `flow_publications` as a start. */
export function toStart(row: {
  flow_id: FlowId
  flow_version_id: FlowVersionId
  start: unknown
  published_at: Date
}): PublishedStart {
  return {
    flow_id: row.flow_id,
    flow_version_id: row.flow_version_id,
    start: row.start as FlowStart,
    published_at: row.published_at,
  }
}

/** The start by which a program or a person may begin a flow in an inbox. */
export async function findApiStart(
  scope: TenantScope,
  of: { flowId: FlowId; inboxId: InboxId },
): Promise<PublishedStart | undefined> {
  const row = await scope.db
    .selectFrom('flow_publications')
    .select(['flow_id', 'flow_version_id', 'start', 'published_at'])
    .where('tenant_id', '=', scope.tenant.id)
    .where('flow_id', '=', of.flowId)
    .where('kind', '=', 'api')
    .where((eb) => eb.or([eb('inbox_id', 'is', null), eb('inbox_id', '=', of.inboxId)]))
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? undefined : toStart(row)
}

/** Flows that `findApiStart` would find, by name. */
export async function listStartable(scope: TenantScope, inboxId: InboxId): Promise<{ id: FlowId; name: string }[]> {
  const rows = await scope.db
    .selectFrom('flow_publications as p')
    .innerJoin('flows as f', (join) => join.onRef('f.tenant_id', '=', 'p.tenant_id').onRef('f.id', '=', 'p.flow_id'))
    .select(['f.id', 'f.name'])
    .distinct()
    .where('p.tenant_id', '=', scope.tenant.id)
    .where('p.kind', '=', 'api')
    .where((eb) => eb.or([eb('p.inbox_id', 'is', null), eb('p.inbox_id', '=', inboxId)]))
    .orderBy('f.name')
    .execute()
  return rows
}

export async function readFlowName(scope: TenantScope, id: FlowId): Promise<string> {
  const row = await scope.db
    .selectFrom('flows')
    .select('name')
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.name ?? ''
}

export interface Publication extends PublishedStart {
  id: string
  inbox_id: InboxId | null
  next_due_at: Date | null
}

/** A start that is live, locked against being planned twice; undefined when it was taken offline or published anew. */
export async function lockPublication(scope: TenantScope, id: string): Promise<Publication | undefined> {
  const row = await scope.db
    .selectFrom('flow_publications')
    .select(['id', 'inbox_id', 'flow_id', 'flow_version_id', 'start', 'published_at', 'next_due_at'])
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (row === undefined) return undefined
  return { ...toStart(row), id: row.id, inbox_id: row.inbox_id, next_due_at: row.next_due_at }
}

/** Conversations that a schedule begins in, by id. */
export async function listScheduled(
  scope: TenantScope,
  { start, inbox_id }: Publication,
  page: { after: ConversationId | undefined; limit: number },
): Promise<ConversationId[]> {
  if (start.kind !== 'schedule' || inbox_id === null) return []
  const rows = await scope.db
    .selectFrom('conversations as c')
    .select('c.id')
    .where('c.tenant_id', '=', scope.tenant.id)
    .where('c.inbox_id', '=', inbox_id)
    .where('c.status', 'in', [...start.statuses])
    .$if(start.label_ids.length > 0, (query) =>
      query.where(({ exists, selectFrom }) =>
        exists(
          selectFrom('conversation_labels as l')
            .select('l.label_id')
            .whereRef('l.tenant_id', '=', 'c.tenant_id')
            .whereRef('l.conversation_id', '=', 'c.id')
            .where('l.label_id', 'in', [...start.label_ids]),
        ),
      ),
    )
    .$if(page.after !== undefined, (query) => query.where('c.id', '>', page.after!))
    .orderBy('c.id')
    .limit(page.limit)
    .execute()
  return rows.map(({ id }) => id)
}
