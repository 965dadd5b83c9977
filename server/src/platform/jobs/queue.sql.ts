import type { PgBoss } from 'pg-boss'

export interface QueueTables {
  /** Names, of those given, with a job that is due. One look-up in an index a name, however long the queue. */
  listReady(names: readonly string[]): Promise<string[]>
  /** Milliseconds until the first job of these names is due; undefined when none waits. Reads every job that waits. */
  untilNextDue(names: readonly string[]): Promise<number | undefined>
  /** Takes away the repetitions that an attempt under way still had. */
  makeLast(name: string, claim: { id: string; retryCount: number }): Promise<void>
  /** A failed job holds back its key's followers for ever; it has been copied to the dead letters, so it may go. */
  releaseKeys(names: readonly string[]): Promise<void>
}

/** What pg-boss does not offer, said to its own tables. */
export function createQueueTables(boss: PgBoss, schema: string): QueueTables {
  return {
    listReady: async (names) => {
      const { rows } = await boss.getDb().executeSql(
        `SELECT q.name FROM unnest($1::text[]) AS q (name)
          WHERE EXISTS (SELECT 1 FROM ${schema}.job j
                         WHERE j.name = q.name AND j.state < 'active' AND NOT j.blocked
                           AND j.start_after <= ${schema}.job_now())`,
        [names],
      )
      return rows.map((row: { name: string }) => row.name)
    },
    untilNextDue: async (names) => {
      const { rows } = await boss.getDb().executeSql(
        `SELECT (extract(epoch FROM min(start_after) - ${schema}.job_now()) * 1000)::float8 AS ms
           FROM ${schema}.job WHERE name = ANY($1::text[]) AND state < 'active' AND NOT blocked`,
        [names],
      )
      const [row]: { ms: number | null }[] = rows
      return row?.ms ?? undefined
    },
    makeLast: async (name, { id, retryCount }) => {
      await boss.getDb().executeSql(
        `UPDATE ${schema}.job SET retry_limit = retry_count
            WHERE name = $1 AND id = $2 AND state = 'active' AND retry_count = $3`,
        [name, id, retryCount],
      )
    },
    releaseKeys: async (names) => {
      await boss
        .getDb()
        .executeSql(`DELETE FROM ${schema}.job WHERE name = ANY($1::text[]) AND state = 'failed'`, [names])
    },
  }
}
