import type { ScopeSource } from '../../tenancy/tenant-scope.ts'
import { discardImport } from './answer-import.ts'
import { listOverdueFeeds } from './car-feeds.sql.ts'
import { listUnended } from './car-imports.sql.ts'
import type { ImportPorts } from './ports.ts'
import { planNextRun } from './run-feed.ts'
import { removeEndedFile } from './run-import.ts'

const HOUR = 3_600_000
/** A file that nobody went on sending. */
const BROKEN_OFF_MS = 24 * HOUR
/** An answer that nobody gave: the file may hold plates, and a feed tells of newer cars by then. */
const UNANSWERED_MS = 7 * 24 * HOUR
/** A run this late has lost its job: a queue was restored, or a company was unreachable for longer than jobs are repeated. */
const LOST_MS = 2 * HOUR

/** At night: gives up what nobody goes on with, and plans feeds anew whose plans were lost. */
export async function sweepImports(
  ports: Pick<ImportPorts, 'withTenant' | 'storage'>,
  source: ScopeSource,
  now: Date,
): Promise<void> {
  const given = await ports.withTenant(source, async (scope) => {
    const old = (await listUnended(scope)).filter(({ status, created_at }) => {
      const age = now.getTime() - created_at.getTime()
      return (status === 'uploading' && age > BROKEN_OFF_MS) || (status === 'waiting' && age > UNANSWERED_MS)
    })
    for (const { id } of old) await discardImport(scope, id)
    for (const id of await listOverdueFeeds(scope, new Date(now.getTime() - LOST_MS))) await planNextRun(scope, id)
    return old
  })
  for (const { id } of given) await removeEndedFile(ports, source, id)
}
