import type { ConversationSort, ConversationStatus, ConversationView } from '@recado/contracts/conversations'
import type { CalendarId, ContactId, ConversationId, InboxId, LabelId, MemberId, TeamId } from '@recado/contracts/ids'
import { type RawBuilder, sql } from 'kysely'
import { decodePlaceCursor, encodePlaceCursor, isCursorOf } from '../../platform/cursor.ts'
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
  unanswered?: boolean | undefined
  unread?: boolean | undefined
  created?: Span | undefined
  updated?: Span | undefined
}

/** From `since` until just before `until`. */
export interface Span {
  since?: Date | undefined
  until?: Date | undefined
}

/** What a conversation is held against, as its inbox has it; the times themselves are counted by the inbox's calendar. */
export interface ServiceTargets {
  /** When the present matter began: the start, or the last reopening. */
  openedAt: Date
  firstAnswerMinutes: number | null
  resolutionMinutes: number | null
  calendarId: CalendarId | null
  /** Another one after each change of the calendar. */
  calendarVersion: string | null
}

/** A conversation without its due times, and what they follow from. */
export type TargetedConversation = Omit<ConversationView, DueTime> & { targets: ServiceTargets }
export type DueTime = 'first_answer_warn_at' | 'first_answer_due_at' | 'resolution_warn_at' | 'resolution_due_at'

const LIST = 'conversations'
/** The two parts of the list by waiting, each with an order of its own. */
const WAITING_LIST = 'conversations:waiting'
const QUIET_LIST = 'conversations:quiet'
const STATUSES: readonly ConversationStatus[] = ['open', 'pending', 'snoozed', 'resolved']

/**
 * A page of what the scope's actor may see. It is put together from walks along one index each: one a status, and within it
 * one for what is the actor's and one for each of their teams; none reads more than a page, whatever is stored. (Inbox,
 * label, priority, unanswered and unread are looked at on the way.)
 *
 * @throws cursor_invalid (400)
 */
export async function listConversations(
  scope: TenantScope,
  filters: ListFilters,
  page: { sort: ConversationSort; cursor: string | undefined; limit: number },
): Promise<{ items: TargetedConversation[]; next_cursor: string | null }> {
  const viewer = viewerOf(scope.actor)
  const limit = page.limit + 1
  const statuses = STATUSES.filter((status) => filters.statuses.some((one) => one === 'all' || one === status))
  const conditions = filterConditions(scope, viewer, filters)
  const walk: Walk = (order, more, most) =>
    statuses.flatMap((status) =>
      walksOf(scope, viewer, order, [sql<boolean>`c.status = ${sql.lit(status)}`, ...conditions, ...more], most),
    )
  if (walk(RECENT, [], sql.lit(limit)).length === 0) return { items: [], next_cursor: null }
  const { rows } = await sql<ViewRow>`
    WITH ${page.sort === 'waiting' ? waitingPage(scope, walk, page.cursor, limit) : recentPage(scope, walk, page.cursor, limit)}
    SELECT ${viewColumns(viewer)} FROM page c ${viewJoins(scope, viewer)}
     ORDER BY ${page.sort === 'waiting' ? WAITING_THEN_RECENT : RECENT}`.execute(scope.db)
  const items = rows.slice(0, page.limit)
  const last = items.at(-1)
  const isMore = rows.length > page.limit && last !== undefined
  return {
    items: items.map(presentConversation),
    next_cursor: isMore ? cursorAfter(scope, page.sort, last) : null,
  }
}

type Walk = (
  order: RawBuilder<unknown>,
  more: RawBuilder<boolean>[],
  most: RawBuilder<unknown>,
) => RawBuilder<unknown>[]

const RECENT = sql`c.last_message_at DESC, c.id DESC`
const LONGEST = sql`c.waiting_since, c.id`
const WAITING_THEN_RECENT = sql`c.waiting_since, CASE WHEN c.waiting_since IS NOT NULL THEN c.id END, ${RECENT}`

