import type { ConversationStatus, ConversationView } from '@recado/contracts/conversations'
import type { ConversationId, InboxId, LabelId, MemberId, TeamId } from '@recado/contracts/ids'
import { type RawBuilder, sql } from 'kysely'
import { decodePlaceCursor, encodePlaceCursor } from '../../platform/cursor.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { type Viewer, viewerOf, visibleIn } from './visibility.sql.ts'

export interface ListFilters {
  status: ConversationStatus | 'all'
  /** Null: nobody's. */
  assigneeId?: MemberId | null | undefined
  teamId?: TeamId | undefined
  inboxId?: InboxId | undefined
  labelId?: LabelId | undefined
  priority?: number | undefined
}

const LIST = 'conversations'
const STATUSES: readonly ConversationStatus[] = ['open', 'pending', 'snoozed', 'resolved']

/**
 * A page of what the scope's actor may see, last written first. It is put together from walks along one index each: one a
 * status, and within it one for what is the actor's and one for each of their teams; none reads more than a page, whatever
 * is stored. (Inbox, label and priority are looked at on the way.)
 *
 * @throws cursor_invalid (400)
 */
export async function listConversations(
  scope: TenantScope,
  filters: ListFilters,
  page: { cursor: string | undefined; limit: number },
): Promise<{ items: ConversationView[]; next_cursor: string | null }> {
  const viewer = viewerOf(scope.actor)
  const limit = page.limit + 1
  const conditions = [...filterConditions(scope, filters), ...cursorCondition(scope, page.cursor)]
  const statuses = filters.status === 'all' ? STATUSES : [filters.status]
  const walks = statuses.flatMap((status) => {
    const rest = [sql<boolean>`c.status = ${sql.lit(status)}`, ...conditions]
    return walksOf(scope, viewer, rest, limit)
  })
  if (walks.length === 0) return { items: [], next_cursor: null }
  const { rows } = await sql<ViewRow>`
    WITH page AS (
      SELECT * FROM (${sql.join(walks, sql` UNION ALL `)}) walks
       ORDER BY last_message_at DESC, id DESC LIMIT ${limit}
    )
    SELECT ${viewColumns(viewer)} FROM page c ${viewJoins(scope, viewer)}
     ORDER BY c.last_message_at DESC, c.id DESC`.execute(scope.db)
  const items = rows.slice(0, page.limit)
  const last = items.at(-1)
  const more = rows.length > page.limit && last !== undefined
  return {
    items: items.map(presentConversation),
    next_cursor: more ? encodePlaceCursor(LIST, scope.tenant.id, { at: last.last_message_at, id: last.id }) : null,
  }
}

/** One conversation as the scope's actor sees it; undefined when they may not. */
export async function findConversationView(
  scope: TenantScope,
  id: ConversationId,
): Promise<ConversationView | undefined> {
  const [view] = await readViews(scope, id, visibleIn(scope))
  return view
}

/** The same for who has just changed it, and may have lost sight of it by that. */
export async function getChangedView(scope: TenantScope, id: ConversationId): Promise<ConversationView> {
  const [view] = await readViews(scope, id, sql<boolean>`true`)
  if (view === undefined) throw new Error('the conversation that was changed is gone')
  return view
}

async function readViews(
  scope: TenantScope,
  id: ConversationId,
  condition: RawBuilder<boolean>,
): Promise<ConversationView[]> {
  const viewer = viewerOf(scope.actor)
  const { rows } = await sql<ViewRow>`
    SELECT ${viewColumns(viewer)} FROM conversations c ${viewJoins(scope, viewer)}
     WHERE c.tenant_id = ${scope.tenant.id} AND c.id = ${id} AND ${condition}`.execute(scope.db)
  return rows.map(presentConversation)
}

