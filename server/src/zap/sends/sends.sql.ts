import type { SendBody } from '@recado/contracts/bots'
import type { SendProblem } from '@recado/contracts/delivery'
import type { ConnectionId, ConversationId } from '@recado/contracts/ids'
import { sql } from 'kysely'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import type { SendKind, SendRow } from './send-row.ts'

// Whoever changes a send holds the row of its message: message first, then its sends, then the conversation's marks.

type MessagePosition = { conversationId: ConversationId; seq: number }

const COLUMNS = [
  ...(['id', 'connection_id', 'conversation_id', 'seq', 'part', 'kind', 'state', 'problem', 'detail'] as const),
  ...(['message_id', 'attempts', 'next_attempt_at', 'alarmed_at', 'created_at', 'updated_at'] as const),
  ...(['request', 'emoji'] as const),
] as const

/** What the database keeps wider than it is written. */
type Narrowed = Pick<SendRow, 'problem' | 'request'>

/** Numbers of a conversation's messages of which something waits, in their order. */
export async function listWaitingSeqs(scope: TenantScope, id: ConversationId, limit: number): Promise<number[]> {
  const rows = await scope.db
    .selectFrom('whatsapp_sends')
    .select('seq')
    .distinct()
    .where('tenant_id', '=', scope.tenant.id)
    .where('conversation_id', '=', id)
    .where('state', '=', 'waiting')
    .orderBy('seq')
    .limit(limit)
    .execute()
  return rows.map(({ seq }) => Number(seq))
}

/** Those that wait, as they are to leave: a message before what changes it, parts in their order. */
export async function listWaiting(
  scope: TenantScope,
  { conversationId, seqs }: { conversationId: ConversationId; seqs: readonly number[] },
): Promise<SendRow[]> {
  const rows = await scope.db
    .selectFrom('whatsapp_sends')
    .select(COLUMNS)
    .$narrowType<Narrowed>()
    .where('tenant_id', '=', scope.tenant.id)
    .where('conversation_id', '=', conversationId)
    .where('state', '=', 'waiting')
    .where(sql<boolean>`seq = ANY (${seqs}::bigint[])`)
    .orderBy('seq')
    .orderBy(sql`kind <> 'message'`)
    .orderBy('part')
    .orderBy('id')
    .execute()
  return rows
}

/** Each part of a message as it was sent last: what was sent anew counts, and not what it replaces. */
export async function listParts(scope: TenantScope, { conversationId, seq }: MessagePosition): Promise<SendRow[]> {
  const { rows } = await sql<SendRow>`
    SELECT DISTINCT ON (s.part) ${sql.join(COLUMNS.map((column) => sql.ref(`s.${column}`)))}
      FROM whatsapp_sends s
     WHERE s.tenant_id = ${scope.tenant.id} AND s.conversation_id = ${conversationId} AND s.seq = ${seq}
       AND s.kind = 'message'
     ORDER BY s.part, s.id DESC`.execute(scope.db)
  return rows
}

export async function findSend(
  scope: TenantScope,
  { connectionId, id }: { connectionId: ConnectionId; id: string },
): Promise<SendRow | undefined> {
  const row = await scope.db
    .selectFrom('whatsapp_sends')
    .select(COLUMNS)
    .$narrowType<Narrowed>()
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .where('connection_id', '=', connectionId)
    .executeTakeFirst()
  return row
}

/** Ids are the database's: in the order in which they are asked for, whichever server asks. */
export async function insertSend(
  scope: TenantScope,
  send: Pick<SendRow, 'connection_id' | 'conversation_id' | 'seq' | 'part'> & { kind: SendKind; emoji?: string | null },
): Promise<void> {
  const now = scope.clock.now()
  await scope.db
    .insertInto('whatsapp_sends')
    .values({ tenant_id: scope.tenant.id, id: sql<string>`uuidv7()`, ...send, created_at: now, updated_at: now })
    .execute()
}

/** What is asked of the bot, fixed before it is asked the first time. */
export async function fixRequest(scope: TenantScope, id: string, request: SendBody): Promise<void> {
  await scope.db
    .updateTable('whatsapp_sends')
    .set({ request: JSON.stringify(request) })
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .execute()
}

export async function changeSend(
  scope: TenantScope,
  id: string,
  change: Partial<Pick<SendRow, 'state' | 'problem' | 'detail' | 'message_id' | 'alarmed_at'>>,
): Promise<void> {
  // What it said is of no use any more once the bot has it.
  const settled = change.state === undefined ? {} : { request: null, next_attempt_at: null }
  await scope.db
    .updateTable('whatsapp_sends')
    .set({ ...change, ...settled, updated_at: scope.clock.now() })
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .execute()
}

