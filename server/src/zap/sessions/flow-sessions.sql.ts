import type { ConversationId, FlowSessionId } from '@recado/contracts/ids'
import { loadState } from '@recado/flow'
import { sql } from 'kysely'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { BotError } from './bot-error.ts'
import type { SessionRow } from './session-row.ts'

const COLUMNS = [
  ...(['id', 'conversation_id', 'inbox_id', 'flow_id', 'flow_version_id', 'start_kind', 'start_id', 'status'] as const),
  ...(['end_reason', 'state', 'revision', 'waits_for', 'at_flow', 'at_block', 'answers', 'heard_seq'] as const),
  ...(['step_count', 'error_count', 'paused_reason', 'started_at', 'last_step_at', 'ended_at'] as const),
] as const

/** What the database keeps wider than it is written. */
type Narrowed = Pick<SessionRow, 'answers' | 'state'>

/** The conversation's one session that is not over, locked until the transaction ends. */
export async function lockLiveSession(
  scope: TenantScope,
  conversationId: ConversationId,
): Promise<SessionRow | undefined> {
  const row = await scope.db
    .selectFrom('flow_sessions')
    .select(COLUMNS)
    .$narrowType<Narrowed>()
    .where('tenant_id', '=', scope.tenant.id)
    .where('conversation_id', '=', conversationId)
    .where('status', '<>', 'closed')
    .forNoKeyUpdate()
    .executeTakeFirst()
  return row === undefined ? undefined : withState(row)
}

/** The newest session of a conversation, over or not; nothing is locked. */
export async function findNewestSession(
  scope: TenantScope,
  conversationId: ConversationId,
): Promise<SessionRow | undefined> {
  const row = await scope.db
    .selectFrom('flow_sessions')
    .select(COLUMNS)
    .$narrowType<Narrowed>()
    .where('tenant_id', '=', scope.tenant.id)
    .where('conversation_id', '=', conversationId)
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row
}

/** Of which conversation a session is; for who must lock that first. */
export async function findSessionPlace(
  scope: TenantScope,
  id: FlowSessionId,
): Promise<{ conversation_id: ConversationId } | undefined> {
  const row = await scope.db
    .selectFrom('flow_sessions')
    .select('conversation_id')
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .executeTakeFirst()
  return row
}

export async function insertSession(scope: TenantScope, session: SessionRow): Promise<void> {
  await scope.db
    .insertInto('flow_sessions')
    .values({ tenant_id: scope.tenant.id, ...session, ...jsonOf(session) })
    .execute()
}

/** @throws when another writer was there since the session was read: the row lock was not held. */
export async function saveSession(scope: TenantScope, session: SessionRow): Promise<void> {
  const { id, revision, conversation_id: _conversation, started_at: _started, ...changes } = session
  const { numUpdatedRows } = await scope.db
    .updateTable('flow_sessions')
    .set({ ...changes, ...jsonOf(session), revision: revision + 1 })
    .where('tenant_id', '=', scope.tenant.id)
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new Error('the session was changed by another writer')
}

function jsonOf({ state, answers }: SessionRow): { state: string; answers: string } {
  return { state: JSON.stringify(state), answers: JSON.stringify(answers) }
}

/** @throws BotError when what is stored is no state that this version can go on from. */
function withState(row: SessionRow): SessionRow {
  const loaded = loadState(row.state)
  if (!loaded.ok) throw new BotError('state_unreadable', `${loaded.problem} ${loaded.detail}`)
  return { ...row, state: loaded.state }
}

/** Ends the conversation's live session as failed, whatever its state is. @returns what was answered in it. */
export async function failLiveSession(
  scope: TenantScope,
  conversationId: ConversationId,
  error: string,
): Promise<Pick<SessionRow, 'id' | 'answers'> | undefined> {
  const now = scope.clock.now()
  const { rows } = await sql<Pick<SessionRow, 'id' | 'answers'>>`
    WITH failed AS (
      UPDATE flow_sessions SET status = 'closed', end_reason = 'failed', ended_at = ${now}, last_step_at = ${now},
             revision = revision + 1, step_count = step_count + 1, error_count = error_count + 1,
             heard_seq = (SELECT c.last_seq FROM conversations c
                           WHERE c.tenant_id = ${scope.tenant.id} AND c.id = ${conversationId})
       WHERE tenant_id = ${scope.tenant.id} AND conversation_id = ${conversationId} AND status <> 'closed'
      RETURNING id, answers, step_count
    ), noted AS (
      INSERT INTO flow_steps (tenant_id, session_id, seq, conversation_id, at, event, error)
      SELECT ${scope.tenant.id}, id, step_count, ${conversationId}, ${now}, '{"type": "failed"}', ${error} FROM failed
    )
    SELECT id, answers FROM failed`.execute(scope.db)
  return rows[0]
}
