import { sql } from 'kysely'
import type { RedactedPerson } from '../../platform/events/redact-events.sql.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

interface SoughtPerson {
  /** By ids as they leave. */
  wire: RedactedPerson
  patterns: { wide: string | null }
}

interface TracePage {
  seen: number
  changed: number
  last: string | null
}

/**
 * The next deliveries: a replay sends what is left of the event. What a receiver answered may repeat what it was sent, so
 * it goes with everything that was about the person.
 */
export async function redactDeliveries(
  scope: TenantScope,
  person: SoughtPerson & { mark: string },
  { after, limit }: { after: string | undefined; limit: number },
): Promise<TracePage> {
  const { rows } = await sql<TracePage>`
    WITH page AS MATERIALIZED (
      SELECT d.id, d.body::jsonb AS body FROM webhook_deliveries d
       WHERE d.tenant_id = ${scope.tenant.id} AND (${after ?? null}::uuid IS NULL OR d.id > ${after ?? null}::uuid)
       ORDER BY d.id LIMIT ${limit}
    ), judged AS MATERIALIZED (
      SELECT id, body, jsonb_set(body, '{data}', recado.redact_event(
               body -> 'data', ${JSON.stringify(person.wire)}::jsonb, ${person.mark}, ${scope.clock.now().toISOString()})) AS redacted
        FROM page WHERE jsonb_typeof(body -> 'data') = 'object'
    ), changed AS (
      UPDATE webhook_deliveries d SET body = j.redacted::text FROM judged j
       WHERE d.tenant_id = ${scope.tenant.id} AND d.id = j.id AND j.redacted <> j.body
      RETURNING d.id
    ), answers AS (
      UPDATE webhook_attempts a SET response_excerpt = ''
        FROM judged j
       WHERE a.tenant_id = ${scope.tenant.id} AND a.delivery_id = j.id AND a.response_excerpt <> ''
         AND (j.redacted <> j.body OR ${JSON.stringify(person.wire.conversations)}::jsonb ? (j.body #>> '{data,conversation_id}')
              OR a.response_excerpt ~ ${person.patterns.wide})
      RETURNING 1
    )
    SELECT (SELECT count(*) FROM page) AS seen, (SELECT count(*) FROM changed) + (SELECT count(*) FROM answers) AS changed,
           (SELECT id FROM page ORDER BY id DESC LIMIT 1) AS last`.execute(scope.db)
  return rows[0] ?? { seen: 0, changed: 0, last: null }
}

/** Answers that were kept for repetitions and name the person, or something of theirs. Two days of them at most. */
export async function eraseAnswers(scope: TenantScope, { wire, patterns }: SoughtPerson): Promise<number> {
  const { numAffectedRows } = await sql`
    DELETE FROM idempotency_keys k
     WHERE k.tenant_id = ${scope.tenant.id}
       AND (k.key ~ ${patterns.wide} OR recado.json_words(k.response) ~ ${patterns.wide}
            OR EXISTS (SELECT FROM regexp_matches(k.response::text, '(?:ctc|cnv)_[0-9a-z]{26}', 'g') AS named
                        WHERE ${JSON.stringify({ ...wire.contacts, ...wire.conversations })}::jsonb ? named[1]))`.execute(
    scope.db,
  )
  return Number(numAffectedRows ?? 0n)
}
