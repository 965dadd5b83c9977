import { setImmediate } from 'node:timers/promises'
import type { CarImportQuestion } from '@recado/contracts/car-imports'
import { type StockCar, type StockProblem, type StockReport, type StockStop, stockReader } from '@recado/matching/stock'
import { tenantKeys } from '../../platform/storage/index.ts'
import type { ScopeSource } from '../../tenancy/tenant-scope.ts'
import { type StagedRow, stageRows, trimStaged } from './car-import-rows.sql.ts'
import { changeImport, type ImportProblem, type ImportRow, lockImport } from './car-imports.sql.ts'
import { cleanText } from './clean-text.ts'
import { plateDigest } from './plate-digest.ts'
import type { ImportPorts } from './ports.ts'
import { stagedCar } from './staged-car.ts'

/** Rows a transaction: it ends in well under a second, and so much is read again after a kill. */
const BATCH = 500

/**
 * Reads a file through the engine's reader, the one that `try:matching --stock` uses, and stores its rows batch by batch. A
 * file is read from its beginning each time, for what a row is depends on those before it; what was stored is passed over.
 * @returns 'read', or 'ended' when it waits, failed or was taken away meanwhile.
 */
export async function readFile(
  ports: ImportPorts,
  source: ScopeSource,
  row: ImportRow,
  signal: AbortSignal,
): Promise<'read' | 'ended'> {
  const digest = await ports.withTenant(source, (scope) => plateDigest(scope, ports.keyring))
  const rows: StagedRow[] = []
  let through = row.read_through
  let bytes = 0
  const add = (staged: StagedRow) => {
    if (staged.line > row.read_through) rows.push(staged)
  }
  const reader = stockReader({
    year: row.year,
    map: row.map,
    digest,
    ...(row.price_unit === null ? {} : { priceUnit: row.price_unit }),
    onCar: (car, { row: line, problems }) => add(acceptedRow(line, car, problems)),
    onRefused: ({ row: line, id, title, problems }) => add(refusedRow(line, { id, title, problems })),
  })
  const store = async (least: number): Promise<boolean> => {
    // Ends: each round takes some of the rows, and nothing adds to them meanwhile.
    while (rows.length > 0 && rows.length >= least) {
      signal.throwIfAborted()
      const batch = rows.splice(0, BATCH)
      through = batch.at(-1)?.line ?? through
      if (!(await storeBatch(ports, source, row, batch, { through, bytes }))) return false
    }
    return true
  }
  for (const { key } of row.parts) {
    const { stream } = await ports.storage.get(tenantKeys(source.tenant.id).own(key))
    for await (const piece of stream) {
      reader.push(piece as Uint8Array)
      bytes += (piece as Uint8Array).length
      if (!(await store(BATCH))) return 'ended'
    }
  }
  const steps = reader.finish()
  let step = steps.next()
  // Ends: with the file's steps.
  while (step.done !== true) {
    if (!(await store(BATCH))) return 'ended'
    // A workbook is read here, step by step, while others are answered.
    await setImmediate()
    step = steps.next()
  }
  const report = step.value
  if (report.stop === undefined && !(await store(1))) return 'ended'
  return noteReport(ports, source, row, report)
}

/** False when it is no longer to be read: discarded, or begun anew. */
async function storeBatch(
  { withTenant }: Pick<ImportPorts, 'withTenant'>,
  source: ScopeSource,
  { id }: ImportRow,
  batch: readonly StagedRow[],
  { through, bytes }: { through: number; bytes: number },
): Promise<boolean> {
  return withTenant(source, async (scope) => {
    const now = await lockImport(scope, id)
    if (now?.status !== 'running') return false
    await stageRows(scope, id, batch)
    const refused = batch.filter((one) => one.refused).length
    await changeImport(scope, id, {
      read_through: Math.max(now.read_through, through),
      read_bytes: Math.max(now.read_bytes, bytes),
      rows: now.rows + batch.length,
      cars: now.cars + batch.length - refused,
      refused: now.refused + refused,
    })
    return true
  })
}

async function noteReport(
  { withTenant }: Pick<ImportPorts, 'withTenant'>,
  source: ScopeSource,
  { id }: ImportRow,
  { stop, format, shape, rows, cars, refused }: StockReport,
): Promise<'read' | 'ended'> {
  return withTenant(source, async (scope) => {
    if ((await lockImport(scope, id))?.status !== 'running') return 'ended'
    const seen = { format: format ?? null, shape: shape ?? null }
    if (stop === undefined) {
      await changeImport(scope, id, { ...seen, rows, cars, refused })
      return 'read'
    }
    const question = questionOf(stop)
    const ended =
      question === undefined
        ? ({ status: 'failed', problem: problemOf(stop), ended_at: scope.clock.now() } as const)
        : ({ status: 'waiting', question } as const)
    await trimStaged(scope, id)
    await changeImport(scope, id, { ...seen, ...ended })
    return 'ended'
  })
}

/** What somebody can say, so that the file may be read all the same. */
function questionOf(stop: StockStop): CarImportQuestion | undefined {
  if (stop.code === 'price_scale') return { kind: 'price_scale', median: stop.median, suggests: stop.suggests ?? null }
  return stop.code === 'no_header' || stop.code === 'no_cars' ? { kind: 'mapping' } : undefined
}

/** Its words are the file's, as far as they can be stored. */
function problemOf({ code, ...detail }: StockStop): ImportProblem {
  const kept = Object.entries(detail).map(([name, value]) => [
    name,
    typeof value === 'string' ? cleanText(value, 200) : value,
  ])
  return { code, ...Object.fromEntries(kept) }
}

function acceptedRow(line: number, car: StockCar, problems: readonly StockProblem[]): StagedRow {
  // What a key was made of may be nothing that can be stored.
  const stock_key = cleanText(car.id, 100) || `row-${line}`
  const title = cleanText(car.title, 200)
  return { line, stock_key, title, refused: false, problems: problems.map(plain), car: stagedCar(car, stock_key) }
}

function refusedRow(
  line: number,
  { id, title, problems }: { id?: string; title?: string; problems: readonly StockProblem[] },
): StagedRow {
  return {
    line,
    stock_key: id === undefined || id === '' ? null : cleanText(id, 100),
    title: cleanText(title ?? '', 200),
    refused: true,
    problems: problems.map(plain),
    car: null,
  }
}

const plain = ({ value, ...problem }: StockProblem): StockProblem =>
  value === undefined ? problem : { ...problem, value: cleanText(value, 60) }
