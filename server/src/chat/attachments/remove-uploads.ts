import type { AttachmentId } from '@recado/contracts/ids'
import { tenantKeys } from '../../platform/storage/index.ts'
import type { ScopeSource } from '../../tenancy/tenant-scope.ts'
import { type Attachment, deleteAttachment, listById, listStale } from './attachments.sql.ts'
import { FOLDERS } from './begin-upload.ts'
import type { UploadPorts } from './ports.ts'

const BATCH = 100

/** These files and all that belongs to them; those that are gone already are no matter. */
export async function removeUploads(
  ports: UploadPorts,
  source: ScopeSource,
  ids: readonly AttachmentId[],
): Promise<number> {
  const found = await ports.withTenant(source, (scope) => listById(scope, ids))
  return removeAll(ports, source, found)
}

/** An upload that nobody finished, or sent with a message, within a day. */
export const STALE_MS = 86_400_000

/** Uploads that were begun before `before` and never sent. */
export async function sweepUploads(
  ports: UploadPorts,
  source: ScopeSource,
  before: Date,
  signal: AbortSignal,
): Promise<void> {
  await untilNone(signal, async () => {
    const found = await ports.withTenant(source, (scope) => listStale(scope, before, BATCH))
    return removeAll(ports, source, found)
  })
}

/** The files go before the rows: a row that is left over is found again, a file without a row by nobody. */
async function removeAll(ports: UploadPorts, source: ScopeSource, found: readonly Attachment[]): Promise<number> {
  const keys = tenantKeys(source.tenant.id)
  for (const attachment of found) {
    await ports.storage.deletePrefix(keys.uploadFolder(FOLDERS[attachment.kind], attachment.id))
    await ports.withTenant(source, async (scope) => {
      if (await deleteAttachment(scope, attachment.id)) await ports.meter.giveBack(scope, attachment.id)
    })
  }
  return found.length
}

async function untilNone(signal: AbortSignal, removeBatch: () => Promise<number>): Promise<void> {
  let removed: number
  // Ends: when little is left, or with its caller's signal.
  do {
    signal.throwIfAborted()
    removed = await removeBatch()
  } while (removed === BATCH)
}
