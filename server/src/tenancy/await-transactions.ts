import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import type { ScopeSource, WithTenant } from './tenant-scope.ts'

const POLL_MS = 25
/** A transaction of ours ends in well under a second. */
const LONGEST_MS = 60_000

/**
 * Resolves when every transaction of the tenant that runs at the call has ended: what comes after sees what they wrote. New
 * ones are not held up. Each holds the tenant's shared lock (recado.enter), and is known by it.
 * @throws after a minute, or when `signal` aborts
 */
export async function awaitTransactions(
  { withTenant }: { withTenant: WithTenant },
  source: ScopeSource,
  signal: AbortSignal,
): Promise<void> {
  const running = await withTenant(source, async (scope) => {
    const { rows } = await sql<{ transaction: string }>`
      SELECT l.virtualtransaction AS transaction FROM pg_locks l, ${keyOf(source)} AS k
       WHERE ${isHolder} AND l.pid <> pg_backend_pid()`.execute(scope.db)
    return rows.map(({ transaction }) => transaction)
  })
  // Ends: when they have ended, after LONGEST_MS, or with its caller's signal.
  for (let waited = 0; running.length > 0; waited += POLL_MS) {
    const { rows } = await withTenant(source, (scope) =>
      sql`
      SELECT 1 FROM pg_locks l, ${keyOf(source)} AS k
       WHERE ${isHolder} AND l.virtualtransaction = ANY (${running}) LIMIT 1`.execute(scope.db),
    )
    if (rows.length === 0) return
    if (waited >= LONGEST_MS) throw new Error('a transaction of the tenant does not end')
    await sleep(POLL_MS, undefined, { signal })
  }
}

const keyOf = ({ tenant }: ScopeSource) => sql`(SELECT hashtextextended(${tenant.id}, 0) AS lock)`

/** An advisory lock of 64 bits shows as two of 32. */
const isHolder = sql`l.locktype = 'advisory' AND l.objsubid = 1 AND l.granted
  AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
  AND l.classid = ((k.lock >> 32) & 4294967295)::oid AND l.objid = (k.lock & 4294967295)::oid`