/** Walks that find each conversation of the viewer's once. */
function walksOf(
  scope: TenantScope,
  viewer: Viewer,
  conditions: readonly RawBuilder<boolean>[],
  limit: number,
): RawBuilder<unknown>[] {
  const walk = (condition: RawBuilder<boolean>) => sql`(
    SELECT c.* FROM conversations c
     WHERE c.tenant_id = ${scope.tenant.id} AND ${sql.join([condition, ...conditions], sql` AND `)}
     ORDER BY c.last_message_at DESC, c.id DESC LIMIT ${limit})`
  if (viewer.sight === 'all') return [walk(sql<boolean>`true`)]
  if (viewer.memberId === null) return []
  const own = walk(sql<boolean>`c.assignee_id = ${viewer.memberId}`)
  if (viewer.sight === 'own') return [own]
  const ofTeam = walk(sql<boolean>`c.team_id = tm.team_id AND c.assignee_id IS DISTINCT FROM ${viewer.memberId}::uuid`)
  const ofTeams = sql`(
    SELECT t.* FROM team_members tm CROSS JOIN LATERAL ${ofTeam} t
     WHERE tm.tenant_id = ${scope.tenant.id} AND tm.member_id = ${viewer.memberId})`
  return [own, ofTeams]
}

function filterConditions(scope: TenantScope, filters: ListFilters): RawBuilder<boolean>[] {
  const { assigneeId, teamId, inboxId, labelId, priority } = filters
  const conditions: RawBuilder<boolean>[] = []
  if (assigneeId === null) conditions.push(sql`c.assignee_id IS NULL`)
  else if (assigneeId !== undefined) conditions.push(sql`c.assignee_id = ${assigneeId}`)
  if (teamId !== undefined) conditions.push(sql`c.team_id = ${teamId}`)
  if (inboxId !== undefined) conditions.push(sql`c.inbox_id = ${inboxId}`)
  if (priority !== undefined) conditions.push(sql`c.priority = ${priority}`)
  if (labelId !== undefined) {
    conditions.push(sql`EXISTS (
      SELECT FROM conversation_labels l
       WHERE l.tenant_id = ${scope.tenant.id} AND l.conversation_id = c.id AND l.label_id = ${labelId})`)
  }
  return conditions
}

function cursorCondition(scope: TenantScope, cursor: string | undefined): RawBuilder<boolean>[] {
  const place = decodePlaceCursor(LIST, scope.tenant.id, cursor)
  return place === undefined ? [] : [sql`(c.last_message_at, c.id) < (${place.at}, ${place.id})`]
}

interface ViewRow extends Omit<ConversationView, 'contact' | 'last_message'> {
  contact_id: ConversationView['contact']['id']
  contact_name: string
  last_message_at: Date
  last_message_preview: string
  last_message_direction: ConversationView['last_message']['direction']
}

function viewColumns(viewer: Viewer): RawBuilder<unknown> {
  const unread = viewer.memberId === null ? sql`0` : sql`greatest(c.inbound_count - coalesce(r.seen_inbound, 0), 0)`
  return sql`
    c.id, c.protocol, c.inbox_id, c.contact_id, k.name AS contact_name, c.status, c.snoozed_until, c.priority,
    c.assignee_id, c.assigned_at, c.team_id, c.last_seq, c.last_message_at, c.last_message_preview,
    c.last_message_direction, ${unread} AS unread_count, c.waiting_since, c.first_response_at, c.contact_delivered_seq,
    c.contact_read_seq, c.resolved_at, c.created_at,
    ARRAY(SELECT l.label_id FROM conversation_labels l
           WHERE l.tenant_id = c.tenant_id AND l.conversation_id = c.id ORDER BY l.label_id) AS label_ids`
}

function viewJoins(scope: TenantScope, viewer: Viewer): RawBuilder<unknown> {
  const reads = sql`LEFT JOIN conversation_reads r ON r.tenant_id = ${scope.tenant.id}
                     AND r.member_id = ${viewer.memberId} AND r.conversation_id = c.id`
  return sql`JOIN contacts k ON k.tenant_id = ${scope.tenant.id} AND k.id = c.contact_id
             ${viewer.memberId === null ? sql`` : reads}`
}

function presentConversation(row: ViewRow): ConversationView {
  const { contact_id, contact_name, last_message_at, last_message_preview, last_message_direction, ...rest } = row
  return {
    ...rest,
    contact: { id: contact_id, name: contact_name },
    last_message: { at: last_message_at, preview: last_message_preview, direction: last_message_direction },
  }
}