/** What the bot answered, unless it has said more by itself meanwhile. @returns whether that is news. */
export async function settleWaiting(
  scope: TenantScope,
  id: string,
  change: { state: 'handed' | 'failed'; problem: SendProblem | null; detail: string },
): Promise<boolean> {
  const { numUpdatedRows } = await scope.db
    .updateTable('whatsapp_sends')
    // Where it waits now is another place: what is told of after a minute there is told anew.
    .set({ ...change, alarmed_at: null, request: null, next_attempt_at: null, updated_at: scope.clock.now() })
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/**
 * Whether something of its conversation is on its way to the network, or is to leave before it: another part or message that
 * waits for its next try. What changes a message waits for its name and holds up nobody.
 */
export async function isBehindAnother(
  scope: TenantScope,
  { id, conversation_id: conversationId, seq, part }: SendRow,
): Promise<boolean> {
  const { rows } = await sql<{ behind: boolean }>`
    SELECT EXISTS (
      SELECT FROM whatsapp_sends s
       WHERE s.tenant_id = ${scope.tenant.id} AND s.conversation_id = ${conversationId} AND s.id <> ${id}
         AND s.state = 'handed')
    OR EXISTS (
      SELECT FROM whatsapp_sends s
       WHERE s.tenant_id = ${scope.tenant.id} AND s.conversation_id = ${conversationId} AND s.id <> ${id}
         AND s.state = 'waiting' AND s.kind = 'message' AND (s.seq, s.part) < (${seq}, ${part})) AS behind`.execute(
    scope.db,
  )
  return rows[0]?.behind === true
}

/** It is still being asked. @returns whether anybody waits for that: not once it was given up. */
export async function keepHanded(scope: TenantScope, id: string): Promise<boolean> {
  const { numUpdatedRows } = await scope.db
    .updateTable('whatsapp_sends')
    .set({ updated_at: scope.clock.now() })
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .where('state', '=', 'handed')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** @returns whether it is: not what does not wait any more, nor what somebody has put off meanwhile. */
export async function putOff(
  scope: TenantScope,
  id: string,
  { until, detail }: { until: Date; detail: string },
): Promise<boolean> {
  const now = scope.clock.now()
  const { numUpdatedRows } = await scope.db
    .updateTable('whatsapp_sends')
    .set({ attempts: sql`attempts + 1`, next_attempt_at: until, detail, updated_at: now })
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .where((eb) => eb.or([eb('next_attempt_at', 'is', null), eb('next_attempt_at', '<=', now)]))
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** What never left need not. */
export async function deleteSend(scope: TenantScope, id: string): Promise<void> {
  await scope.db.deleteFrom('whatsapp_sends').where('tenant_id', '=', scope.tenant.id).where('id', '=', id).execute()
}

/** Open for longer than that, and nobody was told; oldest first. */
export async function listStuck(
  scope: TenantScope,
  { connectionId, before, limit }: { connectionId: ConnectionId; before: Date; limit: number },
): Promise<SendRow[]> {
  const rows = await openOf(scope, connectionId)
    .select(COLUMNS)
    .$narrowType<Narrowed>()
    .where('created_at', '<', before)
    .where('alarmed_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows
}

/** Conversations with something that waits; since before an instant, if one is given. */
export async function listWaitingConversations(
  scope: TenantScope,
  { connectionId, before, limit }: { connectionId: ConnectionId; before?: Date; limit: number },
): Promise<ConversationId[]> {
  let query = openOf(scope, connectionId).select('conversation_id').distinct().where('state', '=', 'waiting')
  if (before !== undefined) query = query.where(sql<boolean>`coalesce(next_attempt_at, created_at) < ${before}`)
  const rows = await query.limit(limit).execute()
  return rows.map(({ conversation_id }) => conversation_id)
}

/** Whether anything is open that nobody was told of, and whether anything waits at all. */
export async function readOpen(
  scope: TenantScope,
  connectionId: ConnectionId,
): Promise<{ untold: boolean; waiting: boolean }> {
  const row = await openOf(scope, connectionId)
    .select([
      sql<boolean>`coalesce(bool_or(alarmed_at IS NULL), false)`.as('untold'),
      sql<boolean>`coalesce(bool_or(state = 'waiting'), false)`.as('waiting'),
    ])
    .executeTakeFirst()
  return row ?? { untold: false, waiting: false }
}

/** What waits for news of a message: changes of it, which wait for the network's id of it, and whether younger messages do. */
export async function readWaitingFor(
  scope: TenantScope,
  { conversationId, seq }: MessagePosition,
): Promise<{ changes: string[]; younger: boolean }> {
  const ofConversation = sql`s.tenant_id = ${scope.tenant.id} AND s.conversation_id = ${conversationId} AND s.state = 'waiting'`
  const { rows } = await sql<{ changes: string[]; younger: boolean }>`
    SELECT ARRAY(SELECT s.id FROM whatsapp_sends s
                  WHERE ${ofConversation} AND s.seq = ${seq} AND s.kind <> 'message') AS changes,
           EXISTS (SELECT FROM whatsapp_sends s
                    WHERE ${ofConversation} AND s.seq >= ${seq} AND s.kind = 'message') AS younger`.execute(scope.db)
  return rows[0] ?? { changes: [], younger: false }
}

function openOf(scope: TenantScope, connectionId: ConnectionId) {
  return scope.db
    .selectFrom('whatsapp_sends')
    .where('tenant_id', '=', scope.tenant.id)
    .where('connection_id', '=', connectionId)
    .where('state', 'in', ['waiting', 'handed'])
}
