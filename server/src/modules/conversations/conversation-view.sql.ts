import type { ConversationStatus, ConversationView } from '@recado/contracts/conversations'
import type { ContactId, ConversationId, InboxId, LabelId, MemberId, TeamId } from '@recado/contracts/ids'
import { type RawBuilder, sql } from 'kysely'
import { decodePlaceCursor, encodePlaceCursor } from '../../platform/cursor.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { type Viewer, viewerOf, visibleIn } from './visibility.sql.ts'

/** Of each any value; all of them together. */
export interface ListFilters {
  statuses: readonly (ConversationStatus | 'all')[]
  /** Null: nobody's. */
  assigneeIds?: readonly (MemberId | null)[] | undefined
  /** Null: no team's. */
  teamIds?: readonly (TeamId | null)[] | undefined
  inboxIds?: readonly InboxId[] | undefined
  labelIds?: readonly LabelId[] | undefined
  contactIds?: readonly ContactId[] | undefined
  priorities?: readonly number[] | undefined
  created?: Span | undefined
  updated?: Span | undefined
}

/** From `since` until just before `until`. */
export interface Span {
  since?: Date | undefined
  until?: Date | undefined
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
  const statuses = STATUSES.filter((status) => filters.statuses.some((one) => one === 'all' || one === status))
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
  const { assigneeIds, teamIds, inboxIds, labelIds, contactIds, priorities, created, updated } = filters
  const conditions: RawBuilder<boolean>[] = []
  if (assigneeIds !== undefined) conditions.push(anyOf('assignee_id', assigneeIds))
  if (teamIds !== undefined) conditions.push(anyOf('team_id', teamIds))
  if (inboxIds !== undefined) conditions.push(anyOf('inbox_id', inboxIds))
  if (contactIds !== undefined) conditions.push(anyOf('contact_id', contactIds))
  if (priorities !== undefined) conditions.push(sql`c.priority = ANY (${priorities}::smallint[])`)
  if (labelIds !== undefined) {
    conditions.push(sql`EXISTS (
      SELECT FROM conversation_labels l
       WHERE l.tenant_id = ${scope.tenant.id} AND l.conversation_id = c.id AND l.label_id = ANY (${labelIds}::uuid[]))`)
  }
  return [...conditions, ...within('created_at', created), ...within('updated_at', updated)]
}

/** One value is compared as one: an index that begins with it gives the list's order, too. Null is nobody's. */
function anyOf(column: string, values: readonly (string | null)[]): RawBuilder<boolean> {
  const name = sql.ref(`c.${column}`)
  const ids = [...new Set(values.filter((value) => value !== null))]
  const [id] = ids
  const given = ids.length === 1 ? sql<boolean>`${name} = ${id}` : sql<boolean>`${name} = ANY (${ids}::uuid[])`
  if (!values.includes(null)) return given
  return ids.length === 0 ? sql<boolean>`${name} IS NULL` : sql<boolean>`(${name} IS NULL OR ${given})`
}

function within(column: string, { since, until }: Span = {}): RawBuilder<boolean>[] {
  const name = sql.ref(`c.${column}`)
  return [
    ...(since === undefined ? [] : [sql<boolean>`${name} >= ${since}`]),
    ...(until === undefined ? [] : [sql<boolean>`${name} < ${until}`]),
  ]
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
