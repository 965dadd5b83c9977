import type pg from 'pg'
import { runTransaction } from '../database/transaction.ts'
import { BEGIN_EVENTS, BEGIN_JOBS } from './outbox.sql.ts'

/** Whom recado.redact_event() takes out of events: ids as keys, so that each is one look-up. */
export interface RedactedPerson {
  contacts: Readonly<Record<string, 1>>
  conversations: Readonly<Record<string, 1>>
  bearers: Readonly<Record<string, 1>>
  patterns: Readonly<Record<'own' | 'wide' | 'unshared', string>>
}

export interface Redaction {
  tenantId: string
  person: RedactedPerson
  mark: string
  at: Date
}

export interface RedactedRows {
  seen: number
  changed: number
  last: number | undefined
}

/** Numbers, names and times of the next `limit` events stay; what they say of the person goes. */
export async function redactEvents(
  pool: pg.Pool,
  { tenantId, person, mark, at }: Redaction,
  { after, limit }: { after: number; limit: number },
): Promise<RedactedRows> {
  const { rows } = await pool.query<{ seen: number; changed: number; last: number | null }>(
    `WITH page AS MATERIALIZED (
       SELECT event_id, data, recado.redact_event(data, $3, $4, $5) AS redacted
         FROM recado.events WHERE tenant_id = $1 AND event_id > $2 ORDER BY event_id LIMIT $6
     ), changed AS (
       UPDATE recado.events e SET data = p.redacted FROM page p
        WHERE e.tenant_id = $1 AND e.event_id = p.event_id AND p.redacted <> p.data
       RETURNING 1
     )
     SELECT (SELECT count(*) FROM page) AS seen, (SELECT count(*) FROM changed) AS changed,
            (SELECT max(event_id) FROM page) AS last`,
    [tenantId, after, JSON.stringify(person), mark, at.toISOString(), limit],
  )
  return answer(rows[0])
}

/**
 * The same of what waits in the outbox, while the relay stands still: it reads rows some time before it passes them on. Mails
 * to the person are not passed on at all.
 */
export async function redactOutbox(
  pool: pg.Pool,
  { tenantId, person, mark, at }: Redaction,
  mails: { job: string; to: string; protocols: readonly string[] },
): Promise<number> {
  const begin = `${BEGIN_EVENTS};${BEGIN_JOBS.replace(/^\s*BEGIN;/, '')}`
  return runTransaction(pool, begin, async (client) => {
    const values = [tenantId, JSON.stringify(person), mark]
    const gone = await client.query(
      `DELETE FROM recado.outbox
        WHERE tenant_id = $1 AND kind = 'job' AND name = $2
          AND (payload ->> 'to' ~ $3 OR payload #>> '{params,protocol}' = ANY ($4::text[]))`,
      [tenantId, mails.job, mails.to, mails.protocols],
    )
    const jobs = await client.query(
      `UPDATE recado.outbox SET payload = recado.redact_json(payload, $2::jsonb #>> '{patterns,wide}', $3)
        WHERE tenant_id = $1 AND kind = 'job' AND recado.json_words(payload) ~ ($2::jsonb #>> '{patterns,wide}')`,
      values,
    )
    const events = await client.query(
      `UPDATE recado.outbox SET payload = recado.redact_event(payload, $2, $3, $4)
        WHERE tenant_id = $1 AND kind = 'event' AND recado.redact_event(payload, $2, $3, $4) <> payload`,
      [...values, at.toISOString()],
    )
    return (gone.rowCount ?? 0) + (jobs.rowCount ?? 0) + (events.rowCount ?? 0)
  })
}

function answer(row: { seen: number; changed: number; last: number | null } | undefined): RedactedRows {
  return { seen: row?.seen ?? 0, changed: row?.changed ?? 0, last: row?.last ?? undefined }
}
