import type { Control, PlatformScope } from '../../tenancy/control-scope.ts'
import { deleteEndedOneTimeTokens, deleteOldRegistrations } from '../accounts/index.ts'
import { deleteEndedHandOvers, deleteEndedRefreshTokens, deleteEndedSessions } from '../sessions/index.ts'

/** Rows a transaction: it ends in well under a second. */
const BATCH = 2_000

/**
 * Deletes sessions, refresh tokens, links and hand-overs that have ended by time, and addresses that registered long ago.
 * Somebody who works all day leaves some thirty used tokens behind, so without this the table would be the largest of control.
 */
export async function pruneEnded(parts: { control: Control }, signal: AbortSignal): Promise<void> {
  for (const work of [
    deleteEndedSessions,
    deleteEndedRefreshTokens,
    deleteEndedOneTimeTokens,
    deleteEndedHandOvers,
    deleteOldRegistrations,
  ]) {
    await untilEmpty(parts, work, signal)
  }
}

async function untilEmpty(
  { control }: { control: Control },
  work: (scope: PlatformScope, limit: number) => Promise<number>,
  signal: AbortSignal,
): Promise<void> {
  let gone = BATCH
  // Ends: when little is left, or with its caller's signal.
  while (gone === BATCH) {
    signal.throwIfAborted()
    gone = await control.acrossTenants((scope) => work(scope, BATCH))
  }
}
