import type { FlowEndReason, FlowSessionStatus } from '@recado/contracts/flow-runs'
import type { FlowStartKind } from '@recado/contracts/flow-starts'
import type { ContactId, ConversationId, FlowId, FlowSessionId, FlowVersionId, InboxId } from '@recado/contracts/ids'
import { type RawBuilder, sql } from 'kysely'
import type { CursorPlace } from '../../platform/cursor.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

export interface FlowRunRow {
  id: FlowSessionId
  flow_id: FlowId
  flow_name: string
  version_id: FlowVersionId
  version_number: number
  conversation_id: ConversationId
  contact_id: ContactId
  contact_name: string
  inbox_id: InboxId
  start_kind: FlowStartKind | null
  start_id: string | null
  status: FlowSessionStatus
  end_reason: FlowEndReason | null
  at_flow: string | null
  at_block: string | null
  step_count: number
  error_count: number
  started_at: Date
  last_step_at: Date
  ended_at: Date | null
  pruned_at: Date | null
}

export interface FlowRunFilters {
  id?: FlowSessionId | undefined
  flowId?: FlowId | undefined
  versionId?: FlowVersionId | undefined
  conversationId?: ConversationId | undefined
  contactId?: ContactId | undefined
  status?: readonly FlowSessionStatus[] | undefined
}

/** The newest first, of conversations that `visible` lets through: a condition on `c`. */
export async function listRunRows(
  scope: TenantScope,
  visible: RawBuilder<boolean>,
  filters: FlowRunFilters,
  page: { before: CursorPlace | undefined; limit: number },
): Promise<FlowRunRow[]> {
  const { before } = page
  const wanted = [visible]
  if (before !== undefined) wanted.push(sql<boolean>`(s.started_at, s.id) < (${before.at}, ${before.id}::uuid)`)
  if (filters.id !== undefined) wanted.push(sql<boolean>`s.id = ${filters.id}`)
  if (filters.flowId !== undefined) wanted.push(sql<boolean>`s.flow_id = ${filters.flowId}`)
  if (filters.versionId !== undefined) wanted.push(sql<boolean>`s.flow_version_id = ${filters.versionId}`)
  if (filters.conversationId !== undefined) wanted.push(sql<boolean>`s.conversation_id = ${filters.conversationId}`)
  if (filters.contactId !== undefined) wanted.push(sql<boolean>`c.contact_id = ${filters.contactId}`)
  if (filters.status !== undefined) wanted.push(sql<boolean>`s.status = ANY (${[...filters.status]}::text[])`)
  const { rows } = await sql<FlowRunRow>`
    SELECT s.id, s.flow_id, f.name AS flow_name, s.flow_version_id AS version_id, v.number AS version_number,
           s.conversation_id, c.contact_id, k.name AS contact_name, s.inbox_id, s.start_kind, s.start_id, s.status, s.end_reason, s.at_flow,
           s.at_block, s.step_count, s.error_count, s.started_at, s.last_step_at, s.ended_at, s.pruned_at
      FROM flow_sessions s
      JOIN conversations c ON c.tenant_id = s.tenant_id AND c.id = s.conversation_id
      JOIN contacts k ON k.tenant_id = c.tenant_id AND k.id = c.contact_id
      JOIN flows f ON f.tenant_id = s.tenant_id AND f.id = s.flow_id
      JOIN flow_versions v ON v.tenant_id = s.tenant_id AND v.id = s.flow_version_id
     WHERE s.tenant_id = ${scope.tenant.id} AND ${sql.join(wanted, sql` AND `)}
     ORDER BY s.started_at DESC, s.id DESC LIMIT ${page.limit}`.execute(scope.db)
  return rows
}

export interface FlowStepRow {
  seq: number
  at: Date
  event: { type: string }
  path: { flow: string; block: string; output: string | null }[]
  effects: FlowStepEffect[]
  error: string | null
}

export interface FlowStepEffect {
  id: string
  kind: string
  status: 'pending' | 'running' | 'done' | 'failed' | 'cancelled'
  attempts: number
  error: string | null
}

/** In their order, each with the effects it asked for. */
export async function listStepRows(
  scope: TenantScope,
  sessionId: FlowSessionId,
  page: { after: number; limit: number },
): Promise<FlowStepRow[]> {
  const { rows } = await sql<FlowStepRow>`
    SELECT t.seq, t.at, t.event, t.path, t.error,
           coalesce((SELECT jsonb_agg(jsonb_build_object('id', e.id, 'kind', e.kind, 'status', e.status,
                                                         'attempts', e.attempts, 'error', e.error) ORDER BY e.position)
                       FROM flow_effects e
                      WHERE e.tenant_id = t.tenant_id AND e.session_id = t.session_id AND e.step_seq = t.seq),
                    '[]') AS effects
      FROM flow_steps t
     WHERE t.tenant_id = ${scope.tenant.id} AND t.session_id = ${sessionId} AND t.seq > ${page.after}
     ORDER BY t.seq LIMIT ${page.limit}`.execute(scope.db)
  return rows
}
