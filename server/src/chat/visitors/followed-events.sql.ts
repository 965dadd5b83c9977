import { sql } from 'kysely'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

// What the follow-up of answers reads of the log of events.

export interface AnswerEvent {
  event_id: number
  occurred_at: Date
  conversation_id: string
  seq: number
}

/** Answers among the events whose numbers are after `after` and up to `to`, in order. */
export async function listAnswers(
  scope: TenantScope,
  range: { after: number; to: number; limit: number },
): Promise<AnswerEvent[]> {
  const { rows } = await sql<AnswerEvent>`
    SELECT event_id, occurred_at, data ->> 'conversation_id' AS conversation_id,
           (data -> 'message' ->> 'seq')::bigint AS seq
      FROM recado.events
     WHERE tenant_id = ${scope.tenant.id} AND event_id > ${range.after} AND event_id <= ${range.to}
       AND name = 'message.created' AND data -> 'message' ->> 'direction' = 'out'
     ORDER BY event_id LIMIT ${range.limit}`.execute(scope.db)
  return rows
}
