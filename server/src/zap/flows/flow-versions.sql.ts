import type { FlowId, FlowVersionId, MemberId } from '@recado/contracts/ids'
import { sql } from 'kysely'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import type { Author } from './author-of.ts'
import type { Draft } from './flows.sql.ts'

/** A version without its document. */
export interface FlowVersionRow {
  id: FlowVersionId
  flow_id: FlowId
  number: number
  note: string
  block_count: number
  live: boolean
  /** Null: no member did, or they have left. */
  published_by: MemberId | null
  published_by_name: string
  published_at: Date
  /** Sessions that are not over. */
  in_flight: number
}

export type FlowVersionContent = Omit<Draft, 'revision'>

const VIEW = sql`
  v.id, v.flow_id, v.number, v.note, v.block_count, f.live_version_id IS NOT DISTINCT FROM v.id AS live,
  m.id AS published_by, v.published_by_name, v.published_at,
  (SELECT count(*) FROM flow_sessions s
    WHERE s.tenant_id = v.tenant_id AND s.flow_version_id = v.id AND s.status <> 'closed') AS in_flight`

const FROM = sql`
  flow_versions v
  JOIN flows f ON f.tenant_id = v.tenant_id AND f.id = v.flow_id
  LEFT JOIN members m ON m.tenant_id = v.tenant_id AND m.id = v.published_by`

export async function insertVersion(
  scope: TenantScope,
  version: FlowVersionContent & {
    id: FlowVersionId
    flowId: FlowId
    number: number
    blockCount: number
    note: string
    author: Author
  },
): Promise<void> {
  await scope.db
    .insertInto('flow_versions')
    .values({
      tenant_id: scope.tenant.id,
      id: version.id,
      flow_id: version.flowId,
      number: version.number,
      document: JSON.stringify(version.document),
      canvas: JSON.stringify(version.canvas),
      starts: JSON.stringify(version.starts),
      block_count: version.blockCount,
      note: version.note,
      published_by: version.author.id,
      published_by_name: version.author.name,
      published_at: scope.clock.now(),
    })
    .execute()
}

/** The newest first. */
export async function listVersionRows(
  scope: TenantScope,
  flowId: FlowId,
  page: { before: number | undefined; limit: number },
): Promise<FlowVersionRow[]> {
  const { rows } = await sql<FlowVersionRow>`
    SELECT ${VIEW} FROM ${FROM}
     WHERE v.tenant_id = ${scope.tenant.id} AND v.flow_id = ${flowId}
       AND (${page.before ?? null}::int IS NULL OR v.number < ${page.before ?? null}::int)
     ORDER BY v.number DESC LIMIT ${page.limit}`.execute(scope.db)
  return rows
}

export async function findVersion(
  scope: TenantScope,
  { flowId, id }: { flowId: FlowId; id: FlowVersionId },
): Promise<FlowVersionRow | undefined> {
  const { rows } = await sql<FlowVersionRow>`
    SELECT ${VIEW} FROM ${FROM}
     WHERE v.tenant_id = ${scope.tenant.id} AND v.flow_id = ${flowId} AND v.id = ${id}`.execute(scope.db)
  return rows[0]
}

/** The live version, or else the newest. */
export async function findShownVersion(scope: TenantScope, flowId: FlowId): Promise<FlowVersionRow | undefined> {
  const { rows } = await sql<FlowVersionRow>`
    SELECT ${VIEW} FROM ${FROM}
     WHERE v.tenant_id = ${scope.tenant.id} AND v.flow_id = ${flowId}
     ORDER BY (f.live_version_id IS NOT DISTINCT FROM v.id) DESC, v.number DESC LIMIT 1`.execute(scope.db)
  return rows[0]
}

/** What a version says. It never changes: whoever runs it may keep it. */
export async function readVersion(scope: TenantScope, id: FlowVersionId): Promise<FlowVersionContent | undefined> {
  const { rows } = await sql<FlowVersionContent>`
    SELECT document, canvas, starts FROM flow_versions
     WHERE tenant_id = ${scope.tenant.id} AND id = ${id}`.execute(scope.db)
  return rows[0]
}
