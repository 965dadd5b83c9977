import { MAX_CAR_FILE_BYTES } from '@recado/contracts/car-imports'
import type { CarImportId } from '@recado/contracts/ids'
import { AppError } from '../../platform/errors.ts'
import { HttpClientError } from '../../platform/http-client/http-client-error.ts'
import { tenantKeys } from '../../platform/storage/index.ts'
import type { ScopeSource } from '../../tenancy/tenant-scope.ts'
import { trimStaged } from './car-import-rows.sql.ts'
import {
  addFilePart,
  changeImport,
  findImport,
  type ImportProblem,
  type ImportRow,
  lockImport,
} from './car-imports.sql.ts'
import type { ImportPorts } from './ports.ts'
import { readFile } from './read-file.ts'
import { switchStock } from './switch-stock.ts'
import { storeFilePart } from './upload-file.ts'

const FETCH_MS = 120_000
const REDIRECTS = 5

/**
 * Goes on with an import until it is done, fails or waits for an answer: fetches the file where it is at an address, stores
 * its rows batch by batch, and makes cars of all of them in one transaction. It may be broken off anywhere and run again.
 */
export async function runImport(
  ports: ImportPorts,
  source: ScopeSource,
  id: CarImportId,
  signal: AbortSignal,
): Promise<void> {
  const row = await ports.withTenant(source, (scope) => findImport(scope, id))
  if (row?.status !== 'running') return
  try {
    const whole = row.source === 'file' || row.parts.length > 0 ? row : await fetchFile(ports, source, row, signal)
    const outcome = await readFile(ports, source, whole, signal)
    if (outcome === 'read') await ports.withTenant(source, (scope) => switchStock(scope, ports, id))
  } catch (error) {
    const problem = problemOf(error)
    if (problem === undefined) throw error
    await failImport(ports, source, id, problem)
  }
  await removeEndedFile(ports, source, id)
}

/** What was read of it stays for the report, and becomes no cars. Nothing where it is not running. */
export async function failImport(
  { withTenant }: Pick<ImportPorts, 'withTenant'>,
  source: ScopeSource,
  id: CarImportId,
  problem: ImportProblem,
): Promise<void> {
  await withTenant(source, async (scope) => {
    if ((await lockImport(scope, id))?.status !== 'running') return
    await trimStaged(scope, id)
    await changeImport(scope, id, { status: 'failed', problem, ended_at: scope.clock.now() })
  })
}

/** What the file says goes when nobody needs it any more: it may hold plates. */
export async function removeEndedFile(
  { withTenant, storage }: Pick<ImportPorts, 'withTenant' | 'storage'>,
  source: ScopeSource,
  id: CarImportId,
): Promise<void> {
  const row = await withTenant(source, (scope) => findImport(scope, id))
  if (row?.status === 'running' || row?.status === 'waiting' || row?.status === 'uploading') return
  await storage.deletePrefix(tenantKeys(source.tenant.id).carFileFolder(id))
}

/** Stored as it comes, and kept as a file that was sent: a run that is repeated, or goes on after an answer, reads the same. */
async function fetchFile(
  ports: ImportPorts,
  source: ScopeSource,
  row: ImportRow,
  signal: AbortSignal,
): Promise<ImportRow> {
  const limits = { redirects: REDIRECTS, maxResponseBytes: MAX_CAR_FILE_BYTES, timeoutMs: FETCH_MS }
  const part = await ports.http.download({ url: row.name, ...limits, signal }, async ({ status, body }) => {
    if (status !== 200) throw new FetchRefused(status)
    return storeFilePart(ports, source, { id: row.id, offset: 0, bytes: body })
  })
  return ports.withTenant(source, async (scope) => {
    const kept = await addFilePart(scope, row.id, 0, part)
    if (kept === undefined) throw new Error('the import is read by somebody else')
    return changeImport(scope, row.id, { size_bytes: part.size })
  })
}

class FetchRefused extends Error {
  readonly status: number
  constructor(status: number) {
    super(`the feed answered ${status}`)
    this.name = 'FetchRefused'
    this.status = status
  }
}

/** What is told to whoever imports; anything else is ours, and the run is repeated. */
function problemOf(error: unknown): ImportProblem | undefined {
  if (error instanceof FetchRefused) return { code: 'http_status', status: error.status }
  if (error instanceof HttpClientError && error.code !== 'http_aborted') return { code: error.code }
  if (error instanceof AppError && error.code === 'quota_exceeded') return { code: error.code, ...error.extra }
  return undefined
}
