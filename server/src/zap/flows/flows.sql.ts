import type { FlowStarts } from '@recado/contracts/flow-starts'
import type { FlowCanvas, FlowDraftDocument, FlowStatus } from '@recado/contracts/flows'
import type { FlowId, FlowVersionId, InboxId, MemberId } from '@recado/contracts/ids'
import { type RawBuilder, sql } from 'kysely'
import type { CursorPlace } from '../../platform/cursor.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import type { Author } from './author-of.ts'

/** A flow without its draft, as lists and views show it. */
export interface FlowRow {
  id: FlowId
  name: string
  description: string
  draft_revision: number
  draft_block_count: number
  /** Null: no member did, or they have left. */
  draft_saved_by: MemberId | null
  draft_saved_by_name: string
  draft_saved_at: Date
  published_revision: number | null
  last_version_number: number
  live_version_id: FlowVersionId | null
  live_since: Date | null
  live_number: number | null
  live_inbox_ids: InboxId[]
  live_kinds: string[]
  archived_at: Date | null
  created_at: Date
  updated_at: Date
}

export interface Draft {
  revision: number
  document: FlowDraftDocument
  canvas: FlowCanvas
  starts: FlowStarts
}

const VIEW = sql`
  f.id, f.name, f.description, f.draft_revision, f.draft_block_count, m.id AS draft_saved_by, f.draft_saved_by_name,
  f.draft_saved_at, f.published_revision, f.last_version_number, f.live_version_id, f.live_since,
  v.number AS live_number, coalesce(p.inbox_ids, '{}') AS live_inbox_ids, coalesce(p.kinds, '{}') AS live_kinds,
  f.archived_at, f.created_at, f.updated_at`

const JOINS = sql`
  LEFT JOIN members m ON m.tenant_id = f.tenant_id AND m.id = f.draft_saved_by
  LEFT JOIN flow_versions v ON v.tenant_id = f.tenant_id AND v.id = f.live_version_id
  LEFT JOIN LATERAL (
    SELECT array_agg(DISTINCT x.inbox_id) FILTER (WHERE x.inbox_id IS NOT NULL) AS inbox_ids,
           array_agg(DISTINCT x.kind) AS kinds
      FROM flow_publications x WHERE x.tenant_id = f.tenant_id AND x.flow_id = f.id) p ON true`

export async function insertFlow(
  scope: TenantScope,
  flow: { id: FlowId; name: string; description: string; blockCount: number; author: Author } & Omit<Draft, 'revision'>,
): Promise<void> {
  const now = scope.clock.now()
  await scope.db
    .insertInto('flows')
    .values({
      tenant_id: scope.tenant.id,
      id: flow.id,
      name: flow.name,
      description: flow.description,
      draft_document: JSON.stringify(flow.document),
      draft_canvas: JSON.stringify(flow.canvas),
      draft_starts: JSON.stringify(flow.starts),
      draft_block_count: flow.blockCount,
      draft_saved_by: flow.author.id,
      draft_saved_by_name: flow.author.name,
      draft_saved_at: now,
      created_at: now,
      updated_at: now,
    })
    .execute()
}

export async function countFlows(scope: TenantScope): Promise<number> {
  const row = await scope.db
    .selectFrom('flows')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('tenant_id', '=', scope.tenant.id)
    .executeTakeFirstOrThrow()
  return row.count
}

export async function findFlow(scope: TenantScope, id: FlowId): Promise<FlowRow | undefined> {
  const { rows } = await sql<FlowRow>`
    SELECT ${VIEW} FROM flows f ${JOINS}
     WHERE f.tenant_id = ${scope.tenant.id} AND f.id = ${id}`.execute(scope.db)
  return rows[0]
}

/** Nobody else saves, publishes or puts it away before the transaction ends. False: there is none. */
export async function lockFlow(scope: TenantScope, id: FlowId): Promise<boolean> {
  const { rows } = await sql`
    SELECT 1 FROM flows WHERE tenant_id = ${scope.tenant.id} AND id = ${id} FOR NO KEY UPDATE`.execute(scope.db)
  return rows.length === 1
}

