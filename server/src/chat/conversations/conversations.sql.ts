import type { ConversationStatus } from '@recado/contracts/conversations'
import type { ConversationEventData } from '@recado/contracts/events'
import type { ContactId, ConversationId, InboxId, MemberId, TeamId } from '@recado/contracts/ids'
import { sql } from 'kysely'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { visibleIn } from './visibility.sql.ts'

export interface ConversationRow {
  id: ConversationId
  inbox_id: InboxId
  contact_id: ContactId
  protocol: string
  status: ConversationStatus
  snoozed_until: Date | null
  priority: number
  assignee_id: MemberId | null
  assigned_at: Date | null
  team_id: TeamId | null
  last_seq: number
  inbound_count: number
  last_message_seq: number
  last_message_at: Date
  waiting_since: Date | null
  first_response_at: Date | null
  contact_delivered_seq: number
  contact_read_seq: number
  resolved_at: Date | null
  created_at: Date
  updated_at: Date
}

const COLUMNS = [
  ...(['id', 'inbox_id', 'contact_id', 'protocol', 'status', 'snoozed_until', 'priority', 'assignee_id'] as const),
  ...(['assigned_at', 'team_id', 'last_seq', 'inbound_count', 'last_message_seq', 'last_message_at'] as const),
  ...(['waiting_since', 'first_response_at', 'contact_delivered_seq', 'contact_read_seq', 'resolved_at'] as const),
  ...(['created_at', 'updated_at'] as const),
] as const

/** What the database keeps wider than it is written. */
type Narrowed = Pick<ConversationRow, 'status'>

/** The inbox as the start of a conversation needs it; the table is the inboxes' module's. */
export async function findInboxForStart(
  scope: TenantScope,
  id: InboxId,
): Promise<{ team_id: TeamId | null; assignment: 'manual' | 'rotation' } | undefined> {
  const row = await scope.db
    .selectFrom('inboxes')
    .select(['team_id', 'assignment'])
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .where('retired_at', 'is', null)
    // It is not retired before this transaction ends.
    .forKeyShare()
    .executeTakeFirst()
  return row
}

/** Whether the contact may be written with; the table is the contacts' module's. */
export async function findContactForStart(
  scope: TenantScope,
  id: ContactId,
): Promise<{ blocked: boolean } | undefined> {
  return scope.db
    .selectFrom('contacts')
    .select('blocked')
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .where('merged_into', 'is', null)
    .executeTakeFirst()
}

/** The next number of the day, from 1; the counter's row is the lock. */
export async function takeProtocolNumber(scope: TenantScope, day: string): Promise<number> {
  const { rows } = await sql<{ last_number: number }>`
    INSERT INTO protocol_counters AS p (tenant_id, day, last_number) VALUES (${scope.tenant.id}, ${day}, 1)
    ON CONFLICT (tenant_id, day) DO UPDATE SET last_number = p.last_number + 1
    RETURNING last_number`.execute(scope.db)
  return rows[0]?.last_number ?? 1
}

export async function insertConversation(
  scope: TenantScope,
  conversation: Pick<
    ConversationRow,
    'id' | 'inbox_id' | 'contact_id' | 'protocol' | 'team_id' | 'status' | 'assignee_id' | 'assigned_at'
  > &
    Partial<Pick<ConversationRow, 'resolved_at'>>,
  now: Date = scope.clock.now(),
): Promise<ConversationRow> {
  const row = await scope.db
    .insertInto('conversations')
    .values({
      tenant_id: scope.tenant.id,
      ...conversation,
      last_message_at: now,
      opened_at: now,
      created_at: now,
      updated_at: now,
    })
    .returning(COLUMNS)
    .$narrowType<Narrowed>()
    .executeTakeFirstOrThrow()
  return row
}