function recentPage(scope: TenantScope, walk: Walk, cursor: string | undefined, limit: number): RawBuilder<unknown> {
  const place = decodePlaceCursor(LIST, scope.tenant.id, cursor)
  const after = place === undefined ? [] : [sql<boolean>`(c.last_message_at, c.id) < (${place.at}, ${place.id})`]
  return sql`page AS (
    SELECT * FROM (${sql.join(walk(RECENT, after, sql.lit(limit)), sql` UNION ALL `)}) c
     ORDER BY ${RECENT} LIMIT ${sql.lit(limit)})`
}

/** Who waits, and below them, as far as there is room on the page, who does not: LIMIT 0 walks nowhere. */
function waitingPage(scope: TenantScope, walk: Walk, cursor: string | undefined, limit: number): RawBuilder<unknown> {
  const isPastWaiting = cursor !== undefined && isCursorOf(QUIET_LIST, cursor)
  const place = decodePlaceCursor(isPastWaiting ? QUIET_LIST : WAITING_LIST, scope.tenant.id, cursor)
  const waiting = [sql<boolean>`c.waiting_since IS NOT NULL`]
  const quiet = [sql<boolean>`c.waiting_since IS NULL`]
  if (isPastWaiting) waiting.push(sql`false`)
  else if (place !== undefined) waiting.push(sql`(c.waiting_since, c.id) > (${place.at}, ${place.id})`)
  if (isPastWaiting && place !== undefined) quiet.push(sql`(c.last_message_at, c.id) < (${place.at}, ${place.id})`)
  const room = sql`(SELECT ${sql.lit(limit)} - count(*) FROM waiting)`
  return sql`waiting AS MATERIALIZED (
    SELECT * FROM (${sql.join(walk(LONGEST, waiting, sql.lit(limit)), sql` UNION ALL `)}) c
     ORDER BY ${LONGEST} LIMIT ${sql.lit(limit)}
  ), quiet AS (
    SELECT * FROM (${sql.join(walk(RECENT, quiet, room), sql` UNION ALL `)}) c ORDER BY ${RECENT} LIMIT ${room}
  ), page AS (SELECT * FROM waiting UNION ALL SELECT * FROM quiet)`
}

function cursorAfter(scope: TenantScope, sort: ConversationSort, last: ViewRow): string {
  const { id: tenant } = scope.tenant
  if (sort === 'recent') return encodePlaceCursor(LIST, tenant, { at: last.last_message_at, id: last.id })
  const { waiting_since: since, last_message_at, id } = last
  return since === null
    ? encodePlaceCursor(QUIET_LIST, tenant, { at: last_message_at, id })
    : encodePlaceCursor(WAITING_LIST, tenant, { at: since, id })
}

/** One conversation as the scope's actor sees it; undefined when they may not. */
export async function findConversationView(
  scope: TenantScope,
  id: ConversationId,
): Promise<TargetedConversation | undefined> {
  const [view] = await readViews(scope, id, visibleIn(scope))
  return view
}

/** The same for who has just changed it, and may have lost sight of it by that. */
export async function getChangedView(scope: TenantScope, id: ConversationId): Promise<TargetedConversation> {
  const [view] = await readViews(scope, id, sql<boolean>`true`)
  if (view === undefined) throw new Error('the conversation that was changed is gone')
  return view
}