export async function readDraft(scope: TenantScope, id: FlowId): Promise<Draft | undefined> {
  const { rows } = await sql<Draft>`
    SELECT f.draft_revision AS revision, f.draft_document AS document, f.draft_canvas AS canvas, f.draft_starts AS starts
      FROM flows f WHERE f.tenant_id = ${scope.tenant.id} AND f.id = ${id}`.execute(scope.db)
  return rows[0]
}

export interface FlowFilters {
  status: readonly FlowStatus[] | undefined
  inboxId: InboxId | undefined
  q: string | undefined
}

/** The one changed last first. */
export async function listFlowRows(
  scope: TenantScope,
  filters: FlowFilters,
  page: { before: CursorPlace | undefined; limit: number },
): Promise<FlowRow[]> {
  const { before } = page
  const status = sql<string>`CASE WHEN f.archived_at IS NOT NULL THEN 'archived'
                                  WHEN f.live_version_id IS NOT NULL THEN 'live' ELSE 'draft' END`
  const wanted: RawBuilder<boolean>[] = [
    filters.status === undefined
      ? sql<boolean>`f.archived_at IS NULL`
      : sql<boolean>`${status} = ANY (${[...filters.status]}::text[])`,
  ]
  if (before !== undefined) wanted.push(sql<boolean>`(f.updated_at, f.id) < (${before.at}, ${before.id}::uuid)`)
  if (filters.inboxId !== undefined) wanted.push(sql<boolean>`${filters.inboxId}::uuid = ANY (p.inbox_ids)`)
  if (filters.q !== undefined) wanted.push(sql<boolean>`position(name_key(${filters.q}) IN name_key(f.name)) > 0`)
  const { rows } = await sql<FlowRow>`
    SELECT ${VIEW} FROM flows f ${JOINS}
     WHERE f.tenant_id = ${scope.tenant.id} AND ${sql.join(wanted, sql` AND `)}
     ORDER BY f.updated_at DESC, f.id DESC LIMIT ${page.limit}`.execute(scope.db)
  return rows
}

/** Whether what is stored is what is given: then nothing was changed and nothing needs to be said. */
export async function isDraft(scope: TenantScope, id: FlowId, draft: Omit<Draft, 'revision'>): Promise<boolean> {
  const { rows } = await sql`
    SELECT 1 FROM flows
     WHERE tenant_id = ${scope.tenant.id} AND id = ${id} AND draft_document = ${JSON.stringify(draft.document)}::jsonb
       AND draft_canvas = ${JSON.stringify(draft.canvas)}::jsonb
       AND draft_starts = ${JSON.stringify(draft.starts)}::jsonb`.execute(scope.db)
  return rows.length === 1
}

/** Stores it as the next revision, which it returns. Under `lockFlow`. */
export async function storeDraft(
  scope: TenantScope,
  id: FlowId,
  draft: Omit<Draft, 'revision'> & { blockCount: number; author: Author },
): Promise<number> {
  const now = scope.clock.now()
  const row = await scope.db
    .updateTable('flows')
    .set((eb) => ({
      draft_document: JSON.stringify(draft.document),
      draft_canvas: JSON.stringify(draft.canvas),
      draft_starts: JSON.stringify(draft.starts),
      draft_block_count: draft.blockCount,
      draft_revision: eb('draft_revision', '+', 1),
      draft_saved_by: draft.author.id,
      draft_saved_by_name: draft.author.name,
      draft_saved_at: now,
      updated_at: now,
    }))
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .returning('draft_revision')
    .executeTakeFirstOrThrow()
  return row.draft_revision
}

export async function changeFlow(
  scope: TenantScope,
  id: FlowId,
  change: {
    name?: string
    description?: string
    archived_at?: Date | null
    live_version_id?: FlowVersionId | null
    live_since?: Date | null
    published_revision?: number
    last_version_number?: number
  },
): Promise<void> {
  await scope.db
    .updateTable('flows')
    .set({ ...change, updated_at: scope.clock.now() })
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .execute()
}
