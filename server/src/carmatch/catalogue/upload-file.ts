import { randomUUID } from 'node:crypto'
import type { Readable } from 'node:stream'
import type { CarImportId } from '@recado/contracts/ids'
import { errors as platformErrors } from '../../platform/errors.ts'
import { tenantKeys } from '../../platform/storage/index.ts'
import type { ScopeSource, TenantScope } from '../../tenancy/tenant-scope.ts'
import { planImport } from './begin-import.ts'
import { addFilePart, changeImport, findImport, type ImportRow, lockImport } from './car-imports.sql.ts'
import { errors } from './errors.ts'
import type { ImportPorts } from './ports.ts'

/** Each part is held in memory while it is stored. */
export const MAX_FILE_PART_BYTES = 4 * 1024 ** 2
const MIN_FILE_PART_BYTES = 64 * 1024

/**
 * Stores the next part of a file; `offset` is where the last one ended.
 * @throws not_found (404), car_import_ended (409), car_import_offset_wrong (409, with `received_bytes`),
 * car_import_part_size_wrong (422)
 */
export async function appendFilePart(
  ports: Pick<ImportPorts, 'withTenant' | 'storage'>,
  source: ScopeSource,
  { id, offset, bytes }: { id: CarImportId; offset: number; bytes: Uint8Array },
): Promise<ImportRow> {
  const row = await ports.withTenant(source, (scope) => requireImport(scope, id))
  if (row.status !== 'uploading') throw errors.car_import_ended()
  if (offset !== row.received_bytes) throw wrongOffset(row)
  const rest = row.size_bytes - offset
  const [smallest, largest] = [Math.min(MIN_FILE_PART_BYTES, rest), Math.min(rest, MAX_FILE_PART_BYTES)]
  if (bytes.length < smallest || bytes.length > largest)
    throw errors.car_import_part_size_wrong({ params: { smallest, largest } })
  const part = await storeFilePart(ports, source, { id, offset, bytes })
  const after = await ports.withTenant(source, (scope) => addFilePart(scope, id, offset, part))
  if (after !== undefined) return after
  await ports.storage.delete(tenantKeys(source.tenant.id).own(part.key))
  throw wrongOffset(await ports.withTenant(source, (scope) => requireImport(scope, id)))
}

/** Under a name of its own: two who send the same part at once do not write over each other. */
export async function storeFilePart(
  { storage }: Pick<ImportPorts, 'storage'>,
  source: ScopeSource,
  { id, offset, bytes }: { id: CarImportId; offset: number; bytes: Uint8Array | Readable },
): Promise<{ key: string; size: number }> {
  const key = tenantKeys(source.tenant.id).carFile(`${id}/${String(offset).padStart(12, '0')}-${randomUUID()}`)
  const { size } = await storage.put(key, bytes, { contentType: 'application/octet-stream' })
  return { key, size }
}

/** @throws not_found (404), car_import_incomplete (409) */
export async function startImport(scope: TenantScope, id: CarImportId): Promise<ImportRow> {
  const row = await lockImport(scope, id)
  if (row === undefined) throw platformErrors.not_found()
  if (row.status !== 'uploading') return row
  const { received_bytes: received, size_bytes: size } = row
  if (received < size)
    throw errors.car_import_incomplete({ params: { received, size }, extra: { received_bytes: received } })
  await planImport(scope, id)
  return changeImport(scope, id, { status: 'running' })
}

/** @throws not_found (404) */
export async function requireImport(scope: TenantScope, id: CarImportId): Promise<ImportRow> {
  const row = await findImport(scope, id)
  if (row === undefined) throw platformErrors.not_found()
  return row
}

function wrongOffset({ received_bytes: received }: ImportRow) {
  return errors.car_import_offset_wrong({ params: { received }, extra: { received_bytes: received } })
}
