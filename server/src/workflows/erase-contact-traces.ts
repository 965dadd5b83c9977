import type { UploadPorts } from '../modules/attachments/index.ts'
import { removeUploads } from '../modules/attachments/index.ts'
import type { ScopeSource } from '../tenancy/tenant-scope.ts'
import { blankMessages, blankPreviews } from './contact-conversations.sql.ts'

/** Rows a transaction: it ends in well under a second. */
const BATCH = 1_000

/**
 * What erased contacts left in conversations: their messages become tombstones, their files go, from the storage first.
 * Bears repetition: what is gone is not found again, and an interrupted run is taken up where it stopped.
 */
export async function eraseContactTraces(
  ports: UploadPorts,
  source: ScopeSource,
  contactIds: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  let blanked: number
  // Ends: when little is left, or with its caller's signal.
  do {
    signal.throwIfAborted()
    blanked = await ports.withTenant(source, (scope) => blankMessages(scope, contactIds, BATCH))
  } while (blanked === BATCH)
  await ports.withTenant(source, (scope) => blankPreviews(scope, contactIds))
  for (const id of contactIds) await removeUploads(ports, source, `contact:${id}`, signal)
}