/** The newest of a contact in an inbox that is not resolved. */
export async function findOpenConversationRow(
  scope: TenantScope,
  by: { inboxId: InboxId; contactId: ContactId },
): Promise<ConversationRow | undefined> {
  const row = await scope.db
    .selectFrom('conversations')
    .select(COLUMNS)
    .$narrowType<Narrowed>()
    .where('tenant_id', '=', scope.tenant.id)
    .where('contact_id', '=', by.contactId)
    .where('inbox_id', '=', by.inboxId)
    .where('status', '<>', 'resolved')
    .orderBy('last_message_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row
}

/**
 * The newest of a contact in an inbox, resolved or not. With `at`: where what was said then belongs, which is not behind what
 * was said later, but in what was imported.
 */
export async function findLastConversationRow(
  scope: TenantScope,
  by: { inboxId: InboxId; contactId: ContactId },
  at?: Date,
): Promise<ConversationRow | undefined> {
  const row = await scope.db
    .selectFrom('conversations')
    .select(COLUMNS)
    .$narrowType<Narrowed>()
    .where('tenant_id', '=', scope.tenant.id)
    .where('contact_id', '=', by.contactId)
    .where('inbox_id', '=', by.inboxId)
    .$if(at !== undefined, (query) =>
      query.where((eb) =>
        eb.or([
          eb('last_message_at', '<=', at ?? new Date(0)),
          eb.and([eb('status', '=', 'resolved'), eb('resolved_at', '=', eb.ref('created_at'))]),
        ]),
      ),
    )
    .orderBy('last_message_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row
}

/** Those that are not resolved, locked, the one that began first first. */
export async function lockOpenConversations(
  scope: TenantScope,
  by: { inboxId: InboxId; contactId: ContactId },
): Promise<ConversationRow[]> {
  const rows = await scope.db
    .selectFrom('conversations')
    .select(COLUMNS)
    .$narrowType<Narrowed>()
    .where('tenant_id', '=', scope.tenant.id)
    .where('contact_id', '=', by.contactId)
    .where('inbox_id', '=', by.inboxId)
    .where('status', '<>', 'resolved')
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
  return rows
}

/** As it is seen by whoever acts in the scope; undefined for what they may not see. */
export async function findVisible(scope: TenantScope, id: ConversationId): Promise<ConversationRow | undefined> {
  const row = await scope.db
    .selectFrom('conversations as c')
    .select(COLUMNS)
    .$narrowType<Narrowed>()
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .where(visibleIn(scope))
    .executeTakeFirst()
  return row
}

/** The same, and nobody changes it before the transaction ends. */
export async function lockVisible(scope: TenantScope, id: ConversationId): Promise<ConversationRow | undefined> {
  const row = await scope.db
    .selectFrom('conversations as c')
    .select(COLUMNS)
    .$narrowType<Narrowed>()
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .where(visibleIn(scope))
    .forNoKeyUpdate()
    .executeTakeFirst()
  return row
}

/** @returns the row as it is afterwards: capacity may have taken the assignee away. */
export async function updateConversationRow(
  scope: TenantScope,
  id: ConversationId,
  changes: Partial<
    Pick<
      ConversationRow,
      | 'status'
      | 'snoozed_until'
      | 'priority'
      | 'assignee_id'
      | 'assigned_at'
      | 'team_id'
      | 'waiting_since'
      | 'resolved_at'
    >
  >,
): Promise<ConversationRow> {
  const row = await scope.db
    .updateTable('conversations')
    .set({ ...changes, updated_at: scope.clock.now() })
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .returning(COLUMNS)
    .$narrowType<Narrowed>()
    .executeTakeFirstOrThrow()
  return row
}

/** Raises how far the customer's side has got; what was read was delivered. @returns undefined when it was there already. */
export async function raiseContactMarks(
  scope: TenantScope,
  id: ConversationId,
  marks: { delivered: number; read: number },
): Promise<
  (Pick<ConversationRow, 'inbox_id' | 'assignee_id' | 'team_id'> & { delivered: number; read: number }) | undefined
> {
  const { rows } = await sql<
    Pick<ConversationRow, 'inbox_id' | 'assignee_id' | 'team_id'> & { delivered: number; read: number }
  >`
    UPDATE conversations c
       SET contact_delivered_seq = greatest(c.contact_delivered_seq, least(${marks.delivered}::bigint, c.last_seq)),
           contact_read_seq = greatest(c.contact_read_seq, least(${marks.read}::bigint, c.last_seq))
     WHERE c.tenant_id = ${scope.tenant.id} AND c.id = ${id} AND ${visibleIn(scope)}
       AND (least(${marks.delivered}::bigint, c.last_seq) > c.contact_delivered_seq
            OR least(${marks.read}::bigint, c.last_seq) > c.contact_read_seq)
    RETURNING c.inbox_id, c.assignee_id, c.team_id, c.contact_delivered_seq AS delivered, c.contact_read_seq AS read`.execute(
    scope.db,
  )
  return rows[0]
}

/** What events say of a conversation, as it stands in this transaction. */
export async function readEventData(
  scope: TenantScope,
  id: ConversationId,
): Promise<ConversationEventData<'conversation.updated'>> {
  const { rows } = await sql<ConversationEventData<'conversation.updated'>>`
    SELECT c.id AS conversation_id, c.inbox_id, c.assignee_id, c.team_id, c.protocol, c.contact_id, c.status,
           c.snoozed_until, c.priority, c.last_seq,
           coalesce((SELECT jsonb_agg(l.label_id ORDER BY l.label_id) FROM conversation_labels l
                      WHERE l.tenant_id = c.tenant_id AND l.conversation_id = c.id), '[]') AS label_ids
      FROM conversations c WHERE c.tenant_id = ${scope.tenant.id} AND c.id = ${id}`.execute(scope.db)
  const [row] = rows
  if (row === undefined) throw new Error('the conversation of an event is gone')
  return row
}

/** The customer's first message that nobody has answered, as the messages say it. */
export async function findFirstUnansweredAt(scope: TenantScope, id: ConversationId): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    SELECT first_unanswered_at(${scope.tenant.id}, ${id}) AS at`.execute(scope.db)
  return rows[0]?.at ?? null
}

/** What somebody has in hand, locked in the order of ids, whoever may see it. */
export async function lockInHands(
  scope: TenantScope,
  memberId: MemberId,
): Promise<Pick<ConversationRow, 'id' | 'assignee_id' | 'team_id' | 'status'>[]> {
  return scope.db
    .selectFrom('conversations')
    .select(['id', 'assignee_id', 'team_id', 'status'])
    .where('tenant_id', '=', scope.tenant.id)
    .where('assignee_id', '=', memberId)
    .where('status', '<>', 'resolved')
    .orderBy('id')
    .forUpdate()
    .$narrowType<{
      id: ConversationRow['id']
      assignee_id: MemberId
      team_id: TeamId | null
      status: ConversationStatus
    }>()
    .execute()
}

/** Of a contact that became another. @returns how many conversations moved */
export async function moveConversations(scope: TenantScope, from: ContactId, to: ContactId): Promise<number> {
  const { numUpdatedRows } = await scope.db
    .updateTable('conversations')
    .set({ contact_id: to })
    .where('tenant_id', '=', scope.tenant.id)
    .where('contact_id', '=', from)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}