async function readViews(
  scope: TenantScope,
  id: ConversationId,
  condition: RawBuilder<boolean>,
): Promise<TargetedConversation[]> {
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
  order: RawBuilder<unknown>,
  conditions: readonly RawBuilder<boolean>[],
  limit: RawBuilder<unknown>,
): RawBuilder<unknown>[] {
  const walk = (condition: RawBuilder<boolean>) => sql`(
    SELECT c.* FROM conversations c
     WHERE c.tenant_id = ${scope.tenant.id} AND ${sql.join([condition, ...conditions], sql` AND `)}
     ORDER BY ${order} LIMIT ${limit})`
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

function filterConditions(scope: TenantScope, viewer: Viewer, filters: ListFilters): RawBuilder<boolean>[] {
  const { assigneeIds, teamIds, inboxIds, labelIds, contactIds, priorities, created, updated } = filters
  const { unanswered, unread } = filters
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
  if (unanswered !== undefined)
    conditions.push(unanswered ? sql`c.waiting_since IS NOT NULL` : sql`c.waiting_since IS NULL`)
  // An API key looks at nothing: all is read, as its unread_count says.
  if (unread !== undefined && viewer.memberId === null) conditions.push(sql`${!unread}::boolean`)
  else if (unread !== undefined) {
    const seen = sql`coalesce((SELECT r.seen_inbound FROM conversation_reads r
      WHERE r.tenant_id = ${scope.tenant.id} AND r.member_id = ${viewer.memberId} AND r.conversation_id = c.id), 0)`
    conditions.push(unread ? sql`c.inbound_count > ${seen}` : sql`c.inbound_count <= ${seen}`)
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

interface ViewRow extends Omit<ConversationView, 'contact' | 'last_message' | 'rating' | DueTime> {
  stars: number | null
  rating_comment: string | null
  rated_at: Date | null
  contact_id: ConversationView['contact']['id']
  contact_name: string
  last_message_at: Date
  last_message_preview: string
  last_message_direction: ConversationView['last_message']['direction']
  opened_at: Date
  first_answer_minutes: number | null
  resolution_minutes: number | null
  calendar_id: CalendarId | null
  calendar_version: string | null
}

function viewColumns(viewer: Viewer): RawBuilder<unknown> {
  const unread = viewer.memberId === null ? sql`0` : sql`greatest(c.inbound_count - coalesce(r.seen_inbound, 0), 0)`
  return sql`
    c.id, c.protocol, c.inbox_id, c.contact_id, k.name AS contact_name, c.status, c.snoozed_until, c.priority,
    c.assignee_id, c.assigned_at, c.team_id, c.last_seq, c.last_message_at, c.last_message_preview,
    c.last_message_direction, ${unread} AS unread_count, c.waiting_since, c.first_response_at, c.contact_delivered_seq,
    c.contact_read_seq, c.resolved_at, c.created_at, s.stars, s.comment AS rating_comment,
    s.updated_at AS rated_at, c.opened_at, i.first_answer_minutes, i.resolution_minutes,
    b.id AS calendar_id, b.xmin::text || ' ' || b.updated_at::text AS calendar_version,
    ARRAY(SELECT l.label_id FROM conversation_labels l
           WHERE l.tenant_id = c.tenant_id AND l.conversation_id = c.id ORDER BY l.label_id) AS label_ids`
}

function viewJoins(scope: TenantScope, viewer: Viewer): RawBuilder<unknown> {
  const reads = sql`LEFT JOIN conversation_reads r ON r.tenant_id = ${scope.tenant.id}
                     AND r.member_id = ${viewer.memberId} AND r.conversation_id = c.id`
  return sql`JOIN contacts k ON k.tenant_id = ${scope.tenant.id} AND k.id = c.contact_id
             JOIN inboxes i ON i.tenant_id = ${scope.tenant.id} AND i.id = c.inbox_id
             LEFT JOIN business_calendars b ON b.tenant_id = ${scope.tenant.id} AND b.id = i.calendar_id
             LEFT JOIN ratings s ON s.tenant_id = ${scope.tenant.id} AND s.conversation_id = c.id
             ${viewer.memberId === null ? sql`` : reads}`
}

function presentConversation(row: ViewRow): TargetedConversation {
  const { contact_id, contact_name, last_message_at, last_message_preview, last_message_direction, ...more } = row
  const { opened_at, first_answer_minutes, resolution_minutes, calendar_id, calendar_version, ...others } = more
  const { stars, rating_comment: comment, rated_at: at, ...rest } = others
  return {
    ...rest,
    rating: stars === null || at === null ? null : { stars, comment, at },
    contact: { id: contact_id, name: contact_name },
    last_message: { at: last_message_at, preview: last_message_preview, direction: last_message_direction },
    targets: {
      openedAt: opened_at,
      firstAnswerMinutes: first_answer_minutes,
      resolutionMinutes: resolution_minutes,
      calendarId: calendar_id,
      calendarVersion: calendar_version,
    },
  }
}
