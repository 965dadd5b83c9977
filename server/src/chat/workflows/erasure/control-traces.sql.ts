import { sql } from 'kysely'
import { QUEUE_SCHEMA } from '../../../platform/jobs/install-queue.ts'
import type { PlatformScope } from '../../../tenancy/control-scope.ts'
import { MARK } from './person-pattern.ts'
import type { ErasedPerson } from './read-person.ts'

const job = sql.raw(`${QUEUE_SCHEMA}.job`)

export interface JobPlace {
  name: string
  id: string
}

/**
 * The tenant's next jobs, waiting, finished, failed or dead: mails to the person are deleted, what others say of them is
 * redacted, with what attempts left behind. `running` counts mails that are being sent at this moment: those come again.
 */
export async function redactJobs(
  scope: PlatformScope,
  tenantId: string,
  { mails, patterns }: ErasedPerson,
  mailJob: string,
  { after, limit }: { after: JobPlace | undefined; limit: number },
): Promise<{ seen: number; changed: number; running: number; last: JobPlace | null }> {
  const { rows } = await sql<{ seen: number; changed: number; running: number; last: JobPlace | null }>`
    WITH page AS MATERIALIZED (
      SELECT name, id, state = 'active' AS running,
             coalesce(data ->> 'name', source_name, name) = ${mailJob}
               AND coalesce(data #>> '{payload,to}' ~ ${mails.to} OR data #>> '{payload,params,protocol}' = ANY (${mails.protocols}::text[]), false)
               AS is_theirs,
             coalesce(recado.json_words(data) ~ ${patterns.wide}, false) OR coalesce(recado.json_words(output) ~ ${patterns.wide}, false)
               OR coalesce(recado.json_words(source_output) ~ ${patterns.wide}, false) AS is_about
        FROM ${job}
       WHERE data ->> 'tenant_id' = ${tenantId}
         AND (${after?.name ?? null}::text IS NULL OR (name, id) > (${after?.name ?? ''}, ${after?.id ?? null}::uuid))
       ORDER BY name, id LIMIT ${limit}
    ), deleted AS (
      DELETE FROM ${job} j USING page p WHERE j.name = p.name AND j.id = p.id AND p.is_theirs AND NOT p.running RETURNING 1
    ), changed AS (
      UPDATE ${job} j
         SET data = recado.redact_json(j.data, ${patterns.wide}, ${MARK}),
             output = recado.redact_json(j.output, ${patterns.wide}, ${MARK}),
             source_output = recado.redact_json(j.source_output, ${patterns.wide}, ${MARK})
        FROM page p WHERE j.name = p.name AND j.id = p.id AND p.is_about AND NOT p.is_theirs
      RETURNING 1
    )
    SELECT (SELECT count(*) FROM page) AS seen, (SELECT count(*) FROM deleted) + (SELECT count(*) FROM changed) AS changed,
           (SELECT count(*) FROM page WHERE is_theirs AND running) AS running,
           (SELECT jsonb_build_object('name', name, 'id', id) FROM page ORDER BY name DESC, id DESC LIMIT 1) AS last`.execute(
    scope.control,
  )
  return rows[0] ?? { seen: 0, changed: 0, running: 0, last: null }
}
